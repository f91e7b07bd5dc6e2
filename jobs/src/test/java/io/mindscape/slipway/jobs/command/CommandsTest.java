package io.mindscape.slipway.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.fix.FixPull;
import io.mindscape.slipway.jobs.fix.Menders;
import io.mindscape.slipway.jobs.forge.Discussion.Reaction;
import io.mindscape.slipway.jobs.forge.Forge;
import io.mindscape.slipway.jobs.forge.People;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.image.Digests;
import io.mindscape.slipway.jobs.maintenance.breakglass.BreakGlass;
import io.mindscape.slipway.jobs.maintenance.breakglass.MemoryRequests;
import io.mindscape.slipway.jobs.maintenance.guard.Bars;
import io.mindscape.slipway.jobs.promotion.Platform;
import io.mindscape.slipway.jobs.promotion.Promotions;
import io.mindscape.slipway.jobs.strategy.Strategies;
import io.mindscape.slipway.jobs.turn.LocalTurns;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may command what. */
final class CommandsTest {

  private final Conversation talk = new Conversation();

  @ParameterizedTest
  @CsvSource({
    "mallory, false", // an outsider, without any right
    "rita, false", // reads
    "bo, true", // writes
    "omar, true", // writes, and approves
    "olga, true" // administrates
  })
  void promotingNeedsTheRightToWrite(String login, boolean allowed) {
    talk.platform.release("1.9.0");
    int issue = talk.promotionsIssue();

    long comment = talk.say(issue, login, "/promote production");

    assertThat(talk.opened()).isEqualTo(allowed ? 1 : 0);
    assertThat(talk.reactions(comment))
        .containsExactlyInAnyOrder(Reaction.EYES, allowed ? Reaction.ROCKET : Reaction.CONFUSED);
    assertThat(talk.answer(issue, comment)).contains("@" + login + " ");
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
    var pull = talk.promotion();

    long comment = talk.say(pull.number(), login, "/approve " + pull.head().abbreviated());

    assertThat(talk.platform.pull(pull.number()).merged()).isEqualTo(allowed);
    assertThat(talk.reactions(comment))
        .containsExactlyInAnyOrder(Reaction.EYES, allowed ? Reaction.ROCKET : Reaction.CONFUSED);
    assertThat(talk.answer(pull.number(), comment))
        .contains(allowed ? "merged as" : "your approval does not count");
    var refused = talk.platform.ledger.audit().lines();
    if (allowed) {
      assertThat(refused).isEmpty();
    } else {
      assertThat(refused)
          .singleElement()
          .satisfies(
              line -> {
                assertThat(line.who()).isEqualTo(login);
                assertThat(line.outcome()).isEqualTo("refused");
                assertThat(line.words()).isEqualTo("/approve " + pull.head().abbreviated());
                assertThat(line.detail()).startsWith("your approval does not count");
              });
    }
  }

