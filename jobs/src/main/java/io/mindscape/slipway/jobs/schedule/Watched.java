package io.mindscape.slipway.jobs.schedule;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.policies.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The edge between the clock and a use case: what fails is logged here, once, and comes again. */
final class Watched implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Watched.class);

  private final String name;
  private final Runnable work;

  Watched(String name, Runnable work) {
    this.name = name;
    this.work = work;
  }

  @Override
  public void run() {
    try {
      work.run();
    } catch (Refused refused) {
      LOG.atWarn().addKeyValue("job", name).log("{}", refused.getMessage());
    } catch (Unavailable failure) {
      LOG.atWarn()
          .addKeyValue("job", name)
          .addKeyValue("system", failure.system())
          .log("{}; it is tried again", failure.getMessage());
    } catch (RuntimeException failure) {
      LOG.atError().setCause(failure).addKeyValue("job", name).log("internal error");
    }
  }
}
