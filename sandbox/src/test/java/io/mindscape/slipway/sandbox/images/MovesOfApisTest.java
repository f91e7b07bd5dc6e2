package io.mindscape.slipway.sandbox.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.bot.registry.DebiansRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three Sundays of the platform with objects in versions of Kubernetes' API that are gone: in a
 * chart, in plain files, and one that nothing takes the place of.
 */
final class MovesOfApisTest {

  private static final LocalDate FIRST = LocalDate.parse("2026-11-29");
  private static final String BRANCH = "slipway/dependency-updates-kubernetes";
  private static final String TEMPLATE = "charts/mindscape/templates/api/disruptionbudget.yaml";
  private static final String SCALER = "charts/mindscape/templates/api/autoscaler.yaml";
  private static final String STAGING = "k8s/staging/disruptionbudget.yaml";
  private static final String PRODUCTION = "k8s/production/disruptionbudget.yaml";
  private static final List<String> BUDGETS = List.of(TEMPLATE, STAGING, PRODUCTION);

  private static final String POLICY =
      """
      ---
      apiVersion: policy/v1beta1
      kind: PodSecurityPolicy
      metadata: {name: mindscape-restricted}
      spec: {privileged: false}
      """;

  @TempDir private Path folder;

  @Test
  void areProposedOnceAndClosedWhenTheyAreDone() throws Exception {
    var kept = Files.createDirectories(folder.resolve("registry"));
    try (var registry = DebiansRegistry.start(kept);
        var harbour = Harbour.start(folder, registry, platform())) {
      theFirst(harbour);
      theSecond(harbour);
      theThird(harbour);
    }
  }

  private static Map<String, UnaryOperator<String>> platform() {
    var changes = new HashMap<String, UnaryOperator<String>>();
    BUDGETS.forEach(file -> changes.put(file, text -> text.replace("policy/v1", "policy/v1beta1")));
    changes.put(SCALER, text -> text.replace("autoscaling/v2\n", "autoscaling/v2beta2 # old\n"));
    changes.put("k8s/staging/networkpolicy.yaml", text -> text + POLICY);
    changes.put(
        "slipway.yaml",
        text ->
            text.replace("    - security_patches\n", "")
                .replace("    - database_optimization\n", "")
                .replace("    - log_rotation\n", "")
                .replace("cluster: production\n", "cluster: production\n      kubernetes: 1.36\n"));
    return changes;
  }

  private void theFirst(Harbour harbour) {
    assertThat(harbour.sunday(FIRST)).contains("### ✓ ", "1 thing to be changed by hand");

    var pulls = harbour.proposed();
    assertThat(pulls)
        .extracting(Harbour.Pull::branch)
        .containsExactlyInAnyOrder(BRANCH, BRANCH + "-production");
    var common = pull(harbour, BRANCH);
    assertThat(common.body())
        .contains("`policy/v1beta1` | `policy/v1` | API", "gone since 1.25")
        .contains("(1.36: production; 1.37 supposed: staging)")
        .contains("`charts/mindscape/templates/api/disruptionbudget.yaml:2`");
    assertThat(harbour.files(common.number())).containsExactlyInAnyOrder(TEMPLATE, SCALER, STAGING);
    assertThat(harbour.files(pull(harbour, BRANCH + "-production").number()))
        .containsExactly(PRODUCTION);
    for (var file : List.of(TEMPLATE, STAGING)) {
      assertThat(harbour.read(file, BRANCH))
          .isEqualTo(harbour.read(file, "main").replace("policy/v1beta1", "policy/v1"));
    }
    assertThat(harbour.read(SCALER, BRANCH))
        .isEqualTo(harbour.read(SCALER, "main").replace("v2beta2 # old", "v2 # old"));
    assertThat(dashboard(harbour))
        .contains("### To be changed by hand", "`PodSecurityPolicy mindscape-restricted`")
        .contains("k8s/staging/networkpolicy.yaml:");
  }

  private void theSecond(Harbour harbour) {
    var before = harbour.proposed();

    assertThat(harbour.sunday(FIRST.plusDays(7))).contains("### ✓ ");

    assertThat(harbour.proposed()).as("nothing opened, nothing pushed").isEqualTo(before);
    assertThat(before).allSatisfy(pull -> assertThat(harbour.commits(pull.number())).hasSize(1));
  }

  /** The other one changes what is rendered for production, and waits for its approval. */
  private void theThird(Harbour harbour) {
    var production = pull(harbour, BRANCH + "-production");
    var common = pull(harbour, BRANCH);
    harbour.write(PRODUCTION, "main", harbour.read(PRODUCTION, production.branch()));

    assertThat(harbour.sunday(FIRST.plusDays(14))).contains("### ✓ ");

    assertThat(harbour.proposed()).hasSize(2);
    assertThat(harbour.pull(production.number()).state()).isEqualTo("closed");
    assertThat(harbour.pull(production.number()).merged()).isFalse();
    assertThat(harbour.comments(production.number())).isNotEmpty();
    assertThat(pull(harbour, BRANCH)).isEqualTo(common);
    assertThat(harbour.branches()).containsExactly(BRANCH);
  }

  private static Harbour.Pull pull(Harbour harbour, String branch) {
    return harbour.proposed().stream()
        .filter(pull -> pull.branch().equals(branch))
        .findFirst()
        .orElseThrow();
  }

  private static String dashboard(Harbour harbour) {
    return harbour
        .get("/issues?state=open&labels=slipway:dependencies")
        .path(0)
        .path("body")
        .asString();
  }
}
