package io.mindscape.slipway.jobs.forge;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.forge.Deployments.State;
import io.mindscape.slipway.jobs.forge.Deployments.Success;
import io.mindscape.slipway.jobs.git.CommitId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Deployments} does. */
public abstract class DeploymentsContract {

  private ForgeWorld world;
  private Deployments deployments;
  private CommitId first;

  /** A fresh world. */
  protected abstract ForgeWorld world();

  @BeforeEach
  void enter() {
    world = world();
    deployments = world.forge().deployments();
    first = world.head("main");
  }

  @Test
  void aCommitIsDeployedOnceToAnEnvironment() {
    long staging = deployments.of(world.repo(), first, "staging");
    var second = world.push("ana", "main", Map.of("a.md", "a\n"), List.of());

    assertThat(deployments.of(world.repo(), first, "staging")).isEqualTo(staging);
    assertThat(deployments.of(world.repo(), first, "production")).isNotEqualTo(staging);
    assertThat(deployments.of(world.repo(), second, "staging")).isNotEqualTo(staging);
  }

  @Test
  void saysHowADeploymentStands() {
    long deployment = deployments.of(world.repo(), first, "staging");
    assertThat(deployments.state(world.repo(), deployment)).isEmpty();

    for (var state : List.of(State.IN_PROGRESS, State.FAILURE, State.IN_PROGRESS, State.SUCCESS)) {
      deployments.report(world.repo(), deployment, state, "as it goes");
      assertThat(deployments.state(world.repo(), deployment)).contains(state);
    }
  }

  @Test
  void theNewestSuccessIsWhatRuns() {
    assertThat(deployments.newestSuccess(world.repo(), "staging")).isEmpty();
    succeed(first, "staging");
    var second = world.push("ana", "main", Map.of("a.md", "a\n"), List.of());
    long failing = deployments.of(world.repo(), second, "staging");
    deployments.report(world.repo(), failing, State.FAILURE, "it never got ready");

    assertThat(runs("staging")).isEqualTo(first);
    assertThat(deployments.newestSuccess(world.repo(), "production")).isEmpty();

    var third = world.push("ana", "main", Map.of("a.md", "b\n"), List.of());
    succeed(third, "staging");

    assertThat(runs("staging")).isEqualTo(third);
  }

  @Test
  void theNewestIsKnownHoweverItStands() {
    assertThat(deployments.newest(world.repo(), "staging")).isEmpty();
    succeed(first, "staging");
    var second = world.push("ana", "main", Map.of("a.md", "a\n"), List.of());
    long deployment = deployments.of(world.repo(), second, "staging");

    var created = deployments.newest(world.repo(), "staging").orElseThrow();
    assertThat(created.commit()).isEqualTo(second);
    assertThat(created.state()).isNull();

    deployments.report(world.repo(), deployment, State.FAILURE, "it never got ready");

    var failed = deployments.newest(world.repo(), "staging").orElseThrow();
    assertThat(failed.commit()).isEqualTo(second);
    assertThat(failed.state()).isEqualTo(State.FAILURE);
    assertThat(failed.at()).isAfterOrEqualTo(created.at());
  }

  private void succeed(CommitId commit, String environment) {
    long deployment = deployments.of(world.repo(), commit, environment);
    deployments.report(world.repo(), deployment, State.IN_PROGRESS, "on its way");
    deployments.report(world.repo(), deployment, State.SUCCESS, "healthy");
    deployments.report(world.repo(), deployment, State.SUCCESS, "healthy");
  }

  private CommitId runs(String environment) {
    return deployments.newestSuccess(world.repo(), environment).map(Success::commit).orElseThrow();
  }
}
