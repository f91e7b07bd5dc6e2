package io.mindscape.slipway.policies.hcl;

import java.util.Map;
import java.util.Set;

/**
 * Which members of an object are blocks in Terraform's own language, and how many labels they have;
 * JSON does not tell. Blocks of providers are known by their names where a rule looks at them; all
 * others read as arguments, which shows the same values.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/language/syntax/json">the JSON syntax in
 *     Terraform's documentation</a>
 */
final class JsonSchema {

  /** What stands around a file. */
  static final String FILE = "";

  static final Map<String, Integer> ROOT =
      Map.ofEntries(
          Map.entry("terraform", 0),
          Map.entry("locals", 0),
          Map.entry("provider", 1),
          Map.entry("variable", 1),
          Map.entry("output", 1),
          Map.entry("module", 1),
          Map.entry("resource", 2),
          Map.entry("data", 2),
          Map.entry("ephemeral", 2),
          Map.entry("check", 1),
          Map.entry("moved", 0),
          Map.entry("removed", 0),
          Map.entry("import", 0));

  private static final Map<String, Map<String, Integer>> INNER =
      Map.ofEntries(
          Map.entry(
              "terraform",
              Map.of("required_providers", 0, "backend", 1, "cloud", 0, "provider_meta", 1)),
          Map.entry("cloud", Map.of("workspaces", 0)),
          Map.entry("variable", Map.of("validation", 0)),
          Map.entry("output", Map.of("precondition", 0)),
          Map.entry("lifecycle", Map.of("precondition", 0, "postcondition", 0)),
          Map.entry("check", Map.of("data", 2, "assert", 0)),
          Map.entry("removed", Map.of("lifecycle", 0, "provisioner", 1)),
          Map.entry("provider", Map.of("default_tags", 0)),
          Map.entry("dynamic", Map.of("content", 0)));

  private static final Map<String, Integer> HANDLING =
      Map.of("lifecycle", 0, "connection", 0, "provisioner", 1, "dynamic", 1);
  private static final Set<String> HANDLED = Set.of("resource", "data", "ephemeral");

  private static final Set<String> OF_PROVIDERS =
      Set.of(
          "ingress",
          "egress",
          "vpc_config",
          "root_block_device",
          "ebs_block_device",
          "block_device_mappings",
          "ebs");

  /** Of which the value is a name or a type, and no template. */
  private static final Map<String, Set<String>> EXPRESSIONS =
      Map.ofEntries(
          Map.entry("variable", Set.of("type")),
          Map.entry("resource", Set.of("depends_on", "provider")),
          Map.entry("data", Set.of("depends_on", "provider")),
          Map.entry("module", Set.of("depends_on", "providers")),
          Map.entry("output", Set.of("depends_on")),
          Map.entry("lifecycle", Set.of("ignore_changes", "replace_triggered_by")),
          Map.entry("moved", Set.of("from", "to")),
          Map.entry("removed", Set.of("from")),
          Map.entry("import", Set.of("to", "provider")),
          Map.entry("dynamic", Set.of("iterator")));

  private JsonSchema() {}

  /**
   * How many labels a block of that name has in a block of type {@code parent}; -1 for no block.
   */
  static int labels(String parent, String name) {
    if (parent.equals(FILE)) {
      return ROOT.getOrDefault(name, -1);
    }
    var inner = INNER.getOrDefault(parent, Map.of());
    if (inner.containsKey(name)) {
      return inner.getOrDefault(name, -1);
    }
    if (HANDLED.contains(parent) && HANDLING.containsKey(name)) {
      return HANDLING.getOrDefault(name, -1);
    }
    boolean isOwn = INNER.containsKey(parent) || ROOT.containsKey(parent);
    boolean mayHave = HANDLED.contains(parent) || !isOwn;
    return mayHave && OF_PROVIDERS.contains(name) ? 0 : -1;
  }

  static boolean isExpression(String parent, String name) {
    return EXPRESSIONS.getOrDefault(parent, Set.of()).contains(name);
  }
}
