package io.mindscape.slipway.jobs.schedule;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Looks at what webhooks may have missed. */
@DisallowConcurrentExecution
final class ReconcileJob implements Job {

  private final Runnable work;

  ReconcileJob(Runnable work) {
    this.work = work;
  }

  @Override
  public void execute(JobExecutionContext context) {
    work.run();
  }
}
