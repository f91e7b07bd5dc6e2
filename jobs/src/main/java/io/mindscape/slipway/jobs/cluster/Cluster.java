package io.mindscape.slipway.jobs.cluster;

import io.mindscape.slipway.policies.manifest.Manifest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clusters, by kubeconfig context. Methods throw {@link io.mindscape.slipway.jobs.Unavailable}
 * when a cluster does not answer, {@link io.mindscape.slipway.policies.Refused} when it refuses.
 */
public interface Cluster {

  /**
   * Applies objects server-side as the field manager {@code slipway}, in dependency order. Objects
   * that name no namespace go to that of {@code where}, which is created if it is missing.
   */
  void apply(Where where, List<Manifest> objects);

  /** How the objects that can be healthy are. */
  Health health(Where where, List<Manifest> objects);

  /** Starts a Job unless one of that name is there. */
  void startJob(Where where, JobSpec job);

  /** How a Job stands; its log once it has ended. */
  JobState job(Where where, String name);

  /** Removes a Job and its pods; nothing happens where there is none. */
  void removeJob(Where where, String name);

  /** A namespace of a cluster. */
  record Where(String context, String namespace) {}

  /** What Kubernetes makes of the objects. */
  sealed interface Health {
    record Healthy() implements Health {}

    /** Still rolling out; {@code why} names the first that is not ready. */
    record Progressing(String why) implements Health {}

    /** It will not get better by itself. */
    record Degraded(String why) implements Health {}
  }

  /**
   * A Job with one container, which is not root and can write to its volume alone.
   *
   * @param deadline after which Kubernetes ends it
   * @param volume null for none
   */
  record JobSpec(
      String name, String image, List<String> command, Duration deadline, @Nullable Volume volume) {
    public JobSpec {
      command = List.copyOf(command);
    }

    /** One without a volume. */
    public JobSpec(String name, String image, List<String> command, Duration deadline) {
      this(name, image, command, deadline, null);
    }
  }

  /**
   * A volume of a Job.
   *
   * @param claim the PersistentVolumeClaim, in the Job's namespace
   * @param path where the container finds it
   * @param user the number of the user as whom it works there
   */
  record Volume(String claim, String path, long user) {}

  /** How a Job stands. */
  sealed interface JobState {
    record Missing() implements JobState {}

    record Running() implements JobState {}

    record Succeeded(String log) implements JobState {}

    record Failed(String log) implements JobState {}
  }
}
