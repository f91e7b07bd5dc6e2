package io.mindscape.slipway.jobs.maintenance.report;

import static io.mindscape.slipway.jobs.maintenance.report.Sunday.couldNot;
import static io.mindscape.slipway.jobs.maintenance.report.Sunday.did;
import static io.mindscape.slipway.jobs.maintenance.report.Sunday.left;
import static io.mindscape.slipway.jobs.maintenance.report.Sunday.task;
import static io.mindscape.slipway.jobs.maintenance.report.Sunday.waits;
import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.Golden;
import io.mindscape.slipway.jobs.maintenance.report.Account.Kind;
import io.mindscape.slipway.jobs.maintenance.report.Account.Order.Verb;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each situation as somebody reads it on Monday, in {@code src/test/golden/maintenance}. */
final class ReportTextTest {

  private static final String NO_TIME =
      "it takes about 15 minutes (measured 30 times) and a margin of 5 minutes; 12 minutes are"
          + " left";

  private static Map<String, Sunday> situations() {
    var all = new LinkedHashMap<String, Sunday>();
    all.put("all-well", Sunday.well());
    all.put("a-pull-request-waits", pullRequestWaits());
    all.put("nothing-to-do", nothingToDo());
    all.put("one-put-off", onePutOff());
    all.put("all-put-off", allPutOff());
    all.put("vetoed", vetoed());
    all.put("frozen-whole", frozenWhole());
    all.put("frozen-in-part", frozenInPart());
    all.put("failed", failed());
    all.put("could-not-begin", couldNotBegin());
    all.put("cut-off", cutOff());
    all.put("resumed", resumed());
    all.put("half-done-after-a-crash", halfDone());
    all.put("clock-off", clockOff());
    all.put("break-glass", breakGlass());
    all.put("break-glass-not-begun", breakGlassNotBegun());
    all.put("undo-done", undoDone());
    all.put("undo-failed", undoFailed());
    all.put("raised", raised());
    all.put("raised-by-people", raisedByPeople());
    all.put("reboots", reboots());
    all.put("one-database", new Sunday().task(Sunday.database()));
    all.put("so-far", soFar());
    all.put("elsewhere", Sunday.well().from("01:00", "03:00").in("Europe/Berlin"));
    all.put("bad-sunday", badSunday());
    return all;
  }

  private static final int SITUATIONS = 25;

