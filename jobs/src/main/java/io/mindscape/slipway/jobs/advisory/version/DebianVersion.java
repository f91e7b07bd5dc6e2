package io.mindscape.slipway.jobs.advisory.version;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A version of a Debian package: {@code epoch:upstream-revision}. What is missing counts as zero.
 *
 * @see <a href="https://www.debian.org/doc/debian-policy/ch-controlfields.html#version">Debian
 *     Policy, 5.6.12</a>
 */
record DebianVersion(BigInteger epoch, String upstream, String revision)
    implements VersionOrder.Version {

  private static final int LONGEST = 256;
  private static final Pattern FORM =
      Pattern.compile("(?:([0-9]+):)?([A-Za-z0-9.+~:-]+?)(?:-([A-Za-z0-9.+~]*))?");
  private static final Pattern RUN = Pattern.compile("([^0-9]*)([0-9]*)");

  static Optional<DebianVersion> parse(String version) {
    var form = FORM.matcher(version.strip());
    if (version.length() > LONGEST || !form.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new DebianVersion(
            number(form.group(1) == null ? "" : form.group(1)),
            form.group(2),
            form.group(3) == null ? "" : form.group(3)));
  }

  @Override
  public int order(VersionOrder.Version other) {
    var that = (DebianVersion) other;
    int epochs = epoch.compareTo(that.epoch);
    if (epochs != 0) {
      return epochs;
    }
    int upstreams = parts(upstream, that.upstream);
    return upstreams == 0 ? parts(revision, that.revision) : upstreams;
  }

  /** Words and numbers in turn; a missing one is an empty word, or zero. */
  private static int parts(String one, String other) {
    var left = RUN.matcher(one);
    var right = RUN.matcher(other);
    boolean hasLeft = left.find();
    boolean hasRight = right.find();
    while (hasLeft || hasRight) {
      int words = words(hasLeft ? left.group(1) : "", hasRight ? right.group(1) : "");
      if (words != 0) {
        return words;
      }
      int numbers =
          number(hasLeft ? left.group(2) : "").compareTo(number(hasRight ? right.group(2) : ""));
      if (numbers != 0) {
        return numbers;
      }
      hasLeft = hasLeft && left.find();
      hasRight = hasRight && right.find();
    }
    return 0;
  }

  private static int words(String one, String other) {
    for (int at = 0; at < Math.max(one.length(), other.length()); at++) {
      int order = Integer.compare(weight(one, at), weight(other, at));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** A tilde comes before the end, then letters, then everything else. */
  private static int weight(String word, int at) {
    if (at >= word.length()) {
      return 0;
    }
    char it = word.charAt(at);
    if (it == '~') {
      return -1;
    }
    return Character.isLetter(it) ? it : Character.MAX_VALUE + it;
  }

  private static BigInteger number(String digits) {
    return digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits);
  }
}
