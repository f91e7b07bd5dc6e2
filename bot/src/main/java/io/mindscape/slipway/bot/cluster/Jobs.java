package io.mindscape.slipway.bot.cluster;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.mindscape.slipway.jobs.cluster.Cluster.JobSpec;
import io.mindscape.slipway.jobs.cluster.Cluster.JobState;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Jobs of one container, in one namespace. */
final class Jobs {

  private static final int CONFLICT = 409;

  /** What is answered when the log of a container is asked for that never ran. */
  private static final int NEVER_STARTED = 400;

  /** Who owns nothing. */
  private static final long NOBODY = 65534;

  private static final int LOG_LINES = 500;
  private static final int LOG_CHARACTERS = 64_000;

  /** What Kubernetes removes by itself if we never come back for it. */
  private static final int KEPT_SECONDS = 24 * 60 * 60;

  private final KubernetesClient client;
  private final String namespace;
  private final Clock clock;

  /**
   * @param clock tells how long a pod has waited for its beginning
   */
  Jobs(KubernetesClient client, String namespace, Clock clock) {
    this.client = client;
    this.namespace = namespace;
    this.clock = clock;
  }

  void start(JobSpec spec) {
    try {
      client.batch().v1().jobs().inNamespace(namespace).resource(job(spec)).create();
    } catch (KubernetesClientException failure) {
      if (failure.getCode() != CONFLICT) {
        throw failure;
      }
    }
  }

  JobState state(String name) {
    var job = client.batch().v1().jobs().inNamespace(namespace).withName(name).get();
    if (job == null) {
      return new JobState.Missing();
    }
    return switch (Rollouts.ending(job)) {
      case "Complete" -> new JobState.Succeeded(log(name));
      case "Failed" -> new JobState.Failed(timedOut(job) + fate(name) + log(name));
      default -> waiting(name);
    };
  }

  /** A Job whose pod cannot begin has failed: its time would pass, and that of others. */
  private JobState waiting(String name) {
    return newest(name)
        .flatMap(pod -> JobPods.hindrance(pod, clock.instant()))
        .<JobState>map(JobState.Failed::new)
        .orElseGet(JobState.Running::new);
  }

  private String fate(String name) {
    return newest(name).map(JobPods::fate).orElse("");
  }

  private Optional<Pod> newest(String job) {
    return client
        .pods()
        .inNamespace(namespace)
        .withLabel("job-name", job)
        .list()
        .getItems()
        .stream()
        .max(Comparator.comparing(pod -> String.valueOf(pod.getMetadata().getCreationTimestamp())));
  }

  private static String timedOut(Job job) {
    return job.getStatus().getConditions().stream()
            .anyMatch(condition -> "DeadlineExceeded".equals(condition.getReason()))
        ? "Kubernetes ended it, for its time was over. "
        : "";
  }

  void remove(String name) {
    client
        .batch()
        .v1()
        .jobs()
        .inNamespace(namespace)
        .withName(name)
        .withPropagationPolicy(DeletionPropagation.BACKGROUND)
        .delete();
  }

  /** The end of the newest pod's log; empty where pod or log are gone. */
  private String log(String job) {
    var newest = newest(job).map(Pod::getMetadata);
    if (newest.isEmpty()) {
      return "";
    }
    // Not through the library's own way to logs, which first waits for the pod to become ready.
    var path =
        "/api/v1/namespaces/%s/pods/%s/log?tailLines=%d"
            .formatted(namespace, newest.get().getName(), LOG_LINES);
    try {
      var log = client.raw(path);
      return log == null ? "" : log.substring(Math.max(0, log.length() - LOG_CHARACTERS));
    } catch (KubernetesClientException failure) {
      // How the Job ended is known, whether its node still answers or not.
      return failure.getCode() == NEVER_STARTED ? "" : "(its log could not be read)";
    }
  }

  private Job job(JobSpec spec) {
    var volume = spec.volume();
    var volumes =
        volume == null
            ? List.<Volume>of()
            : List.of(
                new VolumeBuilder()
                    .withName("volume")
                    .withNewPersistentVolumeClaim(volume.claim(), false)
                    .build());
    var mounts =
        volume == null
            ? List.<VolumeMount>of()
            : List.of(
                new VolumeMountBuilder().withName("volume").withMountPath(volume.path()).build());
    return new JobBuilder()
        .withNewMetadata()
        .withName(spec.name())
        .withNamespace(namespace)
        .addToLabels("app.kubernetes.io/managed-by", Clusters.FIELD_MANAGER)
        .endMetadata()
        .withNewSpec()
        .withBackoffLimit(0)
        .withActiveDeadlineSeconds(Math.max(1, spec.deadline().toSeconds()))
        .withTtlSecondsAfterFinished(KEPT_SECONDS)
        .withNewTemplate()
        .withNewMetadata()
        .addToLabels("app.kubernetes.io/managed-by", Clusters.FIELD_MANAGER)
        .endMetadata()
        .withNewSpec()
        .withRestartPolicy("Never")
        .withAutomountServiceAccountToken(false)
        .withVolumes(volumes)
        .withNewSecurityContext()
        .withRunAsNonRoot(true)
        .withRunAsUser(volume == null ? NOBODY : volume.user())
        .withRunAsGroup(volume == null ? NOBODY : volume.user())
        .withNewSeccompProfile()
        .withType("RuntimeDefault")
        .endSeccompProfile()
        .endSecurityContext()
        .addNewContainer()
        .withName("job")
        .withImage(spec.image())
        .withCommand(spec.command())
        .withVolumeMounts(mounts)
        .withNewResources()
        .addToRequests("cpu", new Quantity("50m"))
        .addToRequests("memory", new Quantity("32Mi"))
        .addToLimits("cpu", new Quantity("500m"))
        .addToLimits("memory", new Quantity("128Mi"))
        .endResources()
        .withNewSecurityContext()
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withNewCapabilities()
        .addToDrop("ALL")
        .endCapabilities()
        .endSecurityContext()
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec()
        .build();
  }
}
