package io.mindscape.slipway.jobs.maintenance.logs;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.cluster.Cluster.JobSpec;
import io.mindscape.slipway.jobs.cluster.Cluster.JobState;
import io.mindscape.slipway.jobs.cluster.Cluster.Where;
import io.mindscape.slipway.jobs.maintenance.task.Measure;
import io.mindscape.slipway.jobs.maintenance.task.Step;
import io.mindscape.slipway.jobs.maintenance.task.Task;
import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import io.mindscape.slipway.jobs.prose.Markdown;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.Delivery.Target;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Removes old logs in the cluster, by a Job, and what the bot itself need not keep. */
public final class LogRotation implements Task {

  /** How long logs are kept. */
  static final Duration RETENTION = Duration.ofDays(30);

  private static final String IMAGE = LogJob.IMAGE;
  private static final String SCRIPT =
      """
      removed=$(find /var/log -type f \\( -name '*.gz' -o -name '*.old' -o -name '*.log.[0-9]*' \\) \
      -mtime +%d -print -delete | wc -l)
      echo "removed $removed rotated logs"
      """
          .formatted(RETENTION.toDays());
  private static final int LONGEST_LOG = 500;
  private static final Measure JOB = new Measure("log_rotation/logs", Duration.ofMinutes(10));

  private final Runnable pause;

  /**
   * @param pause lets a moment pass between two looks at the Job
   */
  public LogRotation(Runnable pause) {
    this.pause = pause;
  }

  @Override
  public TaskName name() {
    return TaskName.LOG_ROTATION;
  }

  @Override
  public List<Step> steps(Turn turn) {
    var own = OwnRecords.steps(turn.systems().upkeep().own()).stream();
    var strategy = turn.occasion().inForce().strategy();
    if (strategy.logs().isEmpty()) {
      return Stream.concat(own, Stream.of(oldLogs())).toList();
    }
    return Stream.concat(own, targets(turn, strategy).map(this::step)).toList();
  }

  /** Each target in each cluster of its environment. */
  private static Stream<LogJob> targets(Turn turn, Strategy strategy) {
    var environments = strategy.delivery().environments();
    var opens = turn.occasion().opening().opens();
    return strategy.logs().stream()
        .flatMap(
            target ->
                Optional.ofNullable(environments.get(target.environment())).stream()
                    .flatMap(LogRotation::places)
                    .map(where -> new LogJob(where, target, opens)));
  }

  private static Stream<Where> places(Target environment) {
    return environment.waves().stream()
        .flatMap(List::stream)
        .map(context -> new Where(context, environment.namespace()));
  }

  private Step step(LogJob job) {
    return Step.of(
            "%s/%s %s".formatted(job.where().context(), job.where().namespace(), job.name()),
            job.what(),
            JOB,
            at -> rotate(at.turn(), job))
        .undoneBy(at -> at.systems().cluster().removeJob(job.where(), job.name()))
        .resuming()
        .in(job.target().environment());
  }

  private Step oldLogs() {
    return Step.of("logs", "the Job that deletes old logs", JOB, at -> logs(at.turn()))
        .undoneBy(at -> at.systems().cluster().removeJob(firstCluster(at.turn()), name(at.turn())))
        .resuming();
  }

  private void rotate(Turn turn, LogJob job) {
    try {
      rotate(turn, job.where(), job.spec(turn.guard().left()), job.what());
    } catch (Unavailable | Refused failure) {
      turn.notes().couldNot(Markdown.code(job.what()) + ": " + failure.getMessage());
    }
  }

  private void logs(Turn turn) {
    try {
      rotate(turn, firstCluster(turn));
    } catch (Unavailable | Refused failure) {
      turn.notes().couldNot("logs of the cluster: " + failure.getMessage());
    }
  }

  private static Where firstCluster(Turn turn) {
    return turn.occasion().inForce().strategy().delivery().environments().values().stream()
        .filter(target -> !target.waves().isEmpty() && !target.waves().get(0).isEmpty())
        .map(target -> new Where(target.waves().get(0).get(0), target.namespace()))
        .findFirst()
        .orElseThrow(
            () ->
                new Refused(
                    "no environment names a cluster: add one to delivery.environments in"
                        + " slipway.yaml"));
  }

  private void rotate(Turn turn, Where where) {
    // Kubernetes itself ends it in time, should nobody be here to do it.
    var spec = new JobSpec(name(turn), IMAGE, List.of("sh", "-c", SCRIPT), turn.guard().left());
    rotate(turn, where, spec, "");
  }

  private static String name(Turn turn) {
    var opens = turn.occasion().opening().opens();
    return "slipway-log-rotation-" + opens.atZone(ZoneOffset.UTC).toLocalDate();
  }

  /**
   * Runs a Job to its end.
   *
   * @param what it does, for a person; empty where its name says enough
   */
  private void rotate(Turn turn, Where where, JobSpec spec, String what) {
    var name = spec.name();
    var job =
        Markdown.code(name)
            + " in "
            + Markdown.code(where.context())
            + (what.isEmpty() ? "" : ", " + Markdown.code(what));
    // Remembered before the Job is removed: a restart between the two must not run it again.
    var end =
        turn.effects()
            .once(
                turn.occasion().key(name() + ":" + (what.isEmpty() ? "job" : name + " " + where)),
                "Job " + name,
                Optional::empty,
                () -> runJob(turn, where, spec));
    turn.systems().cluster().removeJob(where, name);
    if (end.startsWith(SUCCEEDED)) {
      turn.notes().did("Job %s: %s".formatted(job, said(end.substring(SUCCEEDED.length()))));
    } else {
      turn.notes().couldNot("Job %s failed: %s".formatted(job, said(end)));
    }
  }

  private static final String SUCCEEDED = "succeeded: ";

  private String runJob(Turn turn, Where where, JobSpec spec) {
    var name = spec.name();
    var cluster = turn.systems().cluster();
    turn.guard().step("the Job " + name);
    cluster.startJob(where, spec);
    return watch(turn, where, name);
  }

  private String watch(Turn turn, Where where, String name) {
    while (true) {
      turn.guard().step("another look at the Job " + name);
      switch (turn.systems().cluster().job(where, name)) {
        case JobState.Running() -> pause.run();
        case JobState.Succeeded(var log) -> {
          return SUCCEEDED + shortened(log);
        }
        case JobState.Failed(var log) -> {
          return shortened(log);
        }
        case JobState.Missing() -> {
          return "somebody removed it before it ended";
        }
      }
    }
  }

  private static String said(String log) {
    return log.isBlank() ? "it said nothing" : Markdown.code(log);
  }

  private static String shortened(String log) {
    var text = log.strip();
    return text.length() <= LONGEST_LOG ? text : "…" + text.substring(text.length() - LONGEST_LOG);
  }
}
