package io.mindscape.slipway.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Acts.Died;
import io.mindscape.slipway.jobs.forge.Discussion.Comment;
import io.mindscape.slipway.jobs.forge.Discussion.Reaction;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.promotion.Golden;
import io.mindscape.slipway.jobs.promotion.Platform;
import io.mindscape.slipway.jobs.promotion.Promotions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may command what, and what they hear. */
final class CommandsTest {

  private final Platform platform = new Platform();
  private final Commands commands =
      new Commands(platform.forge.forge(), platform.promotions, platform.effects);

  @ParameterizedTest
  @CsvSource({
    "mallory, false", // an outsider, without any right
    "rita, false", // reads
    "bo, true", // writes
    "omar, true", // writes, and approves
    "olga, true" // administrates
  })
  void promotingNeedsTheRightToWrite(String login, boolean allowed) {
    platform.release("1.9.0");
    int issue = promotionsIssue();

    long comment = say(issue, login, "/promote production");

    assertThat(opened()).isEqualTo(allowed ? 1 : 0);
    assertThat(reactions(comment))
        .containsExactlyInAnyOrder(Reaction.EYES, allowed ? Reaction.ROCKET : Reaction.CONFUSED);
    assertThat(answer(issue, comment)).contains("@" + login + " ");
  }

  @ParameterizedTest
  @CsvSource({
    "mallory, false", // an outsider
    "rita, false", // reads
    "bo, false", // writes, is in no team
    "ana, false", // is in the team, and asked for it
    "omar, true" // is in the team
  })
  void approvingAPromotionNeedsTheTeamAndADistance(String login, boolean allowed) {
    var pull = promotion();

    long comment = say(pull.number(), login, "/approve " + pull.head().abbreviated());

    assertThat(platform.pull(pull.number()).merged()).isEqualTo(allowed);
    assertThat(reactions(comment))
        .containsExactlyInAnyOrder(Reaction.EYES, allowed ? Reaction.ROCKET : Reaction.CONFUSED);
    assertThat(answer(pull.number(), comment))
        .contains(allowed ? "merged as" : "your approval does not count");
  }

