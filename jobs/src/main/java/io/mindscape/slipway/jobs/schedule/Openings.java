package io.mindscape.slipway.jobs.schedule;

import io.mindscape.slipway.jobs.git.RepoName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.matchers.GroupMatcher;

/**
 * Has the window of each repository looked at: from time to time, and at the moment at which it
 * opens. Replicas on one database share the schedule: one of them looks at a time, and when it dies
 * in the middle, another does at once when that is noticed. The clock that drives it is the
 * machine's; whether a window is open is for the look to say, also when it comes late.
 */
public final class Openings implements AutoCloseable {

  /** Windows of that many repositories may be open at once in one process. */
  private static final int MOST_THREADS = 8;

  private final Scheduler scheduler;

  private Openings(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * What is asked.
   *
   * @param look does what there is to do, and says when the window opens next, if it is closed and
   *     that is known
   * @param every how long until the next look; at least a millisecond
   */
  public record Asked(
      List<RepoName> repositories, Function<RepoName, Optional<Instant>> look, Duration every) {
    public Asked {
      repositories = List.copyOf(repositories);
    }
  }

  /**
   * Where the shared schedule is.
   *
   * @param url of a PostgreSQL with the tables of the schedule; may hold a password
   * @param beat how often a replica gives a sign of life; one that gave none for about two beats
   *     and another eight seconds is taken for dead
   */
  public record Place(String url, Duration beat) {
    @Override
    public String toString() {
      return "Place[" + beat + "]";
    }
  }

  /** Begins at once; the schedule is this process's own. */
  public static Openings alone(Asked asked) {
    var settings = new Properties();
    settings.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
    return start(asked, "slipway-window-" + UUID.randomUUID(), settings);
  }

  /** Begins at once; the schedule is shared with every other process on that database. */
  public static Openings shared(Asked asked, Place place) {
    var name = "slipway-window-" + UUID.randomUUID();
    return start(asked, name, SharedStore.settings(name, place));
  }

  private static Openings start(Asked asked, String name, Properties store) {
    var threads = Math.clamp(asked.repositories().size(), 1, MOST_THREADS);
    var settings = Schedulers.settings(name, threads);
    settings.putAll(store);
    var round = new Round(asked);
    try {
      var scheduler =
          Schedulers.make(settings, new Jobs(Map.of(WindowJob.class, () -> new WindowJob(round))));
      try {
        forgetOthers(scheduler, asked.repositories());
        scheduler.scheduleJobs(looks(asked), true);
        scheduler.start();
        return new Openings(scheduler);
      } catch (SchedulerException failure) {
        scheduler.shutdown();
        throw failure;
      }
    } catch (SchedulerException failure) {
      throw new IllegalStateException("the schedule of the window cannot start", failure);
    }
  }

  /** Repositories that the settings do not name any more. */
  private static void forgetOthers(Scheduler scheduler, List<RepoName> repositories)
      throws SchedulerException {
    var names = repositories.stream().map(RepoName::toString).collect(Collectors.toSet());
    var others =
        scheduler.getJobKeys(GroupMatcher.jobGroupEquals(Round.WINDOW)).stream()
            .filter(job -> !names.contains(job.getName()))
            .toList();
    scheduler.deleteJobs(others);
  }

  private static Map<JobDetail, Set<? extends Trigger>> looks(Asked asked) {
    return asked.repositories().stream()
        .map(repository -> new JobKey(repository.toString(), Round.WINDOW))
        .collect(Collectors.toMap(Openings::job, key -> Set.of(look(key, asked.every()))));
  }

  /** It is asked again at once by another replica when the one that asks dies. */
  private static JobDetail job(JobKey key) {
    return JobBuilder.newJob(WindowJob.class)
        .withIdentity(key)
        .requestRecovery()
        .storeDurably()
        .build();
  }

  private static Trigger look(JobKey job, Duration every) {
    return TriggerBuilder.newTrigger()
        .withIdentity(job.getName(), Round.LOOK)
        .forJob(job)
        .startNow()
        .withSchedule(
            SimpleScheduleBuilder.simpleSchedule()
                .withIntervalInMilliseconds(every.toMillis())
                .repeatForever()
                .withMisfireHandlingInstructionNextWithRemainingCount())
        .build();
  }

  /** Starts nothing more, and waits for what is running. */
  @Override
  public void close() {
    Schedulers.stop(scheduler);
  }
}
