package io.mindscape.slipway.sandbox.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mindscape.slipway.bot.cluster.Clusters;
import io.mindscape.slipway.jobs.cluster.Cluster.JobSpec;
import io.mindscape.slipway.jobs.cluster.Cluster.JobState;
import io.mindscape.slipway.jobs.cluster.Cluster.Volume;
import io.mindscape.slipway.jobs.cluster.Cluster.Where;
import io.mindscape.slipway.sandbox.controlplane.ControlPlane;
import io.mindscape.slipway.sandbox.controlplane.RealCluster;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Jobs on a real API server with a real Job controller, in a namespace that lets in nothing but
 * what keeps the restricted standard. No kubelet runs them: their logs cannot be read here.
 */
@RealCluster(controllers = true)
final class JobsOnClusterTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Test
  void aJobRunsToItsEndAndIsRemoved(ControlPlane plane) {
    var stage = new Stage(plane, "jobs-run").restricted().open("jobs-run-a");
    try (var clusters = new Clusters(plane.kubeconfig())) {
      var where = new Where(Stage.CONTEXT, "jobs-run");
      clusters.startJob(where, spec("rotate", Duration.ofMinutes(5), null));

      await()
          .atMost(PATIENCE)
          .until(() -> clusters.job(where, "rotate") instanceof JobState.Succeeded);
      clusters.removeJob(where, "rotate");

      await()
          .atMost(PATIENCE)
          .until(() -> clusters.job(where, "rotate") instanceof JobState.Missing);
    } finally {
      stage.remove("jobs-run-a");
    }
  }

  @Test
  void aJobThatDoesNotEndIsEndedAtItsDeadline(ControlPlane plane) {
    new Stage(plane, "jobs-late").restricted();
    try (var clusters = new Clusters(plane.kubeconfig())) {
      var where = new Where(Stage.CONTEXT, "jobs-late");
      // There is no such claim: its pod waits for one.
      var volume = new Volume("missing", "/logs", 1000);
      clusters.startJob(where, spec("patient", Duration.ofMinutes(30), volume));
      assertThat(clusters.job(where, "patient")).isEqualTo(new JobState.Running());
      clusters.startJob(where, spec("rotate", Duration.ofSeconds(3), volume));

      await()
          .atMost(PATIENCE)
          .until(() -> clusters.job(where, "rotate") instanceof JobState.Failed);

      assertThat(clusters.job(where, "rotate"))
          .isEqualTo(new JobState.Failed("Kubernetes ended it, for its time was over. "));
      assertThat(clusters.job(where, "patient")).isEqualTo(new JobState.Running());
    }
  }

  private static JobSpec spec(String name, Duration deadline, Volume volume) {
    return new JobSpec(name, "busybox:1.37", List.of("sh", "-c", "true"), deadline, volume);
  }
}
