package io.mindscape.slipway.jobs.maintenance.task;

import io.mindscape.slipway.jobs.maintenance.report.Said;
import io.mindscape.slipway.jobs.maintenance.report.Said.Kind;
import java.util.ArrayList;
import java.util.List;

/** What a task says of itself while it works, so that nothing is lost when it is stopped. */
public final class Notes {

  private final List<Said> lines = new ArrayList<>();
  private boolean failed;

  /** Something that was done, or that there was no need to do; a line of Markdown. */
  public void did(String line) {
    lines.add(new Said(Kind.DID, line));
  }

  /** Something that a person has to do now, such as to merge {@code #12}; a line of Markdown. */
  public void waits(String line) {
    lines.add(new Said(Kind.WAITS, line));
  }

  /** Something that was begun, and is neither finished nor taken back; a line of Markdown. */
  public void left(String line) {
    lines.add(new Said(Kind.LEFT, line));
    failed = true;
  }

  /** Something that could not be done, and why; a line of Markdown. */
  public void couldNot(String line) {
    lines.add(new Said(Kind.COULD_NOT, line));
    failed = true;
  }

  /** The lines of Markdown alone. */
  public List<String> lines() {
    return lines.stream().map(Said::text).toList();
  }

  /** Each line with its kind, to be kept. */
  public List<String> kept() {
    return lines.stream().map(Said::line).toList();
  }

  /** Whether something could not be done, or was left half-done. */
  public boolean failed() {
    return failed;
  }
}
