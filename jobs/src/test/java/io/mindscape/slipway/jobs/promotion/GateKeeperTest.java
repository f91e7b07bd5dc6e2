package io.mindscape.slipway.jobs.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.forge.Checks;
import io.mindscape.slipway.jobs.forge.Deployments.State;
import io.mindscape.slipway.jobs.forge.PullRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each gate, closed and open, and what it says. */
final class GateKeeperTest {

  private Platform platform = new Platform();

  @Test
  void healthyNeedsADeployment() {
    var pull = person("1.8.3");

    assertThat(gate(pull, "healthy"))
        .isEqualTo(
            Gate.closed("healthy", "staging", "nothing has been deployed to staging yet", ""));
    assertThat(gate(pull, "soak").open()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = State.class,
      names = {"FAILURE", "ERROR", "IN_PROGRESS"})
  void healthyNeedsTheNewestDeploymentToSucceed(State state) {
    platform.release("1.9.0");
    var pull = person("1.9.0");
    platform.time.pass(Duration.ofHours(1));
    assertThat(gate(pull, "healthy").open()).isTrue();

    var next = platform.git.commit(Platform.REPO, "main", Map.of("a.md", "a\n"), "ana");
    long deployment = platform.forge.deployments().of(Platform.REPO, next, "staging");
    assertThat(gate(pull, "healthy").open()).isFalse();
    platform.forge.deployments().report(Platform.REPO, deployment, state, "as it is");

    assertThat(gate(pull, "healthy").open()).isFalse();
    assertThat(gate(pull, "healthy").why()).contains("`" + next.abbreviated() + "`");
    assertThat(gate(pull, "soak").open()).isFalse();
  }

  @Test
  void healthyNeedsWhatIsPromotedToRunThere() {
    platform.release("1.9.1");

    assertThat(gate(person("1.9.0"), "healthy").why())
        .isEqualTo("staging runs `mindscape/api 1.9.1`, and this brings `1.9.0`");
  }

  @Test
  void aChangeWithoutATagNeedsAHealthySourceOnly() {
    platform.release("1.9.0");
    var more = Platform.deployment("1.8.2").replace("replicas: 3", "replicas: 4");
    var pull = platform.propose("ana", "more", Map.of(Platform.api("production"), more));

    assertThat(gate(pull, "healthy").open()).isTrue();
  }

  @Test
  void aFileThatCannotBeReadKeepsTheGateClosed() {
    platform.release("1.9.0");
    var pull = platform.propose("ana", "bad", Map.of(Platform.api("production"), "a: [\n"));

    assertThat(gate(pull, "healthy").open()).isFalse();
    assertThat(gate(pull, "healthy").why()).contains(Platform.api("production"));
  }

  @Test
  void soakSaysWhenItEndsAndOpensAtThatMoment() {
    platform.release("1.9.0");
    var pull = person("1.9.0");
    var end = Platform.NOON.plus(Duration.ofMinutes(10));

    platform.time.pass(Duration.ofMinutes(10).minusNanos(1));
    assertThat(gate(pull, "soak").until()).isEqualTo(end);
    assertThat(gate(pull, "soak").open()).isFalse();

    platform.time.pass(Duration.ofNanos(1));
    assertThat(gate(pull, "soak").open()).isTrue();
  }

  @Test
  void alertsThatCannotBeAskedStayClosed() {
    platform = new Platform(Platform.STRATEGY.replace("[healthy]", "[healthy, alerts]"));
    platform.release("1.9.0");

    var gate = gate(person("1.9.0"), "alerts");

    assertThat(gate.open()).isFalse();
    assertThat(gate.why()).contains("cannot ask Prometheus");
    assertThat(gate.next()).contains("`delivery.environments.production.gates`");
  }

  @Test
  void aFreezeHoldsFromItsBeginningUntilItsEnd() {
    platform.release("1.9.0");
    var pull = person("1.9.0");
    var from = Instant.parse("2026-12-20T00:00:00Z");
    var to = Instant.parse("2027-01-04T00:00:00Z");

    goTo(from.minusSeconds(1));
    assertThat(gate(pull, "freeze").open()).isTrue();
    goTo(from);
    assertThat(gate(pull, "freeze"))
        .isEqualTo(Gate.closedUntil("freeze", "production is frozen: `year end`", to));
    goTo(to);
    assertThat(gate(pull, "freeze").open()).isTrue();
  }

  @Test
  void checksNeedTheBotsOwnSuccessOnThisHead() {
    var pull = person("1.9.0");
    assertThat(gate(pull, "checks").open()).isFalse();

    for (var state : Checks.State.values()) {
      report(pull, state);
      assertThat(gate(pull, "checks").open()).isEqualTo(state == Checks.State.SUCCESS);
    }

    report(pull, Checks.State.SUCCESS);
    platform.git.commit(Platform.REPO, pull.headBranch(), Map.of("a.md", "a\n"), "ana");
    assertThat(gate(platform.pull(pull.number()), "checks").open()).isFalse();
  }

  @Test
  void whatWasChangedOnBothSidesIsNotUpToDate() {
    var pull = person("1.9.0");
    platform.git.commit(Platform.REPO, "main", Map.of("a.md", "a\n"), "ana");
    assertThat(gate(pull, "up to date").open()).isTrue();

    platform.git.commit(
        Platform.REPO,
        "main",
        Map.of(Platform.api("production"), Platform.deployment("1.8.9")),
        "ana");

    var gate = gate(platform.pull(pull.number()), "up to date");
    assertThat(gate.open()).isFalse();
    assertThat(gate.why()).isEqualTo("`k8s/production/api.yaml` changed on `main` too");
  }

  @Test
  void anEnvironmentThatFollowsABranchHasNoSourceToAsk() {
    platform = new Platform(Platform.STRATEGY.replace("{environment: staging}", "{branch: main}"));

    assertThat(gate(person("1.9.0"), "healthy").open()).isFalse();
  }

  @Test
  void aPersonsPullRequestMayHoldAnything() {
    assertThat(gates(person("1.9.0")).all()).extracting(Gate::name).doesNotContain("content");
  }

  private PullRequest person(String tag) {
    return platform.propose(
        "ana", "change", Map.of(Platform.api("production"), Platform.deployment(tag)));
  }

  private void report(PullRequest pull, Checks.State state) {
    var report = new Checks.Report("slipway/review", state, "", "", List.of());
    platform.forge.checks().report(Platform.REPO, pull.head(), report);
  }

  private void goTo(Instant instant) {
    platform.time.pass(Duration.between(platform.time.instant(), instant));
  }

  private Gates gates(PullRequest pull) {
    return platform.promotions.evaluate(Platform.REPO, pull, "production");
  }

  private Gate gate(PullRequest pull, String name) {
    return gates(pull).all().stream()
        .filter(gate -> gate.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
