package io.mindscape.slipway.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Acts.Died;
import io.mindscape.slipway.jobs.Golden;
import io.mindscape.slipway.jobs.forge.Discussion.Reaction;
import io.mindscape.slipway.jobs.promotion.Platform;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people hear when they command. */
final class AnswersTest {

  private final Conversation talk = new Conversation();

  @ParameterizedTest
  @CsvSource({"/aprove 1234567, /approve", "/Promote production, /promote", "/wy, /why"})
  void aCommandThatIsNearlyOneIsAnsweredAndNotObeyed(String typed, String meant) {
    var pull = talk.promotion();

    long comment = talk.say(pull.number(), "omar", typed);

    assertThat(talk.answer(pull.number(), comment)).contains("Did you mean `%s`?".formatted(meant));
    assertThat(talk.reactions(comment)).contains(Reaction.CONFUSED);
    assertThat(talk.platform.pull(pull.number()).open()).isTrue();
  }

  @Test
  void aBareApprovalIsAnsweredWithTheExactLine() {
    var pull = talk.promotion();

    long comment = talk.say(pull.number(), "omar", "/approve");

    assertThat(talk.answer(pull.number(), comment))
        .contains("`/approve %s`".formatted(pull.head().abbreviated()));
    assertThat(talk.reactions(comment)).contains(Reaction.CONFUSED);
    assertThat(talk.platform.pull(pull.number()).open()).isTrue();
  }

  @Test
  void anApprovalOfAnOldHeadIsAnsweredWithTheNewOne() {
    var pull = talk.promotion();
    talk.platform.git.commit(Platform.REPO, pull.headBranch(), Map.of("a.md", "a\n"), "bo");
    var now = talk.platform.pull(pull.number()).head().abbreviated();

    long comment = talk.say(pull.number(), "omar", "/approve " + pull.head().abbreviated());

    assertThat(talk.answer(pull.number(), comment))
        .contains("is not the head of #%d, which is `%s`".formatted(pull.number(), now))
        .contains("`/approve %s`".formatted(now));
  }

  @Test
  void anApprovalThatIsNotYetEnoughSaysWhatIsMissing() {
    talk.platform.release("1.9.0");
    var pull = talk.platform.promoted();
    talk.platform.pass(pull);

    long comment = talk.say(pull.number(), "omar", "/approve " + pull.head().abbreviated());

    assertThat(talk.answer(pull.number(), comment))
        .contains("approved. production: waits for soak (until 2026-11-25 12:10:00 UTC).");
    assertThat(talk.reactions(comment)).contains(Reaction.ROCKET);
  }

  @Test
  void whatTheForgeWillNotMergeIsSaid() {
    var pull = talk.promotion();
    talk.platform.forge.pullRequests().refuseMerge(pull.number(), "the branch is protected");

    long comment = talk.say(pull.number(), "omar", "/approve " + pull.head().abbreviated());

    assertThat(talk.answer(pull.number(), comment))
        .contains("not merged", "`the branch is protected`");
    assertThat(talk.reactions(comment)).contains(Reaction.CONFUSED);
  }

  @Test
  void thereIsNothingToApproveOnAnIssueOrWhereNoApprovalIsAskedFor() {
    int issue = talk.promotionsIssue();
    var docs = talk.platform.propose("bo", "docs", Map.of("README.md", "Hello\n"));

    long onIssue = talk.say(issue, "omar", "/approve 1234567");
    long onDocs = talk.say(docs.number(), "omar", "/approve " + docs.head().abbreviated());

    assertThat(talk.answer(issue, onIssue)).contains("is no open pull request");
    assertThat(talk.answer(docs.number(), onDocs)).contains("touches no environment");
  }

  @Test
  void promotingIsForThePromotionsIssueAndPullRequests() {
    talk.platform.release("1.9.0");
    int other =
        talk.platform.forge.discussion().open(Platform.REPO, "ana", "bug", "A bug", "It is broken");
    talk.promotionsIssue();
    var docs = talk.platform.propose("bo", "docs", Map.of("README.md", "Hello\n"));

    assertThat(talk.answer(other, talk.say(other, "ana", "/promote production")))
        .contains("\"Promotions\"");
    assertThat(talk.opened()).isEqualTo(1); // the one about docs
    talk.say(docs.number(), "ana", "/promote production");
    assertThat(talk.opened()).isEqualTo(2);
  }

  @Test
  void promotingWithoutANameIsAnsweredWithTheExactLine() {
    int issue = talk.promotionsIssue();

    assertThat(talk.answer(issue, talk.say(issue, "ana", "/promote")))
        .contains("`/promote production`");
  }

  @Test
  void whatSomebodyTypedComesToLifeNowhere() {
    int issue = talk.promotionsIssue();

    var answer = talk.answer(issue, talk.say(issue, "ana", "/promote @org/all`<img>`<!--"));

    assertThat(answer).contains("`@org/all <img> <! --`");
  }

  @Test
  void answersOnceHoweverOftenItIsTold() {
    var pull = talk.promotion();
    long comment = talk.say(pull.number(), "ana", "/why");
    int acts = talk.platform.acts.all().size();

    talk.commands.obey(Platform.REPO, pull.number(), comment);

    assertThat(talk.platform.acts.all()).hasSize(acts);
    assertThat(talk.answers(pull.number(), comment)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void answersOnceWhenItDiedAtTheAnswer(boolean before) {
    talk.platform.release("1.9.0");
    int issue = talk.promotionsIssue();
    if (before) {
      talk.platform.acts.dieBefore("write comment");
    } else {
      talk.platform.acts.dieAfter("write comment");
    }
    assertThatThrownBy(() -> talk.say(issue, "ana", "/promote production"))
        .isInstanceOf(Died.class);
    var comment = talk.platform.forge.discussion().comments(Platform.REPO, issue).getFirst();

    talk.commands.obey(Platform.REPO, issue, comment.id());

    assertThat(talk.answers(issue, comment.id())).hasSize(1);
    assertThat(talk.opened()).isEqualTo(1);
  }

  @Test
  void whyOnThePromotionsIssueSaysWhatToTypeNext() {
    talk.platform.release("1.9.0");
    int issue = talk.promotionsIssue();

    assertThat(talk.answer(issue, talk.say(issue, "rita", "/why")))
        .contains("behind staging in `mindscape/api`", "type `/promote production`");
    assertThat(talk.answer(issue, talk.say(issue, "rita", "/why staging")))
        .contains("staging follows the branch `main`");
    assertThat(talk.answer(issue, talk.say(issue, "rita", "/why nowhere")))
        .contains("There is no environment `nowhere`");
  }

  @Test
  void whyTellsEachGate() {
    talk.platform.release("1.9.0");
    var pull = talk.platform.promoted();
    talk.say(pull.number(), "ana", "/approve " + pull.head().abbreviated());

    long comment = talk.say(pull.number(), "bo", "/why");

    assertThat(talk.answer(pull.number(), comment))
        .startsWith("<!-- slipway:answer %d --> <!-- slipway:why -->\n".formatted(comment));
    Golden.check("why.md", talk.answer(pull.number(), comment));
  }
}
