package io.mindscape.slipway.sandbox.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mindscape.slipway.bot.registry.DebiansRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A move to another version of Kubernetes' API from the window to the cluster: proposed on a
 * Sunday, judged, merged by a person, deployed, and not proposed again on the next.
 */
final class MergedMoveTest {

  private static final LocalDate FIRST = LocalDate.parse("2026-11-29");
  private static final String BUDGET = "k8s/staging/disruptionbudget.yaml";
  private static final String IN_CLUSTER =
      "/apis/policy/v1/namespaces/mindscape-staging/poddisruptionbudgets/mindscape-web";

  @Test
  void reachesTheClusterAndIsNotProposedAgain(@TempDir Path folder) throws Exception {
    var kept = Files.createDirectories(folder.resolve("registry"));
    try (var registry = DebiansRegistry.start(kept);
        var harbour = Harbour.start(folder, registry, platform())) {
      var old = harbour.read(BUDGET, "main");
      assertThat(old).contains("policy/v1beta1");
      harbour.sunday(FIRST);
      assertThat(harbour.proposed()).hasSize(1);
      var pull = harbour.proposed().getFirst();
      assertThat(harbour.files(pull.number())).containsExactly(BUDGET);

      harbour.merge(pull.number());

      assertThat(harbour.review(pull.head())).contains("success");
      assertThat(harbour.pull(pull.number()).merged()).isTrue();
      assertThat(harbour.read(BUDGET, "main"))
          .isEqualTo(old.replace("policy/v1beta1", "policy/v1"));
      var commit = harbour.get("/pulls/" + pull.number()).path("merge_commit_sha").asString();
      await("staging runs it")
          .atMost(Duration.ofMinutes(2))
          .until(() -> harbour.isDeployed(commit, "staging"));
      assertThat(harbour.inCluster("staging", IN_CLUSTER))
          .contains("\"apiVersion\":\"policy/v1\"", "\"maxUnavailable\":1");

      assertThat(harbour.sunday(FIRST.plusWeeks(1)))
          .contains("✓ **dependency_updates** done")
          .doesNotContain("proposed in");
      assertThat(harbour.proposed()).containsExactly(harbour.pull(pull.number()));
    }
  }

  private static Map<String, UnaryOperator<String>> platform() {
    return Map.of(
        BUDGET,
        text -> text.replace("policy/v1", "policy/v1beta1"),
        "slipway.yaml",
        text ->
            text.replace("    - security_patches\n", "")
                .replace("    - database_optimization\n", "")
                .replace("    - log_rotation\n", "")
                .replace("cluster: staging\n", "cluster: staging\n      kubernetes: 1.36\n"));
  }
}
