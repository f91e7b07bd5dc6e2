package io.mindscape.slipway.jobs.maintenance;

import java.util.ArrayList;
import java.util.List;

/** What a task says of itself while it works, so that nothing is lost when it is stopped. */
public final class Notes {

  private final List<String> lines = new ArrayList<>();
  private boolean failed;

  /** Something that was done, or that there was no need to do; a line of Markdown. */
  public void did(String line) {
    lines.add(line);
  }

  /** Something that could not be done, and why; a line of Markdown. */
  public void couldNot(String line) {
    lines.add(line);
    failed = true;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  boolean failed() {
    return failed;
  }
}
