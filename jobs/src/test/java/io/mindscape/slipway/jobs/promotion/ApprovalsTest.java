package io.mindscape.slipway.jobs.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.forge.PullRequests.Draft;
import io.mindscape.slipway.jobs.forge.PullRequests.Review.Verdict;
import io.mindscape.slipway.jobs.git.CommitId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whose approval counts: who, when, of what, in which form. */
final class ApprovalsTest {

  private static final CommitId OLD = new CommitId("0123456789".repeat(4));

  private Platform platform;
  private PullRequest pull;

  @BeforeEach
  void openThePromotion() {
    platform = new Platform();
    platform.release("1.9.0");
    pull = promotion();
  }

  /** The bot's pull request with one more commit, by Bo with Olga. */
  private PullRequest promotion() {
    var branch = "slipway/promote-production";
    platform.git.branch(Platform.REPO, branch, head("main"));
    platform.git.commit(
        Platform.REPO,
        branch,
        Map.of(Platform.api("production"), Platform.deployment("1.9.0")),
        "bo",
        List.of("olga"));
    var body = "<!-- slipway:promotion production requested-by:ana -->\nPlease.";
    return platform
        .forge
        .pullRequests()
        .create(Platform.REPO, new Draft("t", body, branch, "main"));
  }

  @TestFactory
  Stream<DynamicTest> everyWayToApproveByEveryPerson() {
    Map<String, BiConsumer<Platform, String>> ways =
        Map.of(
            "a comment with seven digits", (p, who) -> say(p, who, approve(7)),
            "a comment with all digits", (p, who) -> say(p, who, approve(40)),
            "a comment in capitals", (p, who) -> say(p, who, approve(7, true)),
            "a comment with prose below", (p, who) -> say(p, who, approve(7) + "\n\nGood work!"),
            "a review", (p, who) -> review(p, who, Verdict.APPROVED, pull.head()));
    return ways.entrySet().stream()
        .flatMap(
            way ->
                Stream.of("omar", "ana", "bo", "olga", "rita", "mallory", "slipway[bot]")
                    .map(who -> byPerson(way.getKey(), way.getValue(), who)));
  }

