package io.mindscape.slipway.sandbox.demo;

import static io.mindscape.slipway.sandbox.demo.Stage.REPO;
import static io.mindscape.slipway.sandbox.demo.Stage.must;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Sunday, 02:00 UTC on the story's clock: the window opens, its tasks run, and at 04:00 nothing
 * does.
 */
final class MaintenanceAct {

  /** A Sunday. */
  private static final Instant OPENS = Instant.parse("2026-11-29T02:00:00Z");

  private static final List<String> TASKS =
      List.of("security_patches", "dependency_updates", "database_optimization", "log_rotation");

  private static final String PREVIEW = "Maintenance planned for ";

  private final Stage stage;
  private final Narrator narrator;

  MaintenanceAct(Stage stage) {
    this.stage = stage;
    this.narrator = stage.narrator();
  }

  void play() {
    before();
    during();
    after();
  }

  private void before() {
    narrator.step("Sunday 01:59:30 UTC: an issue tells what is to come; nothing happens yet");
    stage.world().setClock(OPENS.minus(Duration.ofSeconds(30)));
    stage.world().letTicksPass(3);
    must(reports().isEmpty(), "there is a maintenance report before the window opened");
    var preview =
        stage.patience().forSome("the preview", () -> issues("all", PREVIEW).stream().findFirst());
    narrator.saw(preview.lines().findFirst().orElse(""));
    narrator.saw("no report, no job, no commit");
  }

  private void during() {
    narrator.step("Sunday 02:00 UTC: the window opens and its tasks run");
    long dead = stage.world().database().deadTuples();
    stage.world().setClock(OPENS);
    var report =
        stage
            .patience()
            .forSome(
                "the finished maintenance report",
                () -> reports().stream().filter(text -> !text.contains("So far")).findFirst());
    narrator.saw(report);
    // The last that is done in an opening: what happens after it happens at the wrong time.
    stage.patience().until("the bot to close the preview", () -> issues("open", PREVIEW).isEmpty());
    must(report.contains("All four tasks ran"), "not every task is done");
    for (var task : TASKS) {
      must(report.contains(task), "the report does not speak of " + task);
    }
    var updates =
        Stage.items(stage.ana().get(REPO + "/pulls?state=open")).stream()
            .filter(pull -> pull.path("head").path("ref").asString().startsWith("slipway/"))
            .toList();
    must(!updates.isEmpty(), "no task opened a pull request");
    updates.forEach(
        pull -> {
          narrator.saw("#%s %s".formatted(pull.path("number"), pull.path("title").asString()));
          // The bot reviews it as anybody's; this is the last thing that it says of it.
          stage.conclusion(pull.path("head").path("sha").asString(), "slipway/review");
        });
    must(stage.world().clusters().jobsRun() > 0, "no job ran in the cluster");
    long left = stage.world().database().deadTuples();
    must(left < dead, "the database still has %d dead tuples of %d".formatted(left, dead));
    narrator.saw("dead tuples in the database: %d before, %d after".formatted(dead, left));
  }

  private void after() {
    narrator.step("Sunday 04:00 UTC: the window is closed, and nothing happens");
    stage.world().setClock(OPENS.plus(Duration.ofHours(2)));
    var before = stage.world().traces();
    stage.world().letTicksPass(5);
    var after = stage.world().traces();
    must(before.equals(after), "something happened at 04:00: %s, then %s".formatted(before, after));
    narrator.saw("requests that change something, before and after: %s".formatted(after));
  }

  private List<String> reports() {
    return issues("all", "Maintenance of ");
  }

  private List<String> issues(String state, String title) {
    var address = REPO + "/issues?labels=slipway:maintenance&state=" + state;
    return Stage.items(stage.ana().get(address)).stream()
        .filter(issue -> issue.path("title").asString().startsWith(title))
        .map(issue -> issue.path("title").asString() + "\n\n" + issue.path("body").asString())
        .toList();
  }
}