  @ParameterizedTest
  @CsvSource({"omar, false", "olga, false", "ana, true"})
  void approvingAPersonsPullRequestIsNotForItsMakers(String login, boolean allowed) {
    platform.release("1.9.0");
    platform.time.pass(Duration.ofHours(1));
    var changes = Map.of("k8s/production/api.yaml", "a: 1\n");
    var pull = platform.propose("omar", "by-hand", changes); // the author
    platform.git.commit( // and a contributor
        Platform.REPO, "by-hand", Map.of("k8s/production/b.yaml", "b: 1\n"), "olga");
    var now = platform.pull(pull.number());

    long comment = say(now.number(), login, "/approve " + now.head().abbreviated());

    assertThat(answer(now.number(), comment))
        .contains(allowed ? "approved. " : "your approval does not count");
    assertThat(platform.pull(now.number()).merged()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"mallory, false", "rita, true", "bo, true", "ana, true", "omar, true"})
  void askingWhyNeedsTheRightToRead(String login, boolean allowed) {
    var pull = promotion();

    long comment = say(pull.number(), login, "/why production");

    assertThat(reactions(comment)).contains(allowed ? Reaction.ROCKET : Reaction.CONFUSED);
    assertThat(answer(pull.number(), comment).contains("approvals")).isEqualTo(allowed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/promote production", "/approve 1234567", "/why", "/aprove"})
  void theBotDoesNotObeyItself(String command) {
    var pull = promotion();
    int acts = platform.acts.all().size();

    long comment = say(pull.number(), "slipway[bot]", command);

    assertThat(reactions(comment)).isEmpty();
    assertThat(platform.acts.all()).hasSize(acts);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"I would /promote production", "/fix", "/lgtm", "Thanks!", "> /why", "/assign bo"})
  void proseAndOtherBotsCommandsAreIgnored(String text) {
    var pull = promotion();
    int acts = platform.acts.all().size();

    long comment = say(pull.number(), "omar", text);

    assertThat(reactions(comment)).isEmpty();
    assertThat(platform.acts.all()).hasSize(acts);
  }

  @ParameterizedTest
  @CsvSource({"/aprove 1234567, /approve", "/Promote production, /promote", "/wy, /why"})
  void aCommandThatIsNearlyOneIsAnsweredAndNotObeyed(String typed, String meant) {
    var pull = promotion();

    long comment = say(pull.number(), "omar", typed);

    assertThat(answer(pull.number(), comment)).contains("Did you mean `%s`?".formatted(meant));
    assertThat(reactions(comment)).contains(Reaction.CONFUSED);
    assertThat(platform.pull(pull.number()).open()).isTrue();
  }

  @Test
  void anEditedCommentNeverCounts() {
    var pull = promotion();
    long comment =
        platform.forge.discussion().comment(Platform.REPO, pull.number(), "omar", "Thanks!");
    platform.forge.discussion().edit(comment, "/approve " + pull.head().abbreviated());

    commands.obey(Platform.REPO, pull.number(), comment);

    assertThat(answer(pull.number(), comment)).contains("an edited comment does not count");
    assertThat(platform.pull(pull.number()).open()).isTrue();
  }

  @Test
  void aCommentThatIsGoneOrStandsElsewhereIsNotObeyed() {
    var pull = promotion();
    long comment =
        platform.forge.discussion().comment(Platform.REPO, pull.number(), "omar", "/why");

    commands.obey(Platform.REPO, pull.number() + 1, comment);
    platform.forge.discussion().delete(comment);
    commands.obey(Platform.REPO, pull.number(), comment);

    assertThat(reactions(comment)).isEmpty();
  }

  @Test
  void aBareApprovalIsAnsweredWithTheExactLine() {
    var pull = promotion();

    long comment = say(pull.number(), "omar", "/approve");

    assertThat(answer(pull.number(), comment))
        .contains("`/approve %s`".formatted(pull.head().abbreviated()));
    assertThat(reactions(comment)).contains(Reaction.CONFUSED);
    assertThat(platform.pull(pull.number()).open()).isTrue();
  }

  @Test
  void anApprovalOfAnOldHeadIsAnsweredWithTheNewOne() {
    var pull = promotion();
    platform.git.commit(Platform.REPO, pull.headBranch(), Map.of("a.md", "a\n"), "bo");
    var now = platform.pull(pull.number()).head().abbreviated();

    long comment = say(pull.number(), "omar", "/approve " + pull.head().abbreviated());

    assertThat(answer(pull.number(), comment))
        .contains("is not the head of #%d, which is `%s`".formatted(pull.number(), now))
        .contains("`/approve %s`".formatted(now));
  }

  @Test
  void anApprovalThatIsNotYetEnoughSaysWhatIsMissing() {
    platform.release("1.9.0");
    var pull = platform.promoted();
    platform.pass(pull);

    long comment = say(pull.number(), "omar", "/approve " + pull.head().abbreviated());

    assertThat(answer(pull.number(), comment))
        .contains("approved. production: waits for soak (until 2026-11-25 12:10:00 UTC).");
    assertThat(reactions(comment)).contains(Reaction.ROCKET);
  }

  @Test
  void whatTheForgeWillNotMergeIsSaid() {
    var pull = promotion();
    platform.forge.pullRequests().refuseMerge(pull.number(), "the branch is protected");

    long comment = say(pull.number(), "omar", "/approve " + pull.head().abbreviated());

    assertThat(answer(pull.number(), comment)).contains("not merged", "`the branch is protected`");
    assertThat(reactions(comment)).contains(Reaction.CONFUSED);
  }

  @Test
  void thereIsNothingToApproveOnAnIssueOrWhereNoApprovalIsAskedFor() {
    int issue = promotionsIssue();
    var docs = platform.propose("bo", "docs", Map.of("README.md", "Hello\n"));

    long onIssue = say(issue, "omar", "/approve 1234567");
    long onDocs = say(docs.number(), "omar", "/approve " + docs.head().abbreviated());

    assertThat(answer(issue, onIssue)).contains("is no open pull request");
    assertThat(answer(docs.number(), onDocs)).contains("touches no environment");
  }

  @Test
  void promotingIsForThePromotionsIssueAndPullRequests() {
    platform.release("1.9.0");
    int other =
        platform.forge.discussion().open(Platform.REPO, "ana", "bug", "A bug", "It is broken");
    promotionsIssue();
    var docs = platform.propose("bo", "docs", Map.of("README.md", "Hello\n"));

    assertThat(answer(other, say(other, "ana", "/promote production"))).contains("\"Promotions\"");
    assertThat(opened()).isEqualTo(1); // the one about docs
    say(docs.number(), "ana", "/promote production");
    assertThat(opened()).isEqualTo(2);
  }

  @Test
  void promotingWithoutANameIsAnsweredWithTheExactLine() {
    int issue = promotionsIssue();

    assertThat(answer(issue, say(issue, "ana", "/promote"))).contains("`/promote production`");
  }

  @Test
  void whatSomebodyTypedComesToLifeNowhere() {
    int issue = promotionsIssue();

    var answer = answer(issue, say(issue, "ana", "/promote @org/all`<img>`<!--"));

    assertThat(answer).contains("`@org/all <img> <! --`");
  }

  @Test
  void answersOnceHoweverOftenItIsTold() {
    var pull = promotion();
    long comment = say(pull.number(), "ana", "/why");
    int acts = platform.acts.all().size();

    commands.obey(Platform.REPO, pull.number(), comment);

    assertThat(platform.acts.all()).hasSize(acts);
    assertThat(answers(pull.number(), comment)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void answersOnceWhenItDiedAtTheAnswer(boolean before) {
    platform.release("1.9.0");
    int issue = promotionsIssue();
    if (before) {
      platform.acts.dieBefore("write comment");
    } else {
      platform.acts.dieAfter("write comment");
    }
    assertThatThrownBy(() -> say(issue, "ana", "/promote production")).isInstanceOf(Died.class);
    var comment = platform.forge.discussion().comments(Platform.REPO, issue).getFirst();

    commands.obey(Platform.REPO, issue, comment.id());

    assertThat(answers(issue, comment.id())).hasSize(1);
    assertThat(opened()).isEqualTo(1);
  }

  @Test
  void whyOnThePromotionsIssueSaysWhatToTypeNext() {
    platform.release("1.9.0");
    int issue = promotionsIssue();

    assertThat(answer(issue, say(issue, "rita", "/why")))
        .contains("behind staging in `mindscape/api`", "type `/promote production`");
    assertThat(answer(issue, say(issue, "rita", "/why staging")))
        .contains("staging follows the branch `main`");
    assertThat(answer(issue, say(issue, "rita", "/why nowhere")))
        .contains("There is no environment `nowhere`");
  }

  @Test
  void whyTellsEachGate() {
    platform.release("1.9.0");
    var pull = platform.promoted();
    say(pull.number(), "ana", "/approve " + pull.head().abbreviated());

    long comment = say(pull.number(), "bo", "/why");

    assertThat(answer(pull.number(), comment))
        .startsWith("<!-- slipway:answer %d --> <!-- slipway:why -->\n".formatted(comment));
    Golden.check("why.md", answer(pull.number(), comment));
  }

  /** A promotion that waits for nothing but an approval. */
  private PullRequest promotion() {
    platform.release("1.9.0");
    platform.time.pass(Duration.ofMinutes(10));
    var pull = platform.promoted();
    platform.pass(pull);
    return pull;
  }

  private int promotionsIssue() {
    platform.promotions.refresh(Platform.REPO);
    return platform.forge.discussion().findIssue(Platform.REPO, Promotions.LABEL).orElseThrow();
  }

  private long say(int issue, String login, String text) {
    long comment = platform.forge.discussion().comment(Platform.REPO, issue, login, text);
    commands.obey(Platform.REPO, issue, comment);
    return comment;
  }

  private Set<Reaction> reactions(long comment) {
    return platform.forge.discussion().reactions(comment);
  }

  private long opened() {
    return platform.forge.pullRequests().open(Platform.REPO).size();
  }

  private String answer(int issue, long comment) {
    return answers(issue, comment).stream().map(Comment::body).findFirst().orElseThrow();
  }

  private List<Comment> answers(int issue, long comment) {
    var marker = "<!-- slipway:answer %d -->".formatted(comment);
    return platform.forge.discussion().comments(Platform.REPO, issue).stream()
        .filter(one -> one.body().contains(marker))
        .toList();
  }
}
