package io.mindscape.slipway.sandbox.fuzz;

import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Entry;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Follows the field paths that findings name, such as {@code spec.containers[0].image}.
 *
 * <p>What is written is followed to its end, and a position has to be one of the list that stands
 * there. A finding may say that something is missing: then the rest of its path is not there, and
 * is a way through fields, which has no positions, with at most one key at its end ({@code
 * data[password]}).
 */
final class FieldPath {

  private static final Pattern MISSING =
      Pattern.compile("(?:\\.?[a-zA-Z][a-zA-Z0-9-]*+)*+(?:\\[(?![0-9]+])[^\\[\\]]*+])?+");

  private static final String VOLUMES = "spec.template.spec.volumes";

  /** Of these fields the server names the list and not the item, and so do we. */
  private static final Map<String, Set<String>> OF_ALL =
      Map.of(
          "volumeMounts",
          Set.of(".mountPropagation", ".recursiveReadOnly", ".subPath", ".subPathExpr"));

  private FieldPath() {}

  /** Whether the path leads through an object; its claims are volumes of its pods to the server. */
  static boolean leadsInObject(Mapping root, String path) {
    return leads(root, path)
        || (path.startsWith(VOLUMES)
            && root.get("spec") instanceof Mapping spec
            && spec.get("volumeClaimTemplates") instanceof Sequence claims
            && leads(claims, path.substring(VOLUMES.length())));
  }

  /** Whether the path leads through {@code node} as far as things are there. */
  static boolean leads(YamlNode node, String path) {
    if (path.isEmpty()) {
      return true;
    }
    return switch (node) {
      case Mapping mapping -> inMapping(mapping, path);
      case Sequence list -> inList(list, path);
      case YamlNode.Scalar scalar -> MISSING.matcher(path).matches();
    };
  }

  /** A key may have dots and brackets, so each that fits is tried. */
  private static boolean inMapping(Mapping mapping, String path) {
    var step = path.startsWith(".") ? path.substring(1) : path;
    return through(mapping, path)
        || through(mapping, step)
        || (MISSING.matcher(step).matches()
            && mapping.entries().stream().noneMatch(entry -> isStep(entry, step)));
  }

  private static boolean through(Mapping mapping, String path) {
    for (var entry : mapping.entries()) {
      for (var form : forms(entry)) {
        if (isStep(path, form) && follows(entry, path.substring(form.length()))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean follows(Entry entry, String rest) {
    return leads(entry.value(), rest)
        || (OF_ALL.getOrDefault(entry.key(), Set.of()).contains(rest)
            && entry.value() instanceof Sequence items
            && items.items().stream().anyMatch(item -> has(item, rest.substring(1))));
  }

  private static boolean has(YamlNode item, String field) {
    return item instanceof Mapping mapping && mapping.entry(field) != null;
  }

  private static boolean isStep(Entry entry, String path) {
    return forms(entry).stream().anyMatch(form -> isStep(path, form));
  }

  private static List<String> forms(Entry entry) {
    var forms = new ArrayList<String>();
    for (var key : List.of(entry.key(), entry.jsonKey())) {
      forms.add("[" + key + "]");
      if (!key.isEmpty()) {
        forms.add(key);
      }
    }
    return forms;
  }

  private static boolean isStep(String path, String form) {
    return path.startsWith(form)
        && (path.length() == form.length() || ".[".indexOf(path.charAt(form.length())) >= 0);
  }

  private static boolean inList(Sequence list, String path) {
    int end = path.indexOf(']');
    if (!path.startsWith("[") || end < 2 || end > 8) {
      return false;
    }
    var digits = path.substring(1, end);
    return digits.chars().allMatch(Character::isDigit)
        && Integer.parseInt(digits) < list.items().size()
        && leads(list.items().get(Integer.parseInt(digits)), path.substring(end + 1));
  }
}
