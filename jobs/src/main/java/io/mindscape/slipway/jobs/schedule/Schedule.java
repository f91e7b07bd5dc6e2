package io.mindscape.slipway.jobs.schedule;

import java.time.Duration;
import java.util.ArrayList;
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
import org.quartz.impl.StdSchedulerFactory;

/** What the bot does by itself, again and again. The clock that drives it is the machine's. */
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
   * @param window asks whether the maintenance window is open, and works if it is
   * @param reconcile looks at what webhooks may have missed
   */
  public static Schedule start(Rhythm window, Rhythm reconcile) {
    return start(jobs(window, reconcile, () -> {}), timed(window, reconcile));
  }

  /**
   * Begins at once.
   *
   * @param sweep asks for what the forge could not deliver, where the forge has a list of that
   */
  public static Schedule start(Rhythm window, Rhythm reconcile, Rhythm sweep) {
    var timed = new ArrayList<>(timed(window, reconcile));
    timed.add(new Timed(SweepJob.class, sweep.every()));
    return start(jobs(window, reconcile, sweep.work()), timed);
  }

  private static Jobs jobs(Rhythm window, Rhythm reconcile, Runnable sweep) {
    var windowWork = new Watched("window", window.work());
    var reconcileWork = new Watched("reconcile", reconcile.work());
    var sweepWork = new Watched("sweep", sweep);
    return new Jobs(
        Map.of(
            WindowJob.class, () -> new WindowJob(windowWork),
            ReconcileJob.class, () -> new ReconcileJob(reconcileWork),
            SweepJob.class, () -> new SweepJob(sweepWork)));
  }

  private static List<Timed> timed(Rhythm window, Rhythm reconcile) {
    return List.of(
        new Timed(WindowJob.class, window.every()),
        new Timed(ReconcileJob.class, reconcile.every()));
  }

  /** A job and its interval. */
  record Timed(Class<? extends Job> job, Duration every) {}

  static Schedule start(Jobs jobs, List<Timed> timed) {
    // A factory that throws parks its trigger until a person acts: better not to start at all.
    timed.forEach(each -> jobs.require(each.job()));
    try {
      var scheduler = new StdSchedulerFactory(settings()).getScheduler();
      scheduler.setJobFactory(jobs);
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
    var settings = new Properties();
    // Quartz keeps schedulers by name for the whole process; two bots in one must not share one.
    settings.setProperty("org.quartz.scheduler.instanceName", "slipway-" + UUID.randomUUID());
    settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    settings.setProperty("org.quartz.scheduler.idleWaitTime", "1000");
    settings.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
    settings.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
    settings.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
    settings.setProperty("org.quartz.threadPool.threadCount", "3");
    settings.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
    return settings;
  }

  /** Starts nothing more, and waits for what is running. */
  @Override
  public void close() {
    try {
      scheduler.shutdown(true);
    } catch (SchedulerException e) {
      throw new IllegalStateException("the scheduler cannot stop", e);
    }
  }
}
