package io.mindscape.slipway.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/**
 * A window that is announced and vetoed in part, with the forge, the bot and a PostgreSQL as they
 * are.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PreviewStoryTest {

  private static final Instant OPENS = Instant.parse("2026-11-29T02:00:00Z");

  private DemoWorld world;
  private Stage stage;

  @BeforeAll
  void start() {
    world = DemoWorld.start(0);
    world.forge().team("mindscape", "platform", List.of("omar"));
    var checkout = Checkout.clone(world.cloneUrl("ana"), world.folder().resolve("ana"), "ana");
    stage =
        new Stage(
            new Narrator(System.out), world, world.person("ana"), world.person("omar"), checkout);
  }

  @AfterAll
  void stop() {
    world.close();
  }

  @Test
  void whatOneOfTheTeamVetoesBelowThePreviewIsNotRunAndTheReportSaysSo() {
    long dead = world.database().deadTuples();
    assertThat(dead).isPositive();
    world.setClock(OPENS.minus(Duration.ofDays(1)));
    int issue =
        stage
            .patience()
            .forSome("the preview", () -> issue("Maintenance planned for Sunday 2026-11-29"))
            .path("number")
            .asInt();

    say(stage.ana(), issue, "/veto log_rotation I say so");
    stage.comment(issue, "@ana only a member of `mindscape/platform`", "slipway:answer");
    say(stage.omar(), issue, "/veto database_optimization a release today");
    stage.comment(issue, "@omar heard: `database_optimization` does not run on Sunday 2026-11-29");
    assertThat(body("Maintenance planned for").orElseThrow())
        .contains("3 of 4 tasks are to run", "vetoed by @omar: `a release today`")
        .doesNotContain("@ana");

    world.setClock(OPENS);
    var report =
        stage
            .patience()
            .forSome(
                "the finished report",
                () -> body("Maintenance of ").filter(text -> !text.contains("So far")));

    assertThat(report).contains("vetoed by omar: “a release today”");
    assertThat(world.database().deadTuples()).isEqualTo(dead);
  }

  private Optional<String> body(String title) {
    return issue(title).map(issue -> issue.path("body").asString());
  }

  private Optional<JsonNode> issue(String title) {
    return Stage.items(stage.ana().get(Stage.REPO + "/issues?state=all&labels=slipway:maintenance"))
        .stream()
        .filter(issue -> issue.path("title").asString().startsWith(title))
        .findFirst();
  }

  private static void say(Person who, int issue, String words) {
    who.post("%s/issues/%d/comments".formatted(Stage.REPO, issue), Map.of("body", words));
  }
}
