package io.mindscape.slipway.policies.rule.cel.library;

import io.mindscape.slipway.policies.rule.cel.value.GoText;
import io.mindscape.slipway.policies.rule.cel.value.Opaque;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A semantic version, read with the rules of the parser that Kubernetes uses.
 *
 * @param pre the parts of the pre-release, empty for none
 */
record Semver(long major, long minor, long patch, List<String> pre)
    implements Opaque, Comparable<Semver> {

  private static final Pattern DIGITS = Pattern.compile("[0-9]*");
  private static final Pattern WORD = Pattern.compile("[0-9A-Za-z-]*");

  Semver {
    pre = List.copyOf(pre);
  }

  @Override
  public String typeName() {
    return "kubernetes.Semver";
  }

  /**
   * Reads a version.
   *
   * @throws IllegalArgumentException if it is none; the message is that of Kubernetes' parser
   */
  static Semver parse(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("Version string empty");
    }
    var parts = text.split("\\.", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException("No Major.Minor.Patch elements found");
    }
    long major = number(parts[0], "major", "Major");
    long minor = number(parts[1], "minor", "Minor");
    var rest = parts[2];
    int plus = rest.indexOf('+');
    var build = plus < 0 ? null : rest.substring(plus + 1);
    rest = plus < 0 ? rest : rest.substring(0, plus);
    int dash = rest.indexOf('-');
    var patch = dash < 0 ? rest : rest.substring(0, dash);
    long number = number(patch, "patch", "Patch");
    var pre = new ArrayList<String>();
    if (dash >= 0) {
      for (var part : rest.substring(dash + 1).split("\\.", -1)) {
        pre.add(preRelease(part));
      }
    }
    if (build != null) {
      checkBuild(build);
    }
    return new Semver(major, minor, number, pre);
  }

  /** Reads a version that may have a {@code v}, leading zeroes, or fewer than three numbers. */
  static Semver parseLoosely(String text) {
    var parts = new ArrayList<>(List.of(text.replaceFirst("^v", "").split("\\.", 3)));
    parts.replaceAll(Semver::withoutZeroes);
    if (parts.size() < 3) {
      var last = parts.getLast();
      if (last.contains("+") || last.contains("-")) {
        throw new IllegalArgumentException(
            "short version cannot contain PreRelease/Build meta data");
      }
      while (parts.size() < 3) {
        parts.add("0");
      }
    }
    return parse(String.join(".", parts));
  }

  private static String withoutZeroes(String part) {
    if (part.length() < 2) {
      return part;
    }
    var rest = part.replaceFirst("^0+", "");
    return rest.isEmpty() || !isDigit(rest.charAt(0)) ? "0" + rest : rest;
  }

  private static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }

  private static long number(String text, String name, String title) {
    if (!DIGITS.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "Invalid character(s) found in %s number %s".formatted(name, GoText.quoted(text)));
    }
    if (text.length() > 1 && text.startsWith("0")) {
      throw new IllegalArgumentException(
          "%s number must not contain leading zeroes %s".formatted(title, GoText.quoted(text)));
    }
    return unsigned(text);
  }

  private static long unsigned(String text) {
    try {
      return Long.parseUnsignedLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "strconv.ParseUint: parsing %s: %s"
              .formatted(
                  GoText.quoted(text), text.isEmpty() ? "invalid syntax" : "value out of range"),
          e);
    }
  }

  private static String preRelease(String part) {
    if (part.isEmpty()) {
      throw new IllegalArgumentException("Prerelease is empty");
    }
    if (DIGITS.matcher(part).matches()) {
      if (part.length() > 1 && part.startsWith("0")) {
        throw new IllegalArgumentException(
            "Numeric PreRelease version must not contain leading zeroes " + GoText.quoted(part));
      }
      unsigned(part);
    } else if (!WORD.matcher(part).matches()) {
      throw new IllegalArgumentException(
          "Invalid character(s) found in prerelease " + GoText.quoted(part));
    }
    return part;
  }

  private static void checkBuild(String build) {
    for (var part : build.split("\\.", -1)) {
      if (part.isEmpty()) {
        throw new IllegalArgumentException("Build meta data is empty");
      }
      if (!WORD.matcher(part).matches()) {
        throw new IllegalArgumentException(
            "Invalid character(s) found in build meta data " + GoText.quoted(part));
      }
    }
  }

  @Override
  public int compareTo(Semver other) {
    int order = Long.compareUnsigned(major, other.major);
    order = order == 0 ? Long.compareUnsigned(minor, other.minor) : order;
    order = order == 0 ? Long.compareUnsigned(patch, other.patch) : order;
    if (order != 0 || pre.isEmpty() || other.pre.isEmpty()) {
      return order != 0
          ? Integer.signum(order)
          : Boolean.compare(pre.isEmpty(), other.pre.isEmpty());
    }
    int common = Math.min(pre.size(), other.pre.size());
    for (int at = 0; at < common && order == 0; at++) {
      order = comparePre(pre.get(at), other.pre.get(at));
    }
    return order == 0 ? Integer.compare(pre.size(), other.pre.size()) : order;
  }

  private static int comparePre(String one, String other) {
    boolean isNumber = DIGITS.matcher(one).matches();
    boolean isOtherNumber = DIGITS.matcher(other).matches();
    if (isNumber != isOtherNumber) {
      return isNumber ? -1 : 1;
    }
    return Integer.signum(
        isNumber
            ? Long.compareUnsigned(Long.parseUnsignedLong(one), Long.parseUnsignedLong(other))
            : one.compareTo(other));
  }
}
