package io.mindscape.slipway.jobs.advisory.version;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A semantic version. A {@code v} before it, and numbers that are missing, are let pass, as
 * advisories and modules of Go have them; what comes after a plus plays no part.
 *
 * @param numbers at least one
 * @param before identifiers of a pre-release; empty for a release
 * @see <a href="https://semver.org/#spec-item-11">precedence</a>
 */
record SemanticVersion(List<BigInteger> numbers, List<String> before)
    implements VersionOrder.Version {

  private static final int LONGEST = 256;
  private static final Pattern FORM =
      Pattern.compile("[vV]?([0-9]+(?:\\.[0-9]+)*)(?:-([0-9A-Za-z.-]+))?(?:\\+[0-9A-Za-z.-]*)?");

  SemanticVersion {
    numbers = List.copyOf(numbers);
    before = List.copyOf(before);
  }

  static Optional<SemanticVersion> parse(String version) {
    var form = FORM.matcher(version.strip());
    if (version.length() > LONGEST || !form.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new SemanticVersion(
            Stream.of(form.group(1).split("\\.", -1)).map(BigInteger::new).toList(),
            form.group(2) == null ? List.of() : List.of(form.group(2).split("\\.", -1))));
  }

  @Override
  public int order(VersionOrder.Version other) {
    var that = (SemanticVersion) other;
    for (int at = 0; at < Math.max(numbers.size(), that.numbers.size()); at++) {
      int order = number(at).compareTo(that.number(at));
      if (order != 0) {
        return order;
      }
    }
    return before.isEmpty() || that.before.isEmpty()
        ? Boolean.compare(before.isEmpty(), that.before.isEmpty())
        : identifiers(before, that.before);
  }

  private BigInteger number(int at) {
    return at < numbers.size() ? numbers.get(at) : BigInteger.ZERO;
  }

  private static int identifiers(List<String> one, List<String> other) {
    for (int at = 0; at < Math.min(one.size(), other.size()); at++) {
      int order = identifier(one.get(at), other.get(at));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(one.size(), other.size());
  }

  /** Numbers come before words. */
  private static int identifier(String one, String other) {
    boolean isNumber = isNumber(one);
    if (isNumber != isNumber(other)) {
      return isNumber ? -1 : 1;
    }
    return isNumber ? new BigInteger(one).compareTo(new BigInteger(other)) : one.compareTo(other);
  }

  private static boolean isNumber(String identifier) {
    return identifier.chars().allMatch(it -> it >= '0' && it <= '9') && !identifier.isEmpty();
  }
}
