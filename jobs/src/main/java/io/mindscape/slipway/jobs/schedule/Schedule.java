package io.mindscape.slipway.jobs.schedule;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;

/**
 * What each process does by itself, again and again; for the window, see {@link Openings}. The
 * clock that drives it is the machine's.
 */
public final class Schedule implements AutoCloseable {

  private final Scheduler scheduler;

  private Schedule(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * What is done, and how long it is left alone after it began; it never runs twice at a time.
   *
   * @param every at least a millisecond
   */
  public record Rhythm(Runnable work, Duration every) {}

  /**
   * Begins at once.
   *
   * @param reconcile looks at what webhooks may have missed
   */
  public static Schedule start(Rhythm reconcile) {
    return start(
        jobs(reconcile.work(), () -> {}),
        List.of(new Timed(ReconcileJob.class, reconcile.every())));
  }

  /**
   * Begins at once.
   *
   * @param sweep asks for what the forge could not deliver, where the forge has a list of that
   */
  public static Schedule start(Rhythm reconcile, Rhythm sweep) {
    return start(
        jobs(reconcile.work(), sweep.work()),
        List.of(
            new Timed(ReconcileJob.class, reconcile.every()),
            new Timed(SweepJob.class, sweep.every())));
  }

  private static Jobs jobs(Runnable reconcile, Runnable sweep) {
    var reconcileWork = new Watched("reconcile", reconcile);
    var sweepWork = new Watched("sweep", sweep);
    return new Jobs(
        Map.of(
            ReconcileJob.class, () -> new ReconcileJob(reconcileWork),
            SweepJob.class, () -> new SweepJob(sweepWork)));
  }

  /** A job and its interval. */
  record Timed(Class<? extends Job> job, Duration every) {}

  static Schedule start(Jobs jobs, List<Timed> timed) {
    // A factory that throws parks its trigger until a person acts: better not to start at all.
    timed.forEach(each -> jobs.require(each.job()));
    try {
      var scheduler = Schedulers.make(settings(), jobs);
      for (var each : timed) {
        add(scheduler, each);
      }
      scheduler.start();
      return new Schedule(scheduler);
    } catch (SchedulerException e) {
      throw new IllegalStateException("the scheduler cannot start", e);
    }
  }

  private static void add(Scheduler scheduler, Timed timed) throws SchedulerException {
    var name = timed.job().getSimpleName();
    scheduler.scheduleJob(
        JobBuilder.newJob(timed.job()).withIdentity(name).build(),
        TriggerBuilder.newTrigger()
            .withIdentity(name)
            .startNow()
            .withSchedule(
                SimpleScheduleBuilder.simpleSchedule()
                    .withIntervalInMilliseconds(timed.every().toMillis())
                    .repeatForever()
                    .withMisfireHandlingInstructionNextWithRemainingCount())
            .build());
  }

  private static Properties settings() {
    var settings = Schedulers.settings("slipway-" + UUID.randomUUID(), 2);
    settings.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
    return settings;
  }

  /** Starts nothing more, and waits for what is running. */
  @Override
  public void close() {
    Schedulers.stop(scheduler);
  }
}
