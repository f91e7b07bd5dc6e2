package io.mindscape.slipway.jobs.promotion;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Words in Markdown. Text that comes from a repository or a comment stays text. */
public final class Prose {

  private static final int LONGEST = 120;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Prose() {}

  /** As code: no mention, no link, no markup, in one line, cut at 120 characters. */
  public static String code(String text) {
    var line = text.replaceAll("[\\p{Cntrl}`|]+", " ").replace("<!--", "<! --").strip();
    var cut = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    return "`" + (cut.isEmpty() ? " " : cut) + "`";
  }

  /** {@code one}, {@code one and two}, {@code one, two and three}. */
  public static String list(List<String> words) {
    if (words.size() < 2) {
      return String.join("", words);
    }
    return String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
  }

  /** To the second: {@code 2026-11-29 02:00:00 UTC}. */
  public static String at(Instant instant) {
    return TIME.format(instant);
  }

  /** {@code 1 h 30 min}, {@code 10 s}. */
  public static String duration(Duration duration) {
    var words = new ArrayList<String>();
    if (duration.toHours() > 0) {
      words.add(duration.toHours() + " h");
    }
    if (duration.toMinutesPart() > 0) {
      words.add(duration.toMinutesPart() + " min");
    }
    if (duration.toSecondsPart() > 0 || words.isEmpty()) {
      words.add(duration.toSecondsPart() + " s");
    }
    return String.join(" ", words);
  }
}
