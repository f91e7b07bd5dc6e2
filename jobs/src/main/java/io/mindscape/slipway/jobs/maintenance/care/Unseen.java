package io.mindscape.slipway.jobs.maintenance.care;

import io.mindscape.slipway.jobs.maintenance.task.Footing;
import io.mindscape.slipway.jobs.maintenance.task.Measure;
import io.mindscape.slipway.jobs.maintenance.task.Step;
import java.util.Optional;

/**
 * What could not be looked at, as it did not answer or refused. It is a step that fails, so that
 * what belongs to later environments waits for the next window.
 *
 * @param why Markdown
 */
record Unseen(String key, String title, Measure measure, Optional<String> environment, String why)
    implements Step {

  @Override
  public boolean hidesOthers() {
    return true;
  }

  @Override
  public void run(Footing footing) {
    footing.notes().couldNot(why);
  }
}