  @ParameterizedTest
  @CsvSource({"omar, false", "olga, false", "ana, true"})
  void approvingAPersonsPullRequestIsNotForItsMakers(String login, boolean allowed) {
    talk.platform.release("1.9.0");
    talk.platform.time.pass(Duration.ofHours(1));
    var changes = Map.of("k8s/production/api.yaml", "a: 1\n");
    var pull = talk.platform.propose("omar", "by-hand", changes); // the author
    talk.platform.git.commit( // and a contributor
        Platform.REPO, "by-hand", Map.of("k8s/production/b.yaml", "b: 1\n"), "olga");
    var now = talk.platform.pull(pull.number());

    long comment = talk.say(now.number(), login, "/approve " + now.head().abbreviated());

    assertThat(talk.answer(now.number(), comment))
        .contains(allowed ? "approved. " : "your approval does not count");
    assertThat(talk.platform.pull(now.number()).merged()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"mallory, false", "rita, true", "bo, true", "ana, true", "omar, true"})
  void askingWhyNeedsTheRightToRead(String login, boolean allowed) {
    var pull = talk.promotion();

    long comment = talk.say(pull.number(), login, "/why production");

    assertThat(talk.reactions(comment)).contains(allowed ? Reaction.ROCKET : Reaction.CONFUSED);
    assertThat(talk.answer(pull.number(), comment).contains("approvals")).isEqualTo(allowed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/promote production", "/approve 1234567", "/why", "/fix", "/aprove"})
  void theBotDoesNotObeyItself(String command) {
    var pull = talk.promotion();
    int acts = talk.platform.acts.all().size();

    long comment = talk.say(pull.number(), "slipway[bot]", command);

    assertThat(talk.reactions(comment)).isEmpty();
    assertThat(talk.platform.acts.all()).hasSize(acts);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I would /promote production",
        "/merge",
        "/lgtm",
        "Thanks!",
        "> /why",
        "/assign bo"
      })
  void proseAndOtherBotsCommandsAreIgnored(String text) {
    var pull = talk.promotion();
    int acts = talk.platform.acts.all().size();

    long comment = talk.say(pull.number(), "omar", text);

    assertThat(talk.reactions(comment)).isEmpty();
    assertThat(talk.platform.acts.all()).hasSize(acts);
  }

  @Test
  void anOrderForTheWindowOnAPullRequestIsAnsweredWithWhereToGiveIt() {
    var pull = talk.promotion();

    long veto = talk.say(pull.number(), "ana", "/veto log_rotation quarter's end");

    assertThat(talk.answer(pull.number(), veto))
        .endsWith(
            "@ana orders are given on the issue that announces a window. None is announced now;"
                + " each is two days before it opens.\n");
    assertThat(talk.reactions(veto)).contains(Reaction.CONFUSED);
  }

  @Test
  void commandsOnLaterLinesAreToldToBeUnheard() {
    var pull = talk.promotion();

    long several =
        talk.say(
            pull.number(),
            "ana",
            "/veto log_rotation no\r\nand for the same reason\n/veto security_patches no\n/why");
    long one = talk.say(pull.number(), "ana", "/why\n\nthanks, /approve comes later\n> /fix\n/etc");

    assertThat(talk.answer(pull.number(), several))
        .endsWith(
            """
            each is two days before it opens.

            Only the first line of a comment is a command, so this was not heard: \
            `/veto security_patches no` and `/why`. Write each in a comment of its own.
            """);
    assertThat(talk.answer(pull.number(), one)).doesNotContain("Only the first line");
  }

  @Test
  void anEditedCommentNeverCounts() {
    var pull = talk.promotion();
    long comment =
        talk.platform.forge.discussion().comment(Platform.REPO, pull.number(), "omar", "Thanks!");
    talk.platform.forge.discussion().edit(comment, "/approve " + pull.head().abbreviated());

    talk.commands.obey(Platform.REPO, pull.number(), comment);

    assertThat(talk.answer(pull.number(), comment)).contains("an edited comment does not count");
    assertThat(talk.platform.pull(pull.number()).open()).isTrue();
  }

  @Test
  void aCommentThatIsGoneOrStandsElsewhereIsNotObeyed() {
    var pull = talk.promotion();
    long comment =
        talk.platform.forge.discussion().comment(Platform.REPO, pull.number(), "omar", "/why");

    talk.commands.obey(Platform.REPO, pull.number() + 1, comment);
    talk.platform.forge.discussion().delete(comment);
    talk.commands.obey(Platform.REPO, pull.number(), comment);

    assertThat(talk.reactions(comment)).isEmpty();
  }

  @Test
  void nothingHappensWhenTheForgeCannotSayWhoSomebodyIs() {
    var pull = talk.promotion();
    var there = talk.platform.forge.forge();
    var forge =
        new Forge(
            there.pullRequests(),
            there.discussion(),
            there.checks(),
            there.deployments(),
            new PeopleWhoAreOut());
    var ports =
        new Promotions.Ports(
            forge,
            talk.platform.git,
            new Strategies(talk.platform.git),
            talk.platform.ports.inspector(),
            talk.platform.effects);
    var commands =
        new Commands(
            forge,
            new Promotions(ports, new LocalTurns(), talk.platform.time),
            new FixPull(
                talk.platform.git,
                new Strategies(talk.platform.git),
                new Menders(
                    talk.platform.ports.inspector(),
                    Digests.unasked("nobody is asked"),
                    talk.platform.time),
                talk.platform.effects,
                new PeopleWhoAreOut()),
            new Commands.Upkeep(
                new BreakGlass(
                    new BreakGlass.Ports(
                        new Strategies(talk.platform.git),
                        forge,
                        new MemoryRequests(),
                        talk.platform.effects,
                        Bars.NONE),
                    talk.platform.time),
                talk.ordering()),
            talk.platform.effects);
    for (var text :
        List.of("/approve " + pull.head().abbreviated(), "/promote production", "/why")) {
      long comment =
          talk.platform.forge.discussion().comment(Platform.REPO, pull.number(), "omar", text);

      assertThatThrownBy(() -> commands.obey(Platform.REPO, pull.number(), comment))
          .isInstanceOf(Unavailable.class);

      assertThat(talk.answers(pull.number(), comment)).isEmpty();
      assertThat(talk.reactions(comment)).containsExactly(Reaction.EYES);
    }
    assertThat(talk.platform.pull(pull.number()).open()).isTrue();
  }

  /** The forge knows its bot, and nobody else at the moment. */
  private static final class PeopleWhoAreOut implements People {
    @Override
    public boolean inTeam(String login, String team) {
      throw out();
    }

    @Override
    public Permission permission(RepoName repo, String login) {
      throw out();
    }

    @Override
    public String self() {
      return "slipway[bot]";
    }

    private static Unavailable out() {
      return new Unavailable("GitHub", "it does not answer", Duration.ofSeconds(1), null);
    }
  }
}
