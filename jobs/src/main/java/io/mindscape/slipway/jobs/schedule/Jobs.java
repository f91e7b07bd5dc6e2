package io.mindscape.slipway.jobs.schedule;

import java.util.Map;
import java.util.function.Supplier;
import org.quartz.Job;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.spi.JobFactory;
import org.quartz.spi.TriggerFiredBundle;

/** Makes the jobs: each by its own supplier, with all that it needs in its constructor. */
final class Jobs implements JobFactory {

  private final Map<Class<? extends Job>, Supplier<Job>> suppliers;

  Jobs(Map<Class<? extends Job>, Supplier<Job>> suppliers) {
    this.suppliers = Map.copyOf(suppliers);
  }

  /** Fails if {@code job} is not among the jobs. */
  void require(Class<? extends Job> job) {
    if (!suppliers.containsKey(job)) {
      throw new IllegalStateException("nobody makes the scheduled " + job.getSimpleName());
    }
  }

  @Override
  public Job newJob(TriggerFiredBundle fired, Scheduler scheduler) throws SchedulerException {
    var supplier = suppliers.get(fired.getJobDetail().getJobClass());
    if (supplier == null) {
      throw new SchedulerException("nobody makes " + fired.getJobDetail().getJobClass());
    }
    return supplier.get();
  }
}
