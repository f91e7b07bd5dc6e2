package io.mindscape.slipway.jobs.bump;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A tag that says how new it is: {@code 1.9.0}, {@code v2.4}, {@code 1.10.0-rc.1}. Ordered as <a
 * href="https://semver.org/#spec-item-11">Semantic Versioning</a> orders, with as many numbers as
 * there are, two at least.
 */
record Version(List<BigInteger> numbers, List<String> preRelease) implements Comparable<Version> {

  private static final Pattern FORM =
      Pattern.compile("v?([0-9]{1,18}(?:\\.[0-9]{1,18}){1,3})(?:-([0-9A-Za-z.-]+))?");

  static Optional<Version> parse(String tag) {
    var form = FORM.matcher(tag);
    if (!form.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Version(
            Arrays.stream(form.group(1).split("\\.")).map(BigInteger::new).toList(),
            form.group(2) == null ? List.of() : List.of(form.group(2).split("\\."))));
  }

  /** Whether both are versions and {@code tag} is older; of other tags nobody can tell. */
  static boolean isOlder(String tag, String standing) {
    var one = parse(tag);
    var other = parse(standing);
    return one.isPresent() && other.isPresent() && one.get().compareTo(other.get()) < 0;
  }

  @Override
  public int compareTo(Version other) {
    for (int at = 0; at < Math.max(numbers.size(), other.numbers.size()); at++) {
      int order = number(at).compareTo(other.number(at));
      if (order != 0) {
        return order;
      }
    }
    if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
      return Boolean.compare(preRelease.isEmpty(), other.preRelease.isEmpty());
    }
    return comparePreRelease(other);
  }

  private BigInteger number(int at) {
    return at < numbers.size() ? numbers.get(at) : BigInteger.ZERO;
  }

  private int comparePreRelease(Version other) {
    for (int at = 0; at < Math.min(preRelease.size(), other.preRelease.size()); at++) {
      int order = compareWord(preRelease.get(at), other.preRelease.get(at));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(preRelease.size(), other.preRelease.size());
  }

  private static int compareWord(String one, String other) {
    boolean isNumber = one.matches("[0-9]+");
    if (isNumber != other.matches("[0-9]+")) {
      return isNumber ? -1 : 1;
    }
    return isNumber ? new BigInteger(one).compareTo(new BigInteger(other)) : one.compareTo(other);
  }
}
