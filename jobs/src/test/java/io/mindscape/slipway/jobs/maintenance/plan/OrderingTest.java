package io.mindscape.slipway.jobs.maintenance.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.cluster.Cluster.JobState;
import io.mindscape.slipway.jobs.maintenance.MemoryDatabase;
import io.mindscape.slipway.jobs.maintenance.Scene;
import io.mindscape.slipway.jobs.maintenance.journal.Journal;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.End;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.Place;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.State;
import io.mindscape.slipway.policies.window.Opening;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people order of the window, who may, and what they are answered. */
final class OrderingTest {

  private final Announced platform = new Announced().look();

  /**
   * @param before what was said before, as {@code login: text}; may be empty
   * @param answer a part of the answer
   * @param inForce the orders that are in force afterwards
   */
  record Case(
      String before, String login, String text, boolean done, String answer, String inForce) {}

  private static Case done(String login, String text, String answer, String inForce) {
    return new Case("", login, text, true, answer, inForce);
  }

  private static Case not(String login, String text, String answer) {
    return new Case("", login, text, false, answer, "");
  }

  private static Case after(
      String before, String login, String text, String answer, String inForce) {
    return new Case(before, login, text, true, answer, inForce);
  }

  static List<Case> cases() {
    return List.of(
        // Vetoes.
        done(
            "ana",
            "/veto log_rotation quarter's end",
            "heard: `log_rotation` does not run on Sunday 2026-11-29. It waits for the window of"
                + " Sunday 2026-12-06. To take that back, delete your comment or type `/unveto"
                + " log_rotation`.",
            "VETO log_rotation ana quarter's end"),
        done(
            "bo",
            "/veto log_rotation \"quarter's end\"",
            "heard: ",
            "VETO log_rotation bo quarter's end"),
        done(
            "ana",
            "/veto security_patches   two   words  \n\nand why, at length",
            "heard: ",
            "VETO security_patches ana two words"),
        done(
            "ana",
            "/veto security_patches `rm` | @everyone <!-- x -->",
            "heard: ",
            "VETO security_patches ana `rm` | @everyone <!-- x -->"),
        not(
            "ana",
            "/veto log_rotation",
            "a veto says why, so that others know: `/veto log_rotation REASON`. To put it off"
                + " without a reason, type `/defer log_rotation`."),
        not("ana", "/veto log_rotation \"\"", "a veto says why"),
        not(
            "ana",
            "/veto",
            "say which task: `/veto TASK REASON`. The tasks are `security_patches`"),
        not(
            "ana",
            "/veto logrotation we need them",
            "there is no task `logrotation` in this window. Did you mean `/veto log_rotation"
                + " REASON`? The tasks are `security_patches`, `dependency_updates`,"
                + " `database_optimization` and `log_rotation`."),
        not("ana", "/veto everything please", "there is no task `everything` in this window. The"),
        not("ana", "/veto \"quarter's end\" log_rotation", "there is no task"),
        not(
            "mallory",
            "/veto log_rotation I say so",
            "only a member of `mindscape/platform` may give orders to the maintenance window;"
                + " `mallory` is none."),
        not("mallory", "/veto", "only a member of"),
        // Deferrals.
        done(
            "ana",
            "/defer log_rotation",
            "heard: `log_rotation` does not run on Sunday 2026-11-29. It waits",
            "DEFER log_rotation ana"),
        done("ana", "/defer log_rotation busy", "heard: ", "DEFER log_rotation ana busy"),
        not("ana", "/defer", "say which task: `/defer TASK`."),
        not("ana", "/defer log-rotation", "Did you mean `/defer log_rotation`?"),
        not("mallory", "/defer log_rotation", "only a member of"),
        after(
            "bo: /veto log_rotation no",
            "ana",
            "/defer log_rotation",
            "heard: ",
            "VETO log_rotation bo no, DEFER log_rotation ana"),
        // The order.
        done(
            "bo",
            "/first log_rotation",
            "heard: `log_rotation` comes first on Sunday 2026-11-29.",
            "FIRST log_rotation bo"),
        after(
            "bo: /first log_rotation",
            "ana",
            "/first database_optimization",
            "heard: `database_optimization` comes first",
            "FIRST log_rotation bo, FIRST database_optimization ana"),
        after(
            "bo: /veto log_rotation no",
            "ana",
            "/first log_rotation",
            "heard, but `log_rotation` does not run: vetoed by @bo: `no`.",
            "VETO log_rotation bo no, FIRST log_rotation ana"),
        not("ana", "/first", "say which task: `/first TASK`."),
        not("ana", "/first backups", "there is no task `backups`"),
        not("mallory", "/first log_rotation", "only a member of"),
        // Taking back.
        after(
            "ana: /veto log_rotation no",
            "ana",
            "/unveto log_rotation",
            "heard: `log_rotation` runs on Sunday 2026-11-29 as planned.",
            ""),
        after("ana: /veto log_rotation no", "bo", "/unveto log_rotation", "heard: ", ""),
        after("ana: /defer log_rotation", "bo", "/unveto log_rotation", "heard: ", ""),
        after(
            "ana: /veto log_rotation no",
            "bo",
            "/unveto security_patches",
            "nothing was held against `security_patches`: it runs on Sunday 2026-11-29.",
            "VETO log_rotation ana no"),
        after(
            "ana: /first log_rotation",
            "bo",
            "/unveto log_rotation",
            "nothing was held against `log_rotation`",
            "FIRST log_rotation ana"),
        new Case(
            "ana: /veto log_rotation no",
            "mallory",
            "/unveto log_rotation",
            false,
            "only a member of",
            "VETO log_rotation ana no"),
        // The bot's own words are no orders, whatever they quote.
        new Case(
            "slipway[bot]: /veto log_rotation no",
            "ana",
            "/first log_rotation",
            true,
            "comes first",
            "FIRST log_rotation ana"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answersEachAndKeepsWhatCounts(Case given) {
    if (!given.before().isEmpty()) {
      var parts = given.before().split(": ", 2);
      platform.say(parts[0], parts[1]);
    }

    var answer = platform.say(given.login(), given.text());

    assertThat(answer.text()).contains(given.answer());
    assertThat(answer.done()).isEqualTo(given.done());
    assertThat(inForce()).isEqualTo(given.inForce());
  }

  @Test
  void theTableIsWhole() {
    assertThat(cases()).hasSize(31);
  }

  private String inForce() {
    return String.join(
        ", ",
        platform.orders().inForce().stream()
            .map(
                order ->
                    String.join(
                            " ", order.word().toString(), order.task(), order.who(), order.reason())
                        .strip())
            .toList());
  }

  @Test
  void whereNoTeamIsNamedNobodyMayOrder() {
    var open = new Announced(Scene.STRATEGY).look();

    var answer = open.say("ana", "/veto log_rotation no");

    assertThat(answer.done()).isFalse();
    assertThat(answer.text())
        .isEqualTo(
            "nobody may give orders here: name the teams that may as `delivery.owners` in"
                + " `slipway.yaml`.");
    assertThat(open.text()).contains("Nobody may change this here");
  }

  @Test
  void onAnotherIssueItIsSaidWhereOrdersAreGiven() {
    int other = platform.scene.forge.discussion().open(Scene.REPO, "ana", "bug", "A bug", "");

    assertThat(platform.say(other, "ana", "/veto log_rotation no").text())
        .isEqualTo(
            "orders are given on the issue that announces a window. The next one is #%d."
                .formatted(platform.issue()));
    assertThat(platform.orders().inForce()).isEmpty();
  }

  @Test
  void onTheReportOfTheOpenWindowItIsSaidWhereOrdersAreGiven() {
    platform.scene.clock.set("2026-11-29T02:00:00Z");
    platform.scene.window().tick(Scene.REPO);
    int report = platform.scene.reports().getLast().number();

    assertThat(report).isNotEqualTo(platform.issue());
    assertThat(platform.say(report, "ana", "/veto log_rotation no").text())
        .isEqualTo(
            "orders are given on the issue that announces a window. That of the window that is open"
                + " is #%d.".formatted(platform.issue()));
    assertThat(platform.orders().inForce()).isEmpty();
  }

  @Test
  void afterTheCloseItIsTooLate() {
    platform.scene.clock.set("2026-11-29T04:00:00Z");

    assertThat(platform.say("ana", "/veto log_rotation no").text())
        .isEqualTo(
            "this window is over, and an order holds for one window alone. None is announced now;"
                + " each is two days before it opens.");
    assertThat(platform.orders().inForce()).isEmpty();
  }

  @Test
  void aDeletedOrderCountsNoMore() {
    long veto = platform.write("ana", "/veto log_rotation no");
    platform.look();
    assertThat(inForce()).isEqualTo("VETO log_rotation ana no");
    assertThat(platform.text()).contains("vetoed by @ana: `no`");

    platform.scene.forge.discussion().delete(veto);
    platform.look();

    assertThat(inForce()).isEmpty();
    assertThat(platform.text()).doesNotContain("vetoed");
  }

  @Test
  void anEditedOrderCountsNoMore() {
    long veto = platform.write("ana", "/veto log_rotation no");
    platform.look();

    platform.scene.forge.discussion().edit(veto, "/veto security_patches no");
    platform.look();

    assertThat(inForce()).isEmpty();
  }

  @Test
  void theOrderOfWhoLeavesTheTeamCountsNoMore() {
    platform.say("ana", "/veto log_rotation no");

    platform.scene.forge.people().team(Announced.TEAM, "bo");
    platform.look();

    assertThat(inForce()).isEmpty();
  }

  @Test
  void whatHasHadItsTurnCannotBeOrderedAnyMore() {
    noted("log_rotation", State.DONE);

    var answer = platform.say("ana", "/veto log_rotation no");

    assertThat(answer.done()).isFalse();
    assertThat(answer.text())
        .isEqualTo("too late: `log_rotation` has had its turn in this window (done).");
  }

  @Test
  void whatRunsIsToldToStop() {
    noted("log_rotation", State.BEGUN);

    var answer = platform.say("ana", "/veto log_rotation no");

    assertThat(answer.done()).isTrue();
    assertThat(answer.text())
        .startsWith("heard: `log_rotation` is running, and stops before its next act.");
  }

  private void noted(String task, State state) {
    platform.scene.clock.set("2026-11-29T02:10:00Z");
    var now = platform.scene.clock.instant();
    var opening = new Opening(now.minus(Duration.ofMinutes(10)), now.plus(Duration.ofMinutes(110)));
    var place = new Place(Scene.REPO, opening, task, Journal.WHOLE);
    platform.scene.journal.begin(place, 1, Journal.What.A_TASK, now);
    if (state != State.BEGUN) {
      platform.scene.journal.end(place, 1, new End(state, now, List.of()));
    }
  }

  // In force

  @Test
  void whoShowsLateWhatWasOrderedBeforeDoesNotHideWhatWasOrderedMeanwhile() {
    platform.scene.book.afterTheNextWriting(
        () -> platform.say("bo", "/veto security_patches a release"));

    platform.say("ana", "/veto log_rotation quarter's end");

    assertThat(platform.text()).contains("2 of 4 tasks are to run", "a release", "quarter's end");
  }

  @Test
  void aVetoedTaskIsNotBegunAndTheReportSaysWhy() {
    platform.say("ana", "/veto database_optimization a release today");
    platform.scene.clock.set("2026-11-29T02:00:00Z");

    platform.scene.window().tick(Scene.REPO);

    assertThat(platform.scene.acts.count("vacuum public.sessions")).isZero();
    assertThat(platform.scene.report())
        .contains("database optimization was vetoed by ana.")
        .contains(
            """
            – **database_optimization** vetoed by ana: “a release today”
            """);
  }

  @Test
  void aDeferredTaskWaitsForTheNextOpeningAndRunsThere() {
    platform.say("bo", "/defer database_optimization");
    platform.scene.clock.set("2026-11-29T02:00:00Z");
    platform.scene.window().tick(Scene.REPO);
    assertThat(platform.scene.report()).contains("- deferred by @\u200Bbo\n");
    assertThat(platform.scene.acts.count("vacuum public.sessions")).isZero();

    platform.scene.clock.set("2026-12-06T02:00:00Z");
    platform.scene.jobEnds(new JobState.Succeeded("removed 0 rotated logs"));
    platform.scene.window().tick(Scene.REPO);

    assertThat(platform.scene.acts.count("vacuum public.sessions")).isEqualTo(1);
  }

  @Test
  void whatIsPutFirstRunsFirst() {
    platform.say("bo", "/first log_rotation");
    platform.scene.clock.set("2026-11-29T02:00:00Z");

    platform.scene.window().tick(Scene.REPO);

    assertThat(platform.scene.acts.all())
        .containsSubsequence("start job", "open pull request", "vacuum public.sessions");
  }

  @Test
  void aVetoDuringTheOpeningStopsWhatIsStillToCome() {
    platform.scene.clock.set("2026-11-29T02:00:00Z");
    platform.scene.database.has(MemoryDatabase.worn("events", 10, 5, 5));
    platform.scene.database.whileVacuuming(
        () -> platform.say("ana", "/veto database_optimization it is slow today"));

    platform.scene.window().tick(Scene.REPO);

    assertThat(platform.scene.acts.all())
        .filteredOn(act -> act.startsWith("vacuum "))
        .containsExactly("vacuum public.sessions");
    assertThat(platform.scene.report())
        .contains("**database_optimization** done in part")
        .contains("vetoed by @\u200Bana: `it is slow today`")
        .contains("✓ **log_rotation** done");
  }

  @Test
  void whatIsPutFirstDuringTheOpeningComesNext() {
    platform.scene.clock.set("2026-11-29T02:00:00Z");
    platform.scene.registry.whenAsked(
        image -> {
          if (platform.orders().inForce().isEmpty()) {
            platform.say("ana", "/first log_rotation");
          }
        });

    platform.scene.window().tick(Scene.REPO);

    assertThat(platform.scene.acts.all())
        .containsSubsequence("open pull request", "start job", "vacuum public.sessions");
  }

  @Test
  void anOrderHoldsForOneWindowAlone() {
    platform.say("ana", "/veto log_rotation no");
    platform.scene.clock.set("2026-12-04T02:00:00Z");
    platform.look();

    var next =
        platform.scene.book.open(Scene.REPO).stream()
            .filter(page -> !page.day().equals(Announced.SUNDAY))
            .toList();

    assertThat(next)
        .singleElement()
        .satisfies(page -> assertThat(page.orders().inForce()).isEmpty());
  }

  @Test
  void aFreezeThatMovesTheOpeningKeepsItsOrders() {
    platform.say("ana", "/veto database_optimization no");
    platform.scene.git.commit(
        Scene.REPO,
        "main",
        java.util.Map.of(
            "slipway.yaml",
            Announced.STRATEGY.replace(
                "  tasks: [",
                "  freezes: [{name: fair, from: 2026-11-28T00:00:00Z, to: 2026-11-29T02:30:00Z}]\n"
                    + "  tasks: [")),
        "ana");
    platform.scene.clock.set("2026-11-29T02:30:00Z");

    platform.scene.window().tick(Scene.REPO);

    assertThat(platform.scene.acts.count("vacuum public.sessions")).isZero();
    assertThat(platform.scene.report()).contains("** vetoed by ana: “no”\n");
  }
}