  @TestFactory
  Stream<DynamicTest> eachSituationReadsAsItShould() {
    var all = situations();
    assertThat(all).hasSize(SITUATIONS);
    return all.entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey(),
                    () ->
                        Golden.check(
                            "maintenance/%s.md".formatted(each.getKey()),
                            new ReportText(each.getValue().account()).body())));
  }

  @Test
  void nothingThatWasSaidIsLost() {
    for (var outcome : Outcome.values()) {
      for (var kind : Said.Kind.values()) {
        for (var ofStep : Outcome.values()) {
          var said = new Said(kind, "these very words");
          var ofTask = task("log_rotation", outcome, "02:00", "02:10", 15).said(said);
          var ofAStep =
              task("log_rotation", outcome, "02:00", "02:10", 15).step("a step", ofStep, said);
          for (var part : List.of(ofTask, ofAStep)) {
            assertThat(new ReportText(new Sunday().task(part).account()).body())
                .as("%s of a task %s, step %s", kind, outcome, ofStep)
                .containsOnlyOnce("these very words");
          }
        }
      }
    }
  }

  @Test
  void theClosingCommentMakesSenseAlone() {
    Golden.check("maintenance/closing.md", new ReportText(badSunday().account()).closing());
  }

  @Test
  void theDocumentShowsOneInFull() throws Exception {
    var body = new ReportText(badSunday().account()).body();

    assertThat(Path.of("..", "docs", "maintenance.md"))
        .content()
        .contains("````markdown\n%s````\n".formatted(body.substring(body.indexOf('\n') + 1)));
  }

  private static Sunday pullRequestWaits() {
    return onePutOff()
        .task(
            task("security_patches", Outcome.DONE, "02:00", "02:09", 15)
                .step(
                    "the pull request of api",
                    Outcome.DONE,
                    did("`mindscape/api` 1.8.2 → 1.8.4, proposed in #12"),
                    waits("#12: `mindscape/api` 1.8.2 → 1.8.4 waits to be merged")));
  }

  private static Sunday nothingToDo() {
    return new Sunday()
        .task(
            task("security_patches", Outcome.DONE, "02:00", "02:01", 15)
                .said(did("no image has a newer patch release or digest")))
        .task(
            task("dependency_updates", Outcome.DONE, "02:01", "02:02", 15)
                .said(did("no image has a newer minor release")))
        .task(
            task("database_optimization", Outcome.DONE, "02:02", "02:02", 45)
                .said(did("no dead rows, no bloated index, no stale statistics: nothing to do")));
  }

  private static Sunday onePutOff() {
    return Sunday.well()
        .task(
            task("log_rotation", Outcome.PUT_OFF, "03:48", "03:48", 15)
                .step(
                    "the rotation of api",
                    Outcome.PUT_OFF,
                    did("the rotation of api: " + NO_TIME)));
  }

  private static Sunday allPutOff() {
    var sunday = new Sunday();
    Stream.of("security_patches", "dependency_updates", "database_optimization", "log_rotation")
        .map(
            name ->
                task(name, Outcome.PUT_OFF, "03:57", "03:57", 0)
                    .said(
                        couldNot(
                            "it has to be over 5 minutes before the close; 3 minutes are left"))
                    .inARow(1))
        .forEach(sunday::task);
    return sunday;
  }

  private static Sunday vetoed() {
    return Sunday.well()
        .task(
            task("database_optimization", Outcome.PUT_OFF, "02:09", "02:09", 45)
                .said(couldNot("ana vetoed it: “quarter's end, \\_please\\_ not tonight”")))
        .order("ana", Verb.VETOED, "database_optimization", "quarter's end, _please_ not tonight")
        .order("ben", Verb.PUT_FIRST, "log_rotation", "");
  }

  private static Sunday frozenWhole() {
    var sunday = new Sunday().closed("the freeze \"incident 42\" began at 02:00 UTC");
    Stream.of("security_patches", "dependency_updates", "database_optimization", "log_rotation")
        .map(
            name ->
                task(name, Outcome.PUT_OFF, "02:00", "02:00", 0)
                    .said(couldNot("the freeze \"incident 42\" lasts until 2026-11-30 00:00 UTC"))
                    .inARow(1))
        .forEach(sunday::task);
    return sunday.notHeld(
        "Sunday 2026-12-06 is not held: the freeze \"year end\" lasts from 2026-12-01 00:00 to"
            + " 2026-12-07 00:00",
        "2026-12-13T02:00:00Z",
        "2026-12-13T04:00:00Z");
  }

  private static Sunday frozenInPart() {
    return onePutOff()
        .from("02:00", "02:45")
        .closed("it closed early: the freeze \"year end\" began at 2026-11-29 02:45");
  }

  private static Sunday failed() {
    return Sunday.well()
        .task(
            task("database_optimization", Outcome.FAILED, "02:09", "02:34", 45)
                .step(
                    "the vacuum of public.orders",
                    Outcome.DONE,
                    did("`public.orders`: 1,204,331 dead rows before, 0 after"))
                .step(
                    "the rebuilding of public.orders_by_customer",
                    Outcome.FAILED,
                    couldNot("PostgreSQL does not answer: connection refused")));
  }

  private static Sunday couldNotBegin() {
    return Sunday.well()
        .task(
            task("dependency_updates", Outcome.NOT_DONE, "02:09", "02:09", 15)
                .said(couldNot("no registry is configured: set `SLIPWAY_REGISTRY_URL`")));
  }

  private static Sunday cutOff() {
    return Sunday.well()
        .task(
            task("log_rotation", Outcome.STOPPED, "03:20", "03:59", 15)
                .step(
                    "deleting the bot's old records",
                    Outcome.DONE,
                    did("1,240 records of the bot older than 30 days deleted"))
                .step(
                    "the rotation of api",
                    Outcome.STOPPED,
                    couldNot("it did not stop when it was told to, and was cut off")));
  }

  private static Sunday resumed() {
    return Sunday.well().task(Sunday.database().attempts(2));
  }

  private static Sunday halfDone() {
    return Sunday.well()
        .task(
            task("log_rotation", Outcome.STOPPED, "02:34", "02:41", 15)
                .step(
                    "the rotation of api",
                    Outcome.STOPPED,
                    left(
                        "`the rotation of api`: the bot was cut off in it, and what it had begun is"
                            + " left as it is"))
                .attempts(2));
  }

  private static Sunday clockOff() {
    return Sunday.well()
        .closed(
            "from 02:10 to 02:25 UTC nobody could say what time it is: this machine's clock was 312"
                + " s ahead of the database's");
  }

  private static Sunday outside() {
    return new Sunday()
        .from("14:03", "14:33")
        .broken(
            new Kind.BreakGlass("ana", "ben", "the disk of the database is full; @everyone waits"));
  }

  private static Sunday breakGlassNotBegun() {
    return outside()
        .task(
            task("database_optimization", Outcome.PUT_OFF, "14:03", "14:03", 45)
                .said(couldNot("it takes about 45 minutes (as declared); 30 minutes are left")));
  }

  private static Sunday breakGlass() {
    return outside()
        .task(
            task("database_optimization", Outcome.DONE, "14:03", "14:15", 45)
                .step(
                    "the vacuum of public.orders",
                    Outcome.DONE,
                    did(
                        "`public.orders`: 1,204,331 dead rows before, 0 after; 3.1 GB before, 1.9"
                            + " GB after")));
  }

  private static Sunday undoDone() {
    return Sunday.well()
        .task(
            task("security_patches", Outcome.STOPPED, "03:31", "03:59", 60)
                .step(
                    "the reboot of the node n-7 in eu-west",
                    Outcome.STOPPED,
                    couldNot("the window is open until 04:00: another look was not begun"),
                    did("`eu-west`: `n-7 takes pods again`")));
  }

  private static Sunday undoFailed() {
    return Sunday.well()
        .task(
            task("security_patches", Outcome.FAILED, "03:31", "03:59", 60)
                .step(
                    "the reboot of the node n-7 in eu-west",
                    Outcome.FAILED,
                    couldNot("the window is open until 04:00: another look was not begun"),
                    left(
                        "the node `n-7` may still be cordoned: the cluster eu-west does not"
                            + " answer")));
  }

  private static Sunday raised() {
    return Sunday.well()
        .task(
            task("log_rotation", Outcome.PUT_OFF, "03:48", "03:48", 15)
                .step(
                    "the rotation of api", Outcome.PUT_OFF, did("the rotation of api: " + NO_TIME))
                .inARow(3));
  }

  private static Sunday raisedByPeople() {
    return vetoed()
        .task(
            task("database_optimization", Outcome.PUT_OFF, "02:09", "02:09", 45)
                .said(couldNot("ana vetoed it: “quarter's end, \\_please\\_ not tonight”"))
                .inARow(3));
  }

  private static Sunday reboots() {
    var part = task("security_patches", Outcome.IN_PART, "02:00", "03:12", 80);
    for (int node = 1; node <= 10; node++) {
      part =
          part.step(
              "the reboot of the node n-%d in eu-west".formatted(node),
              Outcome.DONE,
              did("`eu-west`: `n-%d is back after 6 min, kernel 6.12.%d`".formatted(node, node)));
    }
    return new Sunday()
        .task(
            part.step(
                "the reboot of the node n-11 in us-east",
                Outcome.PUT_OFF,
                did("the reboot of the node n-11 in us-east: " + NO_TIME)));
  }

  private static Sunday soFar() {
    return Sunday.well()
        .task(task("database_optimization", Outcome.RUNNING, "02:09", "02:09", 45))
        .task(task("log_rotation", Outcome.TO_COME, "02:00", "02:00", 15));
  }

  private static Sunday badSunday() {
    return vetoed()
        .task(
            task("security_patches", Outcome.FAILED, "03:31", "03:59", 60)
                .step(
                    "the pull request of api",
                    Outcome.DONE,
                    did("`mindscape/api` 1.8.2 → 1.8.4, proposed in #12"),
                    waits("#12: `mindscape/api` 1.8.2 → 1.8.4 waits to be merged"))
                .step(
                    "the reboot of the node n-7 in eu-west",
                    Outcome.FAILED,
                    couldNot("the cluster eu-west does not answer: no answer within 5 s"),
                    left("the node `n-7` may still be cordoned")))
        .task(
            task("log_rotation", Outcome.PUT_OFF, "03:59", "03:59", 15)
                .said(couldNot("it has to be over 5 minutes before the close; 1 minute is left"))
                .inARow(4));
  }
}
