package io.mindscape.slipway.jobs.image;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A tag that is a release. Its numbers tell how new it is; whatever else is in it, and how many
 * numbers there are, is its line: {@code 1.8.2}, {@code v1.8.2}, {@code 1.8.2-alpine} and {@code
 * 1.8} are of four lines, and nothing ever crosses from one to another. A revision at the end
 * ({@code 1.8.2-debian-12-r4}) and a date ({@code bookworm-20260420-slim}) count as numbers.
 *
 * <p>Pre-releases are none, and neither is anything that may be one.
 *
 * @param tag as it is written
 * @param line the same for all that it may be compared with
 * @param numbers those of the version, with a revision last; or the date as one number
 * @param kind what the numbers are
 */
public record Release(String tag, String line, List<Integer> numbers, Kind kind)
    implements Comparable<Release> {

  private static final int LONGEST = 128;

  private static final Pattern VERSION =
      Pattern.compile(
          "(v?)(N(?:\\.N){1,3})(?:[-_]([A-Za-z][A-Za-z0-9._-]*))?".replace("N", "\\d{1,9}"));
  private static final Pattern DATED =
      Pattern.compile(
          "((?:[A-Za-z0-9.]+-)*)(20\\d\\d)(-?)(\\d\\d)\\3(\\d\\d)((?:-[A-Za-z0-9.]+)*)");
  private static final Pattern REVISION = Pattern.compile("(?:.*-)?r(\\d{1,6})");
  private static final Pattern PRE_RELEASE =
      Pattern.compile(
          "(?i)(?:.*[-._])?(?:alpha|beta|a|b|rc|pre|preview|prerelease|dev|devel|snapshot|nightly"
              + "|canary|next|edge|unstable|testing|test|ea|eap|m|milestone|cr|wip|pr|ci|build|main|master|head|trunk|develop)"
              + "[-._]?\\d*(?:[-._].*)?");

  public Release {
    numbers = List.copyOf(numbers);
  }

  /** What the numbers of a release are. */
  public enum Kind {
    /** A version: the first is the major, the second the minor. */
    VERSION,
    /** A day. */
    DATE
  }

  /** Reads a tag; nothing where it is no release. */
  public static Optional<Release> parse(String tag) {
    if (tag.length() > LONGEST) {
      return Optional.empty();
    }
    var dated = DATED.matcher(tag);
    if (dated.matches()) {
      return dated(tag, dated.toMatchResult());
    }
    var version = VERSION.matcher(tag);
    return version.matches() ? version(tag, version.toMatchResult()) : Optional.empty();
  }

  private static Optional<Release> version(String tag, MatchResult form) {
    var written = List.of(form.group(2).split("\\.", -1));
    var suffix = form.group(3) == null ? "" : form.group(3);
    if (PRE_RELEASE.matcher(suffix).matches() || !isCountedUp(written)) {
      return Optional.empty();
    }
    var revision = REVISION.matcher(suffix);
    boolean isRevised = revision.matches();
    var kept = isRevised ? suffix.substring(0, revision.start(1)) : suffix;
    var between = suffix.isEmpty() ? "" : tag.substring(form.end(2), form.start(3));
    var numbers =
        Stream.concat(written.stream(), isRevised ? Stream.of(revision.group(1)) : Stream.empty())
            .map(Integer::valueOf)
            .toList();
    var line = form.group(1) + written.size() + between + kept;
    return Optional.of(new Release(tag, line, numbers, Kind.VERSION));
  }

  /** A zero may lead where a year comes first: {@code 2026.04.1}. */
  private static boolean isCountedUp(List<String> written) {
    return written.get(0).matches("20\\d\\d")
        || written.stream().noneMatch(number -> number.length() > 1 && number.startsWith("0"));
  }

  private static Optional<Release> dated(String tag, MatchResult form) {
    int year = Integer.parseInt(form.group(2));
    int month = Integer.parseInt(form.group(4));
    int day = Integer.parseInt(form.group(5));
    var line = form.group(1) + "20yy" + form.group(3) + form.group(6);
    if (!isDay(year, month, day) || PRE_RELEASE.matcher(form.group(1) + form.group(6)).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Release(tag, line, List.of(year * 10_000 + month * 100 + day), Kind.DATE));
  }

  private static boolean isDay(int year, int month, int day) {
    try {
      return LocalDate.of(year, month, day).getYear() == year;
    } catch (DateTimeException noDay) {
      return false;
    }
  }

  /**
   * A newer patch release, a newer revision or a newer day of the same line. Of two numbers the
   * second is the minor: there is no patch of {@code 1.8}.
   */
  public boolean isPatchOf(Release current) {
    return isNewer(current) && isSame(current, kind == Kind.DATE ? 0 : 2);
  }

  /** A newer minor release of the same major and line. */
  public boolean isMinorOf(Release current) {
    return kind == Kind.VERSION && isNewer(current) && isSame(current, 1) && !isSame(current, 2);
  }

  /** A release of a newer major of the same line. */
  public boolean isMajorOf(Release current) {
    return kind == Kind.VERSION && isNewer(current) && !isSame(current, 1);
  }

  private boolean isNewer(Release other) {
    return line.equals(other.line) && order(other) > 0;
  }

  private boolean isSame(Release other, int first) {
    return numbers.subList(0, first).equals(other.numbers.subList(0, first));
  }

  private int order(Release other) {
    int common = Math.min(numbers.size(), other.numbers.size());
    for (int at = 0; at < common; at++) {
      int order = Integer.compare(numbers.get(at), other.numbers.get(at));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(numbers.size(), other.numbers.size());
  }

  @Override
  public int compareTo(Release other) {
    int order = order(other);
    return order == 0 ? tag.compareTo(other.tag) : order;
  }

  @Override
  public String toString() {
    return tag;
  }
}
