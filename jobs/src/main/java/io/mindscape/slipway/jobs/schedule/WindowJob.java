package io.mindscape.slipway.jobs.schedule;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/**
 * Asks whether the maintenance window of a repository is open; the repository is the job's name. In
 * whichever replica, it is never done twice at a time for one repository.
 */
@DisallowConcurrentExecution
final class WindowJob implements Job {

  private final Round round;

  WindowJob(Round round) {
    this.round = round;
  }

  @Override
  public void execute(JobExecutionContext context) {
    round.look(context);
  }
}
