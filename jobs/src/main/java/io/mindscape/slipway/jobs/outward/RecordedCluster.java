package io.mindscape.slipway.jobs.outward;

import io.mindscape.slipway.jobs.cluster.Cluster;
import io.mindscape.slipway.jobs.effect.Act;
import io.mindscape.slipway.jobs.effect.Act.Kind;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.effect.Outcome;
import io.mindscape.slipway.policies.manifest.Manifest;
import java.util.List;
import java.util.Optional;

/** Clusters, each act on them recorded. */
public final class RecordedCluster implements Cluster {

  private final Cluster cluster;
  private final Effects effects;

  public RecordedCluster(Cluster cluster, Effects effects) {
    this.cluster = cluster;
    this.effects = effects;
  }

  @Override
  public void apply(Where where, List<Manifest> objects) {
    effects.set(
        new Act(
            Kind.APPLY,
            Keys.namespace(where),
            "%d objects in %s of %s".formatted(objects.size(), where.namespace(), where.context())),
        "applied",
        () -> cluster.apply(where, objects));
  }

  @Override
  public void startJob(Where where, JobSpec job) {
    effects.act(
        new Act(
            Kind.CLUSTER_JOB,
            Keys.job(where, job.name()),
            "the Job %s in %s of %s".formatted(job.name(), where.namespace(), where.context())),
        () -> started(cluster, where, job.name()),
        () -> {
          cluster.startJob(where, job);
          return job.name();
        },
        name -> Outcome.done("started"));
  }

  static Optional<String> started(Cluster cluster, Where where, String name) {
    return cluster.job(where, name) instanceof JobState.Missing
        ? Optional.empty()
        : Optional.of(name);
  }

  @Override
  public void removeJob(Where where, String name) {
    effects.set(
        new Act(
            Kind.CLUSTER_JOB_REMOVAL,
            Keys.job(where, name),
            "the end of the Job %s in %s of %s"
                .formatted(name, where.namespace(), where.context())),
        "gone",
        () -> cluster.removeJob(where, name));
  }

  @Override
  public Health health(Where where, List<Manifest> objects) {
    return cluster.health(where, objects);
  }

  @Override
  public JobState job(Where where, String name) {
    return cluster.job(where, name);
  }
}
