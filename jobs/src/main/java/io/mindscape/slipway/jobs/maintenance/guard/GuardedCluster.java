package io.mindscape.slipway.jobs.maintenance.guard;

import io.mindscape.slipway.jobs.cluster.Cluster;
import io.mindscape.slipway.policies.manifest.Manifest;
import java.util.List;

/** Clusters that can be read at any time and changed only while the window is open. */
final class GuardedCluster implements Cluster {

  private final Cluster cluster;
  private final Guard guard;

  GuardedCluster(Cluster cluster, Guard guard) {
    this.cluster = cluster;
    this.guard = guard;
  }

  @Override
  public void apply(Where where, List<Manifest> objects) {
    guard.pass("apply objects");
    cluster.apply(where, objects);
  }

  @Override
  public void startJob(Where where, JobSpec job) {
    guard.pass("start a Job");
    cluster.startJob(where, job);
  }

  @Override
  public void removeJob(Where where, String name) {
    guard.pass("remove a Job");
    cluster.removeJob(where, name);
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