  private DynamicTest byPerson(String name, BiConsumer<Platform, String> way, String who) {
    return DynamicTest.dynamicTest(
        name + " by " + who,
        () -> {
          openThePromotion();
          way.accept(platform, who);
          assertThat(counting()).isEqualTo(who.equals("omar") ? List.of("omar") : List.of());
          if (!who.equals("omar")) {
            assertThat(tally().whyNot(who)).hasValueSatisfying(why -> assertThat(why).isNotBlank());
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> whatIsNoApprovalOfTheHead() {
    Map<String, BiConsumer<Platform, String>> ways =
        Map.ofEntries(
            Map.entry("six digits", (p, who) -> say(p, who, approve(6))),
            Map.entry("no digits", (p, who) -> say(p, who, "/approve")),
            Map.entry("another commit", (p, who) -> say(p, who, "/approve " + OLD.abbreviated())),
            Map.entry("more digits than one has", (p, who) -> say(p, who, approve(40) + "0")),
            Map.entry("a wrong digit late", (p, who) -> say(p, who, wrongAtTheEnd())),
            Map.entry("words behind it", (p, who) -> say(p, who, approve(7) + " ok")),
            Map.entry("a quote", (p, who) -> say(p, who, "> " + approve(7))),
            Map.entry("prose before it", (p, who) -> say(p, who, "ok\n" + approve(7))),
            Map.entry("capital command", (p, who) -> say(p, who, "/APPROVE " + pull.head())),
            Map.entry(
                "an edited comment",
                (p, who) -> p.forge.discussion().edit(say(p, who, "?"), approve(7))),
            Map.entry(
                "a deleted comment",
                (p, who) -> p.forge.discussion().delete(say(p, who, approve(7)))),
            Map.entry(
                "a review of another commit", (p, who) -> review(p, who, Verdict.APPROVED, OLD)),
            Map.entry(
                "a mere comment in a review",
                (p, who) -> review(p, who, Verdict.COMMENTED, pull.head())),
            Map.entry("a dismissed review", this::dismissed),
            Map.entry("a review that later asks for changes", this::changedMind),
            Map.entry("a comment and a review that asks for changes", this::objects));
    return ways.entrySet().stream()
        .map(
            way ->
                DynamicTest.dynamicTest(
                    way.getKey(),
                    () -> {
                      openThePromotion();
                      way.getValue().accept(platform, "omar");
                      assertThat(counting()).isEmpty();
                    }));
  }

  private void dismissed(Platform p, String who) {
    review(p, who, Verdict.APPROVED, pull.head());
    review(p, who, Verdict.DISMISSED, pull.head());
  }

  private void changedMind(Platform p, String who) {
    review(p, who, Verdict.APPROVED, pull.head());
    review(p, who, Verdict.CHANGES_REQUESTED, pull.head());
    review(p, who, Verdict.COMMENTED, pull.head());
  }

  private void objects(Platform p, String who) {
    review(p, who, Verdict.CHANGES_REQUESTED, OLD);
    say(p, who, approve(7));
  }

  @Test
  void aReviewThatApprovesAfterAnObjectionCounts() {
    review(platform, "omar", Verdict.CHANGES_REQUESTED, pull.head());
    review(platform, "omar", Verdict.APPROVED, pull.head());
    review(platform, "omar", Verdict.COMMENTED, pull.head());

    assertThat(counting()).containsExactly("omar");
  }

  @Test
  void onePersonCountsOnceHoweverOftenAndInWhateverCase() {
    platform.forge.people().team(Platform.TEAM, "omar", "Omar", "OMAR");
    say(platform, "omar", approve(7));
    say(platform, "Omar", approve(8));
    review(platform, "OMAR", Verdict.APPROVED, pull.head());

    assertThat(counting()).hasSize(1);
  }

  @Test
  void aNewHeadVoidsApprovalsAndSaysSo() {
    say(platform, "omar", approve(7));
    var old = pull.head().abbreviated();
    platform.git.commit(Platform.REPO, pull.headBranch(), Map.of("a.md", "a\n"), "bo");
    pull = platform.pull(pull.number());

    assertThat(counting()).isEmpty();
    assertThat(tally().whyNot("omar"))
        .contains(
            "approved `%s`, and the head is `%s` by now: a new head voids approvals"
                .formatted(old, pull.head().abbreviated()));
  }

  @Test
  void whoLeftTheTeamDoesNotCountAnyMore() {
    say(platform, "omar", approve(7));
    platform.forge.people().team(Platform.TEAM, "olga");

    assertThat(counting()).isEmpty();
    assertThat(tally().whyNot("omar")).contains("is not in `mindscape/prod-approvers`");
  }

  @Test
  void whoAskedIsKnownFromTheCommitWhenTheDescriptionIsEdited() {
    openThePromotion();
    platform = new Platform();
    platform.release("1.9.0");
    pull = platform.promoted();
    platform.forge.pullRequests().text(pull.number(), pull.title(), "nothing to see");
    pull = platform.pull(pull.number());
    say(platform, "ana", approve(7));

    assertThat(counting()).isEmpty();
    assertThat(tally().whyNot("ana")).contains("asked for this promotion");
  }

  @Test
  void aMarkerInTheMiddleOfTheDescriptionNamesNobody() {
    var body = pull.body() + "\n" + Requests.markers("production", List.of("omar"));
    pull = platform.forge.pullRequests().text(pull.number(), pull.title(), body);
    say(platform, "omar", approve(7));

    assertThat(counting()).containsExactly("omar");
  }

  @Test
  void whoAskedForAnEarlierPromotionMayApproveThisOne() {
    platform = new Platform();
    platform.release("1.9.0");
    var first = platform.promoted();
    platform.git.merge(Platform.REPO, "main", first.head(), "merge");
    platform.forge.pullRequests().close(first.number());
    platform.release("1.9.1");
    var outcome = platform.promotions.promote(Platform.REPO, "production", "bo");
    assertThat(outcome).isInstanceOf(Outcome.Opened.class);
    pull = platform.pull(((Outcome.Opened) outcome).number());
    say(platform, "ana", approve(7));

    assertThat(counting()).containsExactly("ana");
  }

  @Test
  void theAuthorOfAPersonsPullRequestDoesNotApproveIt() {
    pull =
        platform.propose(
            "omar", "faster", Map.of(Platform.api("production"), Platform.deployment("1.9.0")));
    say(platform, "omar", approve(7));
    say(platform, "ana", approve(7));

    assertThat(counting()).containsExactly("ana");
    assertThat(tally().whyNot("omar")).contains("is the author of this pull request");
  }

  private Tally tally() {
    var candidate = platform.candidate(pull);
    var forge = platform.forge.forge();
    var target = Route.environment(candidate.inForce(), "production");
    return new Approvals(forge, new Requests(forge.people(), platform.git))
        .tally(candidate, target);
  }

  private List<String> counting() {
    return tally().counting();
  }

  private CommitId head(String branch) {
    return platform.git.head(Platform.REPO, branch).orElseThrow();
  }

  private String approve(int digits) {
    return approve(digits, false);
  }

  private String approve(int digits, boolean capitals) {
    var hex = pull.head().hex().substring(0, digits);
    return "/approve " + (capitals ? hex.toUpperCase(Locale.ROOT) : hex);
  }

  private String wrongAtTheEnd() {
    var hex = pull.head().hex();
    return "/approve " + hex.substring(0, 39) + (hex.endsWith("0") ? "1" : "0");
  }

  private long say(Platform p, String who, String what) {
    return p.forge.discussion().comment(Platform.REPO, pull.number(), who, what);
  }

  private void review(Platform p, String who, Verdict verdict, CommitId commit) {
    p.forge.pullRequests().reviewAt(pull.number(), who, verdict, commit);
  }
}
