package io.mindscape.slipway.jobs.maintenance.journal;

import io.mindscape.slipway.jobs.maintenance.journal.Journal.Line;
import io.mindscape.slipway.jobs.maintenance.report.Said;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a task ended in one opening.
 *
 * @param lines Markdown, one thing each
 */
public record Ended(How how, Instant from, Instant to, List<String> lines) {

  /** The ways to end. */
  public enum How {
    DONE("done"),
    FAILED("failed"),
    /** It could not even begin, and a person can mend that. */
    NOT_DONE("not done"),
    /** It did not fit. */
    DEFERRED("deferred to the next window"),
    /** It was told to stop in time. */
    STOPPED("stopped before the end");

    private final String words;

    How(String words) {
      this.words = words;
    }

    /** Such as {@code not done}. */
    public String words() {
      return words;
    }
  }

  /**
   * What the journal says of a task; nothing while it is not concluded.
   *
   * @param lines those of that task
   */
  public static Optional<Ended> of(List<Line> lines) {
    return lines.stream()
        .filter(line -> line.place().step().equals(Journal.WHOLE) && line.state().isConcluded())
        .findFirst()
        .map(
            whole ->
                new Ended(
                    How.valueOf(whole.state().name()),
                    lines.stream().map(Line::begun).min(Instant::compareTo).orElse(whole.begun()),
                    whole.end().at(),
                    lines.stream()
                        .flatMap(line -> line.end().notes().stream())
                        .map(line -> Said.of(line).text())
                        .toList()));
  }
}
