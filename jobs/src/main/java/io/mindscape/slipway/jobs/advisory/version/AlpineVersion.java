package io.mindscape.slipway.jobs.advisory.version;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A version of an Alpine package: numbers with dots between them, a letter, suffixes such as {@code
 * _rc1} and {@code _p2}, and the revision of the package, {@code -r3}.
 *
 * <p>Parts are compared in turn. Where the kinds of two parts differ, a suffix of a pre-release is
 * older than anything in its place; otherwise the one whose kind comes first in {@link Kind} goes
 * on, and is newer. A number after a dot that begins with zero is a fraction: the more zeros, the
 * smaller.
 *
 * @see <a href="https://wiki.alpinelinux.org/wiki/APKBUILD_Reference#pkgver">pkgver</a>
 */
record AlpineVersion(List<Part> parts) implements VersionOrder.Version {

  private static final int LONGEST = 256;
  private static final Pattern FORM =
      Pattern.compile("[0-9]+(?:\\.[0-9]+)*[a-z]?(?:_[a-z]+[0-9]*)*(?:-r[0-9]+)?");
  private static final Pattern PART =
      Pattern.compile("(\\.?)([0-9]+)|_([a-z]+)([0-9]*)|-r([0-9]+)|([a-z])");

  private static final List<String> BEFORE = List.of("alpha", "beta", "pre", "rc");
  private static final List<String> AFTER = List.of("cvs", "svn", "git", "hg", "p");

  AlpineVersion {
    parts = List.copyOf(parts);
  }

  /** In the order in which they may follow one another. */
  enum Kind {
    AFTER_DOT,
    NUMBER,
    LETTER,
    SUFFIX,
    OF_SUFFIX,
    REVISION,
    END
  }

  /**
   * @param value negative for suffixes of pre-releases, and for zeros that lead
   */
  record Part(Kind kind, BigInteger value) {
    Part(Kind kind, int value) {
      this(kind, BigInteger.valueOf(value));
    }

    boolean isBefore() {
      return kind == Kind.SUFFIX && value.signum() < 0;
    }
  }

  static Optional<AlpineVersion> parse(String version) {
    if (version.length() > LONGEST || !FORM.matcher(version).matches()) {
      return Optional.empty();
    }
    var parts = new ArrayList<Part>();
    var part = PART.matcher(version);
    while (part.find()) {
      if (part.group(2) != null) {
        number(parts, !part.group(1).isEmpty(), part.group(2));
      } else if (part.group(3) != null) {
        int suffix = suffix(part.group(3));
        if (suffix == Integer.MIN_VALUE) {
          return Optional.empty();
        }
        parts.add(new Part(Kind.SUFFIX, suffix));
        add(parts, Kind.OF_SUFFIX, part.group(4));
      } else if (part.group(5) != null) {
        add(parts, Kind.REVISION, part.group(5));
      } else {
        parts.add(new Part(Kind.LETTER, part.group(6).charAt(0)));
      }
    }
    parts.add(new Part(Kind.END, 0));
    return Optional.of(new AlpineVersion(parts));
  }

  private static void number(List<Part> parts, boolean isAfterDot, String digits) {
    if (!isAfterDot) {
      add(parts, Kind.NUMBER, digits);
    } else if (digits.charAt(0) == '0') {
      int zeros = digits.length() - digits.replaceFirst("^0+", "").length();
      parts.add(new Part(Kind.AFTER_DOT, -zeros));
      add(parts, Kind.NUMBER, digits.substring(zeros));
    } else {
      add(parts, Kind.AFTER_DOT, digits);
    }
  }

  private static void add(List<Part> parts, Kind kind, String digits) {
    if (!digits.isEmpty()) {
      parts.add(new Part(kind, new BigInteger(digits)));
    }
  }

  private static int suffix(String word) {
    int before = BEFORE.indexOf(word);
    if (before >= 0) {
      return before - BEFORE.size();
    }
    int after = AFTER.indexOf(word);
    return after < 0 ? Integer.MIN_VALUE : after;
  }

  @Override
  public int order(VersionOrder.Version other) {
    var that = ((AlpineVersion) other).parts;
    for (int at = 0; ; at++) {
      var one = parts.get(at);
      var two = that.get(at);
      if (one.kind() != two.kind()) {
        return differing(one, two);
      }
      int order = one.value().compareTo(two.value());
      if (order != 0 || one.kind() == Kind.END) {
        return order;
      }
    }
  }

  private static int differing(Part one, Part two) {
    if (one.isBefore() || two.isBefore()) {
      return one.isBefore() ? -1 : 1;
    }
    return two.kind().compareTo(one.kind());
  }
}
