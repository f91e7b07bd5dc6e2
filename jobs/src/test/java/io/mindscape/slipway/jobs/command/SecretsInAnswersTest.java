package io.mindscape.slipway.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.promotion.Platform;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A secret that stands in the repository is in no answer to a command, no promotion, no commit and
 * no issue, also where the strategy file leads to it by mistake.
 */
class SecretsInAnswersTest {

  private static final String SECRET = "zQ7vLmkX9wTr4bNs2";
  private static final String ENCODED =
      Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8));

  private static final List<String> COMMANDS =
      List.of(
          "/promote production",
          "/promote",
          "/promote staging",
          "/why",
          "/why production",
          "/why staging",
          "/why nowhere",
          "/approve",
          "/approve production",
          "/fix",
          "/fix schema/type",
          "/fix policy/no-such",
          "/wy");

  private final Conversation talk = new Conversation();
  private final Platform platform = talk.platform;

  /** {@code delivery.images} leads to what holds a secret, in a Secret or outside of one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "web"},
        "stringData": {"tag": "%s"},
        "data": {"tag": "%s"}}
        """,
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: web}
        stringData:
          tag: %s
        data:
          tag: %s
        """,
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: web}
        data:
          tag: %s
          password: %s
        """,
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: web}
        data:
          password: %s
          tag: '%s !'
        """
      })
  void aTagThatIsASecretIsNotTold(String form) {
    var file = form.formatted(SECRET, form.contains("Secret") ? ENCODED : SECRET);
    int issue = talk.promotionsIssue();
    platform.git.commit(
        Platform.REPO,
        "main",
        Map.of(
            "environments/staging/web.yaml",
            file,
            "environments/production/web.yaml",
            file.replace(SECRET, SECRET + "Old")),
        "ana");

    COMMANDS.forEach(command -> talk.say(issue, "ana", command));

    assertNothingIsTold(List.of(issue));
    assertThat(platform.forge.discussion().comments(Platform.REPO, issue))
        .as("each of them is answered")
        .hasSizeGreaterThanOrEqualTo(2 * COMMANDS.size());
  }

  @Test
  void aChangedSecretIsNotToldOnItsPullRequest() {
    var pull =
        platform.propose(
            "ana",
            "a-secret",
            Map.of(
                "k8s/production/keys.yaml",
                """
                apiVersion: v1
                kind: Secret
                metadata: {name: keys}
                immutable: %s
                stringData: {note: %s}
                data: {other: %s}
                """
                    .formatted(SECRET, SECRET, ENCODED)));

    COMMANDS.forEach(command -> talk.say(pull.number(), "omar", command));
    talk.say(pull.number(), "omar", "/approve production " + pull.head());

    assertNothingIsTold(List.of(pull.number()));
  }

  @Test
  void aStrategyThatCannotBeReadIsNotQuoted() {
    int issue = talk.promotionsIssue();
    var good =
        new String(
            platform
                .git
                .at(Platform.REPO, platform.git.head(Platform.REPO, "main").orElseThrow())
                .read(Strategy.FILE)
                .orElseThrow()
                .content(),
            StandardCharsets.UTF_8);
    platform.git.commit(
        Platform.REPO,
        "main",
        Map.of(Strategy.FILE, good + "password: " + SECRET + "\ntoken: [" + SECRET + "\n"),
        "ana");

    COMMANDS.forEach(command -> talk.say(issue, "ana", command));

    assertNothingIsTold(List.of(issue));
  }

  private void assertNothingIsTold(List<Integer> numbers) {
    var told = new ArrayList<String>();
    for (var number : numbers) {
      var discussion = platform.forge.discussion();
      discussion.comments(Platform.REPO, number).forEach(comment -> told.add(comment.body()));
      discussion.issueText(Platform.REPO, number).ifPresent(told::add);
    }
    platform
        .forge
        .pullRequests()
        .open(Platform.REPO)
        .forEach(pull -> told.add(pull.title() + "\n" + pull.body()));
    platform.git.log(Platform.REPO, "main").forEach(commit -> told.add(commit.toString()));
    told.add(platform.ledger.audit().list(1_000).toString());
    assertThat(told)
        .noneMatch(text -> text.contains(SECRET))
        .noneMatch(text -> text.contains(ENCODED));
  }
}
