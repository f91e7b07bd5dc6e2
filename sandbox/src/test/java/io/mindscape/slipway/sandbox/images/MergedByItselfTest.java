package io.mindscape.slipway.sandbox.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mindscape.slipway.bot.registry.DebiansRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The platform lets patches into development and staging by themselves: a Sunday on which one is
 * merged and deployed, and one on which a failed check of somebody else keeps another open.
 */
final class MergedByItselfTest {

  private static final LocalDate FIRST = LocalDate.parse("2026-11-29");
  private static final String STAGING = "environments/staging/mindscape-api/values.yaml";
  private static final String PRODUCTION = "environments/production/mindscape-api/values.yaml";

  @Test
  void patchesReachStagingInTheWindowAndNeverProduction(@TempDir Path folder) throws Exception {
    var kept = Files.createDirectories(folder.resolve("registry"));
    try (var registry = DebiansRegistry.start(kept)) {
      registry.push("mindscape/api", "1.8.2");
      registry.push("mindscape/api", "1.8.4");
      registry.push("mindscape/web", "2.4.0");
      try (var harbour = Harbour.start(folder, registry, platform())) {
        merged(harbour);
        keptOpen(harbour);
      }
    }
  }

  private static Map<String, UnaryOperator<String>> platform() {
    return Map.of(
        "slipway.yaml",
        text ->
            text.replace("    - dependency_updates\n", "")
                .replace("    - database_optimization\n", "")
                .replace(
                    "    - log_rotation\n",
                    "  auto_merge:\n    security_patches: [development, staging]\n"));
  }

  private static void merged(Harbour harbour) {
    var production = harbour.read(PRODUCTION, "main");

    var report = harbour.sunday(FIRST);

    var pull = harbour.proposed().getLast();
    assertThat(harbour.proposed()).hasSize(1);
    assertThat(pull.merged()).isTrue();
    assertThat(harbour.review(pull.head())).contains("success");
    var commit = harbour.get("/pulls/" + pull.number()).path("merge_commit_sha").asString();
    assertThat(report)
        .contains("#%d is merged as %s".formatted(pull.number(), commit.substring(0, 7)));
    assertThat(harbour.read(STAGING, "main")).contains("tag: \"1.8.4\"");
    assertThat(harbour.read(PRODUCTION, "main")).isEqualTo(production);
    await("staging runs it").until(() -> harbour.isDeployed(commit, "staging"));
  }

  /** Whoever builds the images says on each head of the web that it is broken. */
  private static void keptOpen(Harbour harbour) {
    harbour.registry().push("mindscape/web", "2.4.1");
    harbour.registry().push("mindscape/api", "1.8.5");
    harbour.whenProposed("mindscape/web", head -> harbour.fail(head, "ci/smoke"));

    var report = harbour.sunday(FIRST.plusWeeks(1));

    var pulls = harbour.proposed();
    assertThat(pulls).hasSize(3);
    var web = pulls.stream().filter(pull -> pull.title().contains("mindscape/web")).findFirst();
    var api = pulls.stream().filter(pull -> pull.title().contains("1.8.5")).findFirst();
    assertThat(api.orElseThrow().merged()).isTrue();
    assertThat(web.orElseThrow().state()).isEqualTo("open");
    assertThat(report)
        .contains(
            "#%d waits for a person to merge it: the check `ci/smoke` failed"
                .formatted(web.orElseThrow().number()));
    assertThat(harbour.read(STAGING, "main")).contains("tag: \"1.8.5\"");
  }
}
