package io.mindscape.slipway.sandbox.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.bot.registry.DebiansRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Five Sundays of the platform with a real registry that has real images: what is newer there is
 * proposed once, kept up to date and free of conflicts, and closed when somebody else has done it.
 */
final class UpdatesOfImagesTest {

  private static final LocalDate FIRST = LocalDate.parse("2026-11-29");
  private static final String API = "slipway/security-patches-mindscape-api";
  private static final String STAGING = "environments/staging/mindscape-api/values.yaml";
  private static final String DEVELOPMENT = "environments/development/mindscape-api/values.yaml";
  private static final String PRODUCTION = "environments/production/mindscape-api/values.yaml";
  private static final String WEB = "k8s/staging/deployment.yaml";

  /** More than a page of tags. */
  private static final int OLD = 1_010;

  @Test
  void areProposedOnceKeptUpToDateAndClosedWhenTheyAreDone(@TempDir Path folder) throws Exception {
    var kept = Files.createDirectories(folder.resolve("registry"));
    try (var registry = DebiansRegistry.start(kept)) {
      fill(registry);
      var pinned = registry.push("mindscape/web", "2.4.0", Instant.parse("2026-10-01T08:00:00Z"));
      try (var harbour = Harbour.start(folder, registry, platform(pinned))) {
        var newest = registry.pushForTwoPlatforms("mindscape/api", "1.8.4");
        theFirst(harbour, newest);
        theSecond(harbour, pinned);
        theThird(harbour);
        theFourth(harbour);
        theFifth(harbour);
      }
    }
  }

  /** What runs, and a long history. */
  private static void fill(DebiansRegistry registry) {
    registry.pushForTwoPlatforms("mindscape/api", "1.8.2");
    registry.push("mindscape/api", "1.7.0");
    for (int old = 1; old < OLD; old++) {
      registry.tagAgain("mindscape/api", "1.7.0", "1.7." + old);
    }
  }

  private static Map<String, UnaryOperator<String>> platform(String pinned) {
    return Map.of(
        "slipway.yaml",
        text ->
            text.replace("    - dependency_updates\n", "")
                .replace("    - database_optimization\n", "")
                .replace("    - log_rotation\n", ""),
        WEB,
        text -> text.replace("mindscape/web:2.4.0", "mindscape/web:2.4.0@" + pinned));
  }

  private static void theFirst(Harbour harbour, String newest) {
    var report = harbour.sunday(FIRST);

    var pull = harbour.proposed().getLast();
    assertThat(harbour.proposed()).hasSize(1);
    assertThat(pull.title()).isEqualTo("Security patches: mindscape/api 1.8.2 → 1.8.4");
    assertThat(pull.branch()).isEqualTo(API);
    assertThat(pull.body())
        .contains("| `mindscape/api` | 1.8.2 | 1.8.4 | `" + newest + "` |", STAGING, DEVELOPMENT);
    assertThat(harbour.files(pull.number())).containsExactlyInAnyOrder(DEVELOPMENT, STAGING);
    assertThat(harbour.read(STAGING, API))
        .isEqualTo(harbour.read(STAGING, "main").replace("\"1.8.2\"", "\"1.8.4\""));
    assertThat(harbour.read(PRODUCTION, API)).isEqualTo(harbour.read(PRODUCTION, "main"));
    assertThat(report).contains("proposed in #" + pull.number());
  }

  /** Nothing new of the api, and the web has been built anew under its tag. */
  private static void theSecond(Harbour harbour, String pinned) {
    var before = harbour.proposed();
    var rebuilt = build(harbour, "2026-12-01T08:00:00Z");
    harbour.restart();

    var report = harbour.sunday(FIRST.plusWeeks(1));

    var after = harbour.proposed();
    assertThat(after).hasSize(2).containsAll(before);
    var pull = after.getLast();
    assertThat(pull.title()).startsWith("Security patches: mindscape/web 2.4.0 rebuilt");
    assertThat(pull.body()).contains(pinned, rebuilt, "2026-12-01");
    assertThat(harbour.files(pull.number())).containsExactly(WEB);
    assertThat(harbour.read(WEB, pull.branch()))
        .isEqualTo(harbour.read(WEB, "main").replace(pinned, rebuilt));
    assertThat(report).contains("proposed in #" + pull.number());
  }

