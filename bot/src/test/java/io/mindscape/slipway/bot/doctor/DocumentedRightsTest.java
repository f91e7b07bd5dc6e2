package io.mindscape.slipway.bot.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.bot.cluster.Right;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The roles in the documents are what the doctor asks a cluster for: no right less, none more. */
final class DocumentedRightsTest {

  private static final Path DOCUMENTS = Path.of("..", "docs");
  private static final Pattern FENCE = Pattern.compile("(?ms)^```yaml\n(.*?)^```$");

  @Test
  void ofDeployments() throws IOException {
    assertThat(roles("clusters.md", "slipway-deploys", "slipway-namespaces"))
        .isEqualTo(words(ClusterLook.needed("mindscape").toList()));
  }

  @Test
  void ofReboots() throws IOException {
    assertThat(roles("nodes.md", "slipway-nodes"))
        .isEqualTo(needed("security_patches", "nodes: {}"));
  }

  @Test
  void ofLogs() throws IOException {
    assertThat(roles("logs.md", "slipway-logs", "slipway-namespaces"))
        .isEqualTo(needed("log_rotation", "logs: [{environment: production, claim: app-logs}]"));
  }

  @Test
  void ofTheSecretOfADatabase() throws IOException {
    assertThat(roles("database-care.md", "slipway-database"))
        .isEqualTo(
            needed(
                "database_optimization",
                "database: {secret: {cluster: production, namespace: mindscape, name:"
                    + " mindscape-db-app}}"));
  }

  private static Set<String> needed(String task, String how) {
    var file =
        """
        maintenance:
          schedule: "Every Sunday 02:00-04:00 UTC"
          tasks: [%s]
          %s
        delivery:
          environments:
            production: {paths: [k8s], cluster: production, namespace: mindscape}
        """
            .formatted(task, how)
            .getBytes(StandardCharsets.UTF_8);
    var rights = UpkeepRights.of(StrategyReader.read(new SourceFile("slipway.yaml", file)));
    assertThat(rights).containsOnlyKeys("production");
    return words(rights.getOrDefault("production", Set.of()));
  }

  private static Set<String> words(Collection<Right> rights) {
    return rights.stream().map(Right::toString).collect(Collectors.toCollection(TreeSet::new));
  }

  /** All that the roles of these names allow which stand on a page. */
  private static Set<String> roles(String page, String... names) throws IOException {
    var found = new TreeSet<String>();
    var seen = new TreeSet<String>();
    var fences = FENCE.matcher(Files.readString(DOCUMENTS.resolve(page)));
    while (fences.find()) {
      for (var document : new Yaml().loadAll(fences.group(1))) {
        if (document instanceof Map<?, ?> role
            && role.get("rules") instanceof List<?> rules
            && role.get("metadata") instanceof Map<?, ?> meta
            && List.of(names).contains(String.valueOf(meta.get("name")))) {
          var namespace = meta.get("namespace") instanceof String in ? in : "";
          rules.forEach(rule -> found.addAll(rights((Map<?, ?>) rule, namespace)));
          seen.add(String.valueOf(meta.get("name")));
        }
      }
    }
    assertThat(seen).as(page).containsExactlyInAnyOrder(names);
    return found;
  }

  private static Set<String> rights(Map<?, ?> rule, String namespace) {
    var rights = new TreeSet<String>();
    for (var group : list(rule.get("apiGroups"))) {
      for (var resource : list(rule.get("resources"))) {
        for (var verb : list(rule.get("verbs"))) {
          for (var name :
              rule.get("resourceNames") == null ? List.of("") : list(rule.get("resourceNames"))) {
            rights.add(new Right(verb, group, resource, namespace, name).toString());
          }
        }
      }
    }
    return rights;
  }

  private static List<String> list(Object value) {
    return ((List<?>) value).stream().map(String::valueOf).toList();
  }
}
