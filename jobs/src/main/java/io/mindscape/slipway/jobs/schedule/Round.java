package io.mindscape.slipway.jobs.schedule;

import static java.time.temporal.ChronoUnit.MILLIS;

import io.mindscape.slipway.jobs.schedule.Openings.Asked;
import java.time.Instant;
import java.util.Date;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One look at the window of one repository, and the trigger for when it opens next. */
final class Round {

  /** Of the jobs; their names are the repositories. */
  static final String WINDOW = "window";

  /** Of the triggers that fire again and again. */
  static final String LOOK = "look";

  /** Of the triggers that fire once, when a window opens. */
  static final String OPENING = "opening";

  private static final Logger LOG = LoggerFactory.getLogger(Round.class);

  private final Asked asked;

  Round(Asked asked) {
    this.asked = asked;
  }

  void look(JobExecutionContext context) {
    var name = context.getJobDetail().getKey().getName();
    for (var repository : asked.repositories()) {
      if (repository.toString().equals(name)) {
        new Watched(
                WINDOW,
                () -> asked.look().apply(repository).ifPresent(opens -> plan(context, opens)))
            .run();
        return;
      }
    }
    // A replica with other settings looks after it, or did.
    LOG.atDebug().addKeyValue("repository", name).log("not ours: no look at its window");
  }

  /**
   * Sees to it that somebody looks at the moment of the opening. What lies in the past by Quartz's
   * clock, which is the machine's, would fire for ever.
   */
  private static void plan(JobExecutionContext context, Instant opens) {
    if (!opens.isAfter(context.getFireTime().toInstant())) {
      return;
    }
    var job = context.getJobDetail().getKey();
    var key = new TriggerKey(job.getName(), OPENING);
    // Quartz counts in milliseconds: the first that is not before the opening.
    var at = opens.plusNanos(999_999).truncatedTo(MILLIS);
    try {
      var scheduler = context.getScheduler();
      var planned = scheduler.getTrigger(key);
      if (planned == null || !planned.getStartTime().toInstant().equals(at)) {
        replace(scheduler, opening(key, job, at));
        LOG.atInfo()
            .addKeyValue("repository", job.getName())
            .addKeyValue("opens", opens)
            .log("the window opens next");
      }
    } catch (SchedulerException failure) {
      throw new IllegalStateException("the opening cannot be scheduled", failure);
    }
  }

  private static void replace(Scheduler scheduler, Trigger trigger) throws SchedulerException {
    if (scheduler.rescheduleJob(trigger.getKey(), trigger) == null) {
      scheduler.scheduleJob(trigger);
    }
  }

  /** After a downtime it fires at once: whether the window is still open is asked then. */
  private static Trigger opening(TriggerKey key, JobKey job, Instant at) {
    return TriggerBuilder.newTrigger()
        .withIdentity(key)
        .forJob(job)
        .startAt(Date.from(at))
        .withSchedule(
            SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
        .build();
  }
}