  /** Both move on: the same pull requests get another commit each. */
  private static void theThird(Harbour harbour) {
    var before = harbour.proposed();
    var rebuilt = build(harbour, "2026-12-10T08:00:00Z");
    harbour.registry().pushForTwoPlatforms("mindscape/api", "1.8.5");

    harbour.sunday(FIRST.plusWeeks(2));

    var after = harbour.proposed();
    assertThat(after).extracting(Harbour.Pull::number).isEqualTo(numbers(before));
    assertThat(after).extracting(Harbour.Pull::state).containsOnly("open");
    var api = after.get(0);
    assertThat(api.title()).isEqualTo("Security patches: mindscape/api 1.8.2 → 1.8.5");
    assertThat(api.body()).contains("| 1.8.5 |").doesNotContain("1.8.4");
    assertThat(harbour.commits(api.number())).hasSize(2);
    assertThat(harbour.read(STAGING, API)).contains("tag: \"1.8.5\"");
    var web = after.get(1);
    assertThat(harbour.commits(web.number())).hasSize(2);
    assertThat(harbour.read(WEB, web.branch())).contains("mindscape/web:2.4.0@" + rebuilt);
  }

  /** Somebody has changed the same line on main: the same pull request can be merged again. */
  private static void theFourth(Harbour harbour) {
    int api = harbour.proposed().get(0).number();
    var before = harbour.read(STAGING, "main");
    var theirs = before.replace("tag: \"1.8.2\"", "tag: \"1.8.3\" # by hand");
    assertThat(theirs).isNotEqualTo(before);
    harbour.write(STAGING, "main", theirs);
    assertThat(harbour.isMergeable(api)).isFalse();

    var report = harbour.sunday(FIRST.plusWeeks(3));

    assertThat(harbour.isMergeable(api)).isTrue();
    assertThat(harbour.proposed()).hasSize(2);
    assertThat(harbour.files(api)).containsExactlyInAnyOrder(DEVELOPMENT, STAGING);
    assertThat(harbour.read(STAGING, API)).isEqualTo(theirs.replace("1.8.3", "1.8.5"));
    assertThat(harbour.pull(api).body()).contains("| 1.8.3 | 1.8.5 |", "| 1.8.2 | 1.8.5 |");
    assertThat(harbour.commits(api)).hasSize(3);
    assertThat(harbour.comments(api)).noneMatch(it -> it.contains("<!-- slipway:obsolete -->"));
    assertThat(report).contains("proposed in #" + api);
  }

  /** Somebody has written the newer tag by hand, and merged the other: nothing is left to do. */
  private static void theFifth(Harbour harbour) {
    var before = harbour.proposed();
    int api = before.get(0).number();
    int web = before.get(1).number();
    for (var file : new String[] {STAGING, DEVELOPMENT}) {
      harbour.write(file, "main", harbour.read(file, "main").replaceAll("1\\.8\\.[23]", "1.8.5"));
    }
    harbour.merge(web);

    var report = harbour.sunday(FIRST.plusWeeks(4));

    assertThat(harbour.proposed()).extracting(Harbour.Pull::number).isEqualTo(numbers(before));
    assertThat(harbour.pull(api).state()).isEqualTo("closed");
    assertThat(harbour.pull(api).merged()).isFalse();
    assertThat(harbour.pull(web).merged()).isTrue();
    assertThat(harbour.comments(api))
        .filteredOn(comment -> comment.contains("<!-- slipway:obsolete -->"))
        .singleElement()
        .asString()
        .contains("Closed by the bot: there is nothing left to do in it.");
    assertThat(harbour.branches()).doesNotContain(API);
    assertThat(report).contains("#%d closed".formatted(api));
  }

  private static String build(Harbour harbour, String at) {
    return harbour.registry().push("mindscape/web", "2.4.0", Instant.parse(at));
  }

  private static List<Integer> numbers(List<Harbour.Pull> pulls) {
    return pulls.stream().map(Harbour.Pull::number).toList();
  }
}
