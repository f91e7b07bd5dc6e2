package io.mindscape.slipway.jobs.maintenance;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A tag that is a released version: three numbers, with or without a {@code v}. A tag with anything
 * behind ({@code 1.9.0-rc1}, {@code 1.9.0-alpine}) is a pre-release or another build, and none.
 */
record Version(String prefix, int major, int minor, int patch) implements Comparable<Version> {

  private static final Pattern FORM =
      Pattern.compile("(v?)(N)\\.(N)\\.(N)".replace("N", "0|[1-9][0-9]{0,8}"));

  private static final Comparator<Version> ORDER =
      Comparator.comparingInt(Version::major)
          .thenComparingInt(Version::minor)
          .thenComparingInt(Version::patch)
          .thenComparing(Version::prefix);

  static Optional<Version> parse(String tag) {
    var form = FORM.matcher(tag);
    if (!form.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Version(
            form.group(1), number(form.group(2)), number(form.group(3)), number(form.group(4))));
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  /** A newer patch release of the same minor, written the same way. */
  boolean isPatchOf(Version current) {
    return isSameMajor(current) && minor == current.minor && patch > current.patch;
  }

  /** A newer minor release of the same major, written the same way. */
  boolean isMinorOf(Version current) {
    return isSameMajor(current) && minor > current.minor;
  }

  private boolean isSameMajor(Version other) {
    return prefix.equals(other.prefix) && major == other.major;
  }

  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "%s%d.%d.%d".formatted(prefix, major, minor, patch);
  }
}
