package io.mindscape.slipway.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.forge.Discussion.Comment;
import io.mindscape.slipway.jobs.forge.Discussion.Reaction;
import io.mindscape.slipway.jobs.forge.People.Permission;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.promotion.Platform;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code /fix} and the button of the check: who may, what comes of it, and that it is done once.
 */
class FixTest {

  private static final String FILE = "tools/pod.yaml";
  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: a
        labels: {app: a}
      spec:
        containers:
        - name: app   # the one
          image: 'example/app:1.2.3'
          resources: {requests: {cpu: 1, memory: 1Gi}}
          imagePullPolicy: Never # fast
          env: [{name: PORT, value: 8080}]
      """;
  private static final String OTHER = "tools/other.yaml";
  private static final String OTHER_POD = POD.replace("name: a\n", "name: b\n");
  private static final String MENDED =
      POD.replace("Never", "IfNotPresent").replace("value: 8080", "value: '8080'");

  private final Conversation talk = new Conversation();

  @Test
  void aWriterHasOneRuleFixedOnTheBranch() {
    var pull = pull();

    long comment = talk.say(pull.number(), "ana", "/fix policy/image-pull-policy");

    assertThat(branch(pull)).isEqualTo(POD.replace("Never", "IfNotPresent"));
    assertThat(talk.answer(pull.number(), comment))
        .contains("@ana fixed in `%s`.".formatted(head(pull).abbreviated()));
    assertThat(talk.reactions(comment)).contains(Reaction.ROCKET);
    var commit = talk.platform.git.log(Platform.REPO, pull.headBranch()).getFirst();
    assertThat(commit.toString())
        .contains("Fix what can be fixed mechanically")
        .contains("fix:%s#%d:comment-%d".formatted(Platform.REPO, pull.number(), comment));
  }

  @Test
  void allIsFixedWhereNoRuleIsNamed() {
    var pull = pull();

    talk.say(pull.number(), "olga", "/fix");

    assertThat(branch(pull))
        .contains("imagePullPolicy: IfNotPresent # fast")
        .contains("value: '8080'")
        .contains("allowPrivilegeEscalation: false");
  }

  @Test
  void whatIsMissingOnlyForItsMisspeltNameIsNotAddedBesideIt() {
    var pod =
        POD
            + """
                ports: [{containerPort: 8080}]
                readynessProbe: {tcpSocket: {port: 8080}}
            """;
    var pull = talk.platform.propose("bo", "probe", Map.of(FILE, pod));

    long comment =
        talk.say(pull.number(), "ana", "/fix schema/unknown-field policy/readiness-probe");

    assertThat(branch(pull)).isEqualTo(pod.replace("readynessProbe", "readinessProbe"));
    assertThat(talk.answer(pull.number(), comment)).endsWith("`.\n");
  }

  @Test
  void itIsDoneOnceHoweverOftenItIsTold() {
    var pull = pull();
    long comment = talk.say(pull.number(), "ana", "/fix schema/type");
    var head = head(pull);

    talk.commands.obey(Platform.REPO, pull.number(), comment);

    assertThat(head(pull)).isEqualTo(head);
    assertThat(talk.answers(pull.number(), comment)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rita", "stranger", "renovate[bot]"})
  void whoMayNotWriteHasNothingFixed(String login) {
    talk.platform.forge.people().permit("renovate[bot]", Permission.WRITE);
    var pull = pull();

    long comment = talk.say(pull.number(), login, "/fix");
    press(pull, login);

    assertThat(branch(pull)).isEqualTo(POD);
    assertThat(talk.answer(pull.number(), comment))
        .contains("only people who may write to the repository");
    assertThat(talk.reactions(comment)).contains(Reaction.CONFUSED);
    assertThat(told(pull)).hasSize(1);
  }

  @Test
  void theAuthorWithoutTheRightToWriteHasNothingFixed() {
    var pull = pull("rita");

    long comment = talk.say(pull.number(), "rita", "/fix");

    assertThat(branch(pull)).isEqualTo(POD);
    assertThat(talk.answer(pull.number(), comment)).contains("only people who may write");
  }

  @Test
  void anEditedCommentFixesNothing() {
    var pull = pull();
    long comment =
        talk.platform.forge.discussion().comment(Platform.REPO, pull.number(), "ana", "hello");
    talk.platform.forge.discussion().edit(comment, "/fix");

    talk.commands.obey(Platform.REPO, pull.number(), comment);

    assertThat(branch(pull)).isEqualTo(POD);
    assertThat(talk.answer(pull.number(), comment)).contains("an edited comment does not count");
  }

  @Test
  void aForkIsOfferedThePatch() {
    talk.platform.git.branch(Platform.REPO, "theirs", mainHead());
    talk.platform.git.commit(Platform.REPO, "theirs", Map.of(FILE, POD), "bo");
    int number =
        talk.platform.forge.pullRequests().openFromFork(Platform.REPO, "bo", "A pod", "theirs");

    long comment = talk.say(number, "ana", "/fix policy/image-pull-policy schema/type");

    assertThat(talk.platform.git.read(Platform.REPO, "theirs", FILE)).isEqualTo(POD);
    assertThat(talk.answer(number, comment))
        .contains("```diff\n--- a/tools/pod.yaml\n+++ b/tools/pod.yaml\n@@ ")
        .contains("-    imagePullPolicy: Never # fast\n")
        .contains("+    imagePullPolicy: IfNotPresent # fast\n");
  }

  @Test
  void aPatchThatWouldShowASecretIsNotToldToAnybody() {
    var pod = POD.replace("name: PORT, value: 8080", "name: DB_PASSWORD, value: tr0ub4dor-5");
    talk.platform.git.branch(Platform.REPO, "theirs", mainHead());
    talk.platform.git.commit(Platform.REPO, "theirs", Map.of(FILE, pod), "bo");
    int number =
        talk.platform.forge.pullRequests().openFromFork(Platform.REPO, "bo", "A pod", "theirs");

    long comment = talk.say(number, "ana", "/fix policy/image-pull-policy");

    assertThat(talk.answer(number, comment))
        .contains("the patch would show a secret")
        .doesNotContain("tr0ub4dor-5");
  }

  @Test
  void theButtonFixesTheHeadThatItStandsOn() {
    var pull = pull();
    var before = pull.head();

    press(pull, "ana");
    var fixed = head(pull);
    talk.commands.fix(Platform.REPO, pull.number(), "ana", before);

    assertThat(branch(pull)).contains("IfNotPresent # fast").contains("value: '8080'");
    assertThat(head(pull)).isEqualTo(fixed).isNotEqualTo(before);
    assertThat(told(pull)).isEmpty();
  }

  @Test
  void aBranchThatMovesMeanwhileIsFixedAsItIsThen() {
    var pull = pull();
    var other = MENDED.replace("name: a\n", "name: b\n").replace("IfNotPresent", "Never");
    talk.platform.git.beforeNextPush(
        () -> talk.platform.git.commit(Platform.REPO, "pod", Map.of(FILE, other), "bo"));

    talk.say(pull.number(), "ana", "/fix policy/image-pull-policy");

    assertThat(branch(pull)).isEqualTo(other.replace("Never", "IfNotPresent"));
  }

  @Test
  void aFileThatComesWithTheNewerHeadIsFixedToo() {
    var pull = pull();
    talk.platform.git.beforeNextPush(
        () -> talk.platform.git.commit(Platform.REPO, "pod", Map.of(OTHER, OTHER_POD), "bo"));

    long comment = talk.say(pull.number(), "ana", "/fix policy/image-pull-policy");

    assertThat(branch(pull)).isEqualTo(POD.replace("Never", "IfNotPresent"));
    assertThat(talk.platform.git.read(Platform.REPO, "pod", OTHER))
        .isEqualTo(OTHER_POD.replace("Never", "IfNotPresent"));
    assertThat(talk.answer(pull.number(), comment)).contains("@ana fixed in");
  }

  @Test
  void whoClicksInVainIsToldEachOnce() {
    var pull = talk.platform.propose("bo", "docs", Map.of("README.md", "Hello\n"));

    press(pull, "rita");
    press(pull, "ana");
    press(pull, "ana");

    assertThat(told(pull)).extracting(Comment::body).hasSize(2);
    assertThat(told(pull).getFirst().body()).contains("@rita only people who may write");
    assertThat(told(pull).getLast().body()).contains("@ana nothing was changed: there is nothing");
  }

  @Test
  void whereNothingCanBeFixedItSaysSo() {
    var pull = talk.platform.propose("bo", "docs", Map.of("README.md", "Hello\n"));

    long comment = talk.say(pull.number(), "ana", "/fix");
    long odd = talk.say(pull.number(), "ana", "/fix policy/cluster-admin");

    assertThat(talk.answer(pull.number(), comment)).contains("there is nothing to fix");
    assertThat(talk.answer(pull.number(), odd))
        .contains("nothing mends `policy/cluster-admin` mechanically");
  }

  private PullRequest pull() {
    return pull("bo");
  }

  private PullRequest pull(String author) {
    return talk.platform.propose(author, "pod", Map.of(FILE, POD));
  }

  private void press(PullRequest pull, String login) {
    talk.commands.fix(Platform.REPO, pull.number(), login, pull.head());
  }

  private List<Comment> told(PullRequest pull) {
    return talk.platform.forge.discussion().comments(Platform.REPO, pull.number()).stream()
        .filter(comment -> comment.body().startsWith("<!-- slipway:fix "))
        .toList();
  }

  private String branch(PullRequest pull) {
    return talk.platform.git.read(Platform.REPO, pull.headBranch(), FILE);
  }

  private CommitId head(PullRequest pull) {
    return talk.platform.git.head(Platform.REPO, pull.headBranch()).orElseThrow();
  }

  private CommitId mainHead() {
    return talk.platform.git.head(Platform.REPO, "main").orElseThrow();
  }
}
