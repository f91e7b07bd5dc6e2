package io.mindscape.slipway.jobs.maintenance.care;

import io.mindscape.slipway.jobs.maintenance.task.Footing;
import io.mindscape.slipway.jobs.maintenance.task.Measure;
import io.mindscape.slipway.jobs.maintenance.task.Step;
import io.mindscape.slipway.jobs.prose.Markdown;
import java.time.Duration;
import java.util.Optional;

/**
 * A database that could not be looked at. It is a step that fails, so that the databases of later
 * environments wait for the next window.
 */
final class UnseenDatabase implements Step {

  private static final Measure MEASURE =
      new Measure("database_optimization/look", Duration.ofMinutes(1));

  private final String label;
  private final Optional<String> environment;
  private final String why;

  /**
   * @param why it could not be looked at
   */
  UnseenDatabase(String label, Optional<String> environment, String why) {
    this.label = label;
    this.environment = environment;
    this.why = why;
  }

  @Override
  public String key() {
    return label + " look";
  }

  @Override
  public String title() {
    return "the look at the database " + label;
  }

  @Override
  public Optional<String> environment() {
    return environment;
  }

  @Override
  public Measure measure() {
    return MEASURE;
  }

  @Override
  public boolean hidesOthers() {
    return true;
  }

  @Override
  public void run(Footing footing) {
    footing.notes().couldNot(Markdown.message(why));
  }
}
