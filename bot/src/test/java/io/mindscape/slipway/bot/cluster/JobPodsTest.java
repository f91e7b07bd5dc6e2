package io.mindscape.slipway.bot.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.cluster.Cluster.JobSpec;
import io.mindscape.slipway.jobs.cluster.Cluster.JobState;
import io.mindscape.slipway.jobs.cluster.Cluster.Where;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs whose pods do not begin, or are ended by Kubernetes. */
final class JobPodsTest {

  private static final Where STAGING = new Where("staging", "shop");
  private static final String JOB = "/apis/batch/v1/namespaces/shop/jobs/rotate";
  private static final Instant MADE = Instant.parse("2026-11-29T02:00:00Z");

  @TempDir private Path folder;
  private ApplyingServer server;

  @BeforeEach
  void open() throws IOException {
    server = new ApplyingServer();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ErrImagePull",
        "ImagePullBackOff",
        "InvalidImageName",
        "ErrImageNeverPull",
        "CreateContainerConfigError",
        "CreateContainerError"
      })
  void aContainerThatCannotBeginIsWaitedForAWhileAndThenNamed(String reason) throws IOException {
    start("{}");
    pod("{'containerStatuses':[{'state':{'waiting':{'reason':'%s'}}}]}".formatted(reason));

    assertThat(after(Duration.ofSeconds(299))).isEqualTo(new JobState.Running());
    assertThat(after(Duration.ofMinutes(5)))
        .isEqualTo(
            new JobState.Failed(
                "Its pod could not begin for 5 minutes: %s. Look at kubectl describe pod rotate-1 -n shop"
                    .formatted(reason)));
  }

  @Test
  void aPodThatNoNodeTakesIsWaitedForAWhileAndThenNamed() throws IOException {
    start("{}");
    pod("{'conditions':[{'type':'PodScheduled','status':'False','reason':'Unschedulable'}]}");

    assertThat(after(Duration.ofMinutes(4))).isEqualTo(new JobState.Running());
    assertThat(after(Duration.ofMinutes(5)))
        .isInstanceOfSatisfying(
            JobState.Failed.class,
            failed ->
                assertThat(failed.log())
                    .contains("no node can take it, or its volume is not there (Unschedulable)"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'containerStatuses':[{'state':{'running':{}}}]}",
        "{'containerStatuses':[{'state':{'waiting':{'reason':'ContainerCreating'}}}]}",
        "{'conditions':[{'type':'PodScheduled','status':'True'}]}"
      })
  void aPodThatRunsOrIsMadeMayTakeItsTime(String status) throws IOException {
    start("{}");
    pod(status);

    assertThat(after(Duration.ofHours(1))).isEqualTo(new JobState.Running());
  }

  @Test
  void aJobThatEndedSaysHowKubernetesEndedItsPod() throws IOException {
    start("{'conditions':[{'type':'Failed','status':'True'}]}");
    server.answer(
        "GET /api/v1/namespaces/shop/pods/rotate-1/log", 400, "{'kind':'Status','code':400}");

    pod("{'phase':'Failed','reason':'Evicted'}");
    assertThat(after(Duration.ZERO))
        .isEqualTo(new JobState.Failed("Kubernetes ended its pod: Evicted. "));

    pod("{'containerStatuses':[{'state':{'terminated':{'exitCode':137,'reason':'OOMKilled'}}}]}");
    assertThat(after(Duration.ZERO))
        .isEqualTo(new JobState.Failed("Kubernetes ended its pod: OOMKilled. "));

    pod("{'containerStatuses':[{'state':{'terminated':{'exitCode':1,'reason':'Error'}}}]}");
    assertThat(after(Duration.ZERO)).isEqualTo(new JobState.Failed(""));
  }

  private void start(String status) throws IOException {
    try (var clusters = at(MADE)) {
      clusters.startJob(
          STAGING, new JobSpec("rotate", "busybox:1", List.of("true"), Duration.ofHours(2)));
    }
    server.status(JOB, json(status));
  }

  private void pod(String status) {
    server.answer(
        "GET /api/v1/namespaces/shop/pods",
        200,
        json(
            """
            {'kind':'PodList','apiVersion':'v1','items':[{'metadata':{'name':'rotate-1',
              'namespace':'shop','labels':{'job-name':'rotate'},'creationTimestamp':'%s'},
              'status':%s}]}
            """
                .formatted(MADE, status)));
  }

  private JobState after(Duration time) throws IOException {
    try (var clusters = at(MADE.plus(time))) {
      return clusters.job(STAGING, "rotate");
    }
  }

  private Clusters at(Instant now) throws IOException {
    var clock = Clock.fixed(now, ZoneOffset.UTC);
    return new Clusters(server.kubeconfig(folder.resolve("config"), "staging"), clock);
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
