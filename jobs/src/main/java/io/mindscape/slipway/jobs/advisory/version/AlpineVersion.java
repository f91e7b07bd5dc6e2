package io.mindscape.slipway.jobs.advisory.version;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A version of an Alpine package: numbers with dots between them, a letter, suffixes such as {@code
 * _rc1} and {@code _p2}, the commit that it was built from, {@code ~1f0c}, and the revision of the
 * package, {@code -r3}.
 *
 * <p>Parts are compared in turn. Where the kinds of two parts differ, a suffix of a pre-release is
 * older than anything in its place; otherwise the one whose kind comes first in {@link Kind} goes
 * on, and is newer. Two numbers after a dot of which one begins with zero are compared as texts:
 * 1.10 is newer than 1.9, and 1.09 newer than 1.010.
 *
 * @see <a href="https://wiki.alpinelinux.org/wiki/APKBUILD_Reference#pkgver">pkgver</a>
 */
record AlpineVersion(List<Part> parts) implements VersionOrder.Version {

  private static final int LONGEST = 256;
  private static final Pattern FORM =
      Pattern.compile(
          "[0-9]+(?:\\.[0-9]+)*[a-z]?(?:_[a-z]+[0-9]*)*(?:~[0-9a-fA-F]+)?(?:-r[0-9]+)?");

  /** Each part in a group that is named as its kind. */
  private static final Pattern PART =
      Pattern.compile(
          "(?<FIRST>^[0-9]+)|\\.(?<DOTTED>[0-9]+)|_(?<SUFFIX>[a-z]+)(?<COUNT>[0-9]+)?"
              + "|~(?<COMMIT>[0-9a-fA-F]+)|-r(?<REVISION>[0-9]+)|(?<LETTER>[a-z])");

  /** The empty one is none at all. */
  private static final List<String> SUFFIXES =
      List.of("alpha", "beta", "pre", "rc", "", "cvs", "svn", "git", "hg", "p");

  AlpineVersion {
    parts = List.copyOf(parts);
  }

  /** In the order in which they may follow one another. */
  enum Kind {
    FIRST,
    DOTTED,
    LETTER,
    SUFFIX,
    COUNT,
    COMMIT,
    REVISION,
    END
  }

  /**
   * @param number negative for suffixes of pre-releases; zero for what is no number
   * @param text as it is written
   */
  record Part(Kind kind, BigInteger number, String text) {

    static Part of(Kind kind, String text) {
      return switch (kind) {
        case FIRST, DOTTED, COUNT, REVISION -> new Part(kind, new BigInteger(text), text);
        case SUFFIX ->
            new Part(kind, BigInteger.valueOf(SUFFIXES.indexOf(text) - SUFFIXES.indexOf("")), text);
        case LETTER, COMMIT, END -> new Part(kind, BigInteger.ZERO, text);
      };
    }

    boolean isKnown() {
      return kind != Kind.SUFFIX || SUFFIXES.contains(text);
    }

    boolean isBefore() {
      return kind == Kind.SUFFIX && number.signum() < 0;
    }

    /**
     * @param other of the same kind
     */
    int order(Part other) {
      return switch (kind) {
        case DOTTED -> isPadded() || other.isPadded() ? texts(other) : numbers(other);
        case LETTER, COMMIT -> texts(other);
        case FIRST, SUFFIX, COUNT, REVISION, END -> numbers(other);
      };
    }

    private boolean isPadded() {
      return text.startsWith("0");
    }

    private int texts(Part other) {
      return text.compareTo(other.text);
    }

    private int numbers(Part other) {
      return number.compareTo(other.number);
    }
  }

  static Optional<AlpineVersion> parse(String version) {
    if (version.length() > LONGEST || !FORM.matcher(version).matches()) {
      return Optional.empty();
    }
    var parts = parts(version);
    return parts.stream().allMatch(Part::isKnown)
        ? Optional.of(new AlpineVersion(parts))
        : Optional.empty();
  }

  private static List<Part> parts(String version) {
    var parts = new ArrayList<Part>();
    var part = PART.matcher(version);
    while (part.find()) {
      for (var kind : Kind.values()) {
        var text = kind == Kind.END ? null : part.group(kind.name());
        if (text != null) {
          parts.add(Part.of(kind, text));
        }
      }
    }
    parts.add(Part.of(Kind.END, ""));
    return parts;
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
      int order = one.order(two);
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
