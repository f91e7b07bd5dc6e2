package io.mindscape.slipway.policies.change;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An image as a container names it.
 *
 * @param tag empty where there is none
 */
record Image(String name, String tag) {

  /** {@code v1.9.0}, {@code 2024-05-01}; what follows a dash says which build. */
  private static final Pattern VERSION =
      Pattern.compile("v?([0-9]{1,20}(?:\\.[0-9]{1,20}){1,5})(-.*)?");

  static Image of(String written) {
    int digest = written.indexOf('@');
    var bare = digest < 0 ? written : written.substring(0, digest);
    int colon = bare.lastIndexOf(':');
    return colon < 0 || bare.indexOf('/', colon) >= 0
        ? new Image(bare, "")
        : new Image(bare.substring(0, colon), bare.substring(colon + 1));
  }

  /** Whether both are versions of one image, and this is the smaller one. */
  boolean isOlderThan(Image other) {
    var mine = VERSION.matcher(tag);
    var others = VERSION.matcher(other.tag);
    if (!name.equals(other.name) || !mine.matches() || !others.matches()) {
      return false;
    }
    var left = numbers(mine.group(1));
    var right = numbers(others.group(1));
    for (int at = 0; at < Math.min(left.size(), right.size()); at++) {
      int order = left.get(at).compareTo(right.get(at));
      if (order != 0) {
        return order < 0;
      }
    }
    return false;
  }

  private static List<BigInteger> numbers(String version) {
    var numbers = new ArrayList<BigInteger>();
    for (var part : version.split("\\.", -1)) {
      numbers.add(new BigInteger(part));
    }
    return numbers;
  }
}
