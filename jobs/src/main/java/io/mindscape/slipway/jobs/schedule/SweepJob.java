package io.mindscape.slipway.jobs.schedule;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Asks for what the forge could not deliver. */
@DisallowConcurrentExecution
final class SweepJob implements Job {

  private final Runnable work;

  SweepJob(Runnable work) {
    this.work = work;
  }

  @Override
  public void execute(JobExecutionContext context) {
    work.run();
  }
}
