package io.mindscape.slipway.jobs.schedule;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Asks whether the maintenance window is open. */
@DisallowConcurrentExecution
final class WindowJob implements Job {

  private final Runnable work;

  WindowJob(Runnable work) {
    this.work = work;
  }

  @Override
  public void execute(JobExecutionContext context) {
    work.run();
  }
}
