package io.mindscape.slipway.jobs.cluster;

import io.mindscape.slipway.jobs.Acts;
import io.mindscape.slipway.policies.manifest.Manifest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Clusters that stand in memory and are as healthy as a test tells them: for tests. */
public final class MemoryCluster implements Cluster {

  private final Map<Where, List<Manifest>> applied = new HashMap<>();
  private final Map<String, Deque<Health>> healths = new HashMap<>();
  private final Map<Where, Map<String, JobState>> jobs = new HashMap<>();
  private final List<JobSpec> started = new ArrayList<>();
  private final Acts acts;

  public MemoryCluster() {
    this(new Acts());
  }

  public MemoryCluster(Acts acts) {
    this.acts = acts;
  }

  /** What {@link #health} answers for a context, one after the other; the last one stays. */
  public void becomes(String context, Health... answers) {
    healths.put(context, new ArrayDeque<>(List.of(answers)));
  }

  /** What was applied last to a namespace. */
  public List<Manifest> applied(Where where) {
    return applied.getOrDefault(where, List.of());
  }

  /** Lets a Job that was started end. */
  public void finish(Where where, String job, JobState state) {
    jobsOf(where).put(job, state);
  }

  /** The Jobs that were started, in order. */
  public List<JobSpec> started() {
    return List.copyOf(started);
  }

  @Override
  public void apply(Where where, List<Manifest> objects) {
    acts.around("apply " + where.context(), () -> applied.put(where, List.copyOf(objects)));
  }

  @Override
  public Health health(Where where, List<Manifest> objects) {
    var answers = healths.getOrDefault(where.context(), new ArrayDeque<>());
    if (answers.isEmpty()) {
      return new Health.Healthy();
    }
    return answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
  }

  @Override
  public void startJob(Where where, JobSpec job) {
    acts.around(
        "start job",
        () -> {
          if (jobsOf(where).putIfAbsent(job.name(), new JobState.Running()) == null) {
            started.add(job);
          }
          return job;
        });
  }

  @Override
  public JobState job(Where where, String name) {
    return jobsOf(where).getOrDefault(name, new JobState.Missing());
  }

  @Override
  public void removeJob(Where where, String name) {
    if (jobsOf(where).containsKey(name)) {
      acts.around("remove job", () -> jobsOf(where).remove(name));
    }
  }

  private Map<String, JobState> jobsOf(Where where) {
    return jobs.computeIfAbsent(where, same -> new HashMap<>());
  }
}
