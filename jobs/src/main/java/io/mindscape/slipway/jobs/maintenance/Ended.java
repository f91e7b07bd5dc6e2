package io.mindscape.slipway.jobs.maintenance;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a task ended in one opening. The ledger remembers it as text, so that a restart finds it.
 *
 * @param lines Markdown, one thing each
 */
record Ended(How how, Instant from, Instant to, List<String> lines) {

  Ended {
    lines = lines.stream().map(line -> line.replaceAll("\\s*\\R\\s*", " ")).toList();
  }

  /** The ways to end. */
  enum How {
    DONE("✓", "done"),
    FAILED("✕", "failed"),
    /** It could not even begin, and a person can mend that. */
    NOT_DONE("–", "not done"),
    /** It did not fit. */
    DEFERRED("–", "deferred to the next window"),
    /** It was told to stop in time. */
    STOPPED("–", "stopped before the end");

    private final String sign;
    private final String words;

    How(String sign, String words) {
      this.sign = sign;
      this.words = words;
    }

    String sign() {
      return sign;
    }

    String words() {
      return words;
    }
  }

  /** As the ledger keeps it. */
  String text() {
    return Stream.concat(Stream.of(how.name(), from.toString(), to.toString()), lines.stream())
        .collect(Collectors.joining("\n"));
  }

  /** Reads what {@link #text} wrote. */
  static Ended parse(String text) {
    var lines = text.split("\n", -1);
    return new Ended(
        How.valueOf(lines[0]),
        Instant.parse(lines[1]),
        Instant.parse(lines[2]),
        List.of(lines).subList(3, lines.length));
  }
}
