package io.mindscape.slipway.jobs.schedule;

import java.util.Properties;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.spi.JobFactory;

/** Makes and stops Quartz's schedulers. */
final class Schedulers {

  private Schedulers() {}

  /**
   * All but the store.
   *
   * @param name Quartz keeps schedulers by it for the whole process; two bots in one must not share
   *     one
   */
  static Properties settings(String name, int threads) {
    var settings = new Properties();
    settings.setProperty("org.quartz.scheduler.instanceName", name);
    settings.setProperty("org.quartz.scheduler.instanceId", name);
    settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    settings.setProperty("org.quartz.scheduler.idleWaitTime", "1000");
    settings.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
    settings.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
    settings.setProperty("org.quartz.threadPool.threadCount", Integer.toString(threads));
    settings.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
    return settings;
  }

  /** One that was not started yet. */
  static Scheduler make(Properties settings, JobFactory jobs) throws SchedulerException {
    var scheduler = new StdSchedulerFactory(settings).getScheduler();
    scheduler.setJobFactory(jobs);
    return scheduler;
  }

  /** Starts nothing more, and waits for what is running. */
  static void stop(Scheduler scheduler) {
    try {
      scheduler.shutdown(true);
    } catch (SchedulerException e) {
      throw new IllegalStateException("the scheduler cannot stop", e);
    }
  }
}
