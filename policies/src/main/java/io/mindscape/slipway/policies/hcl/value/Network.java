package io.mindscape.slipway.policies.hcl.value;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A network in CIDR notation.
 *
 * @param address the number of the address as it is written, whose host part need not be zero
 * @param prefix how many leading bits name the network
 * @param bits 32 or 128
 */
public record Network(BigInteger address, int prefix, int bits) {

  private static final Pattern FORM = Pattern.compile("([0-9a-fA-F:.]+)/([0-9]{1,3})");
  private static final Pattern PART = Pattern.compile("0|[1-9][0-9]{0,2}");

  /** The network that a text names; empty where it names none. */
  public static Optional<Network> parse(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    boolean isNew = form.group(1).contains(":");
    int bits = isNew ? 128 : 32;
    int prefix = Integer.parseInt(form.group(2));
    return number(form.group(1))
        .filter(any -> prefix <= bits)
        .map(number -> new Network(number, prefix, bits));
  }

  /** The number of an address. */
  public static Optional<BigInteger> number(String address) {
    return address.contains(":") ? newer(address) : older(address);
  }

  private static Optional<BigInteger> older(String text) {
    var number = BigInteger.ZERO;
    var parts = List.of(text.split("\\.", -1));
    for (var part : parts) {
      if (!PART.matcher(part).matches() || Integer.parseInt(part) > 255) {
        return Optional.empty();
      }
      number = number.shiftLeft(8).or(new BigInteger(part));
    }
    return parts.size() == 4 ? Optional.of(number) : Optional.empty();
  }

  private static Optional<BigInteger> newer(String text) {
    int gap = text.indexOf("::");
    var head = groups(gap < 0 ? text : text.substring(0, gap));
    var tail = groups(gap < 0 ? "" : text.substring(gap + 2));
    int missing = 8 - head.size() - tail.size();
    if (gap < 0 ? missing != 0 : missing < 1) {
      return Optional.empty();
    }
    var all = new ArrayList<>(head);
    for (int index = 0; index < missing; index++) {
      all.add("0");
    }
    all.addAll(tail);
    var number = BigInteger.ZERO;
    for (var group : all) {
      if (!group.matches("[0-9a-fA-F]{1,4}")) {
        return Optional.empty();
      }
      number = number.shiftLeft(16).or(new BigInteger(group, 16));
    }
    return Optional.of(number);
  }

  private static List<String> groups(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(":", -1));
  }

  /** The first address of the network. */
  public BigInteger first() {
    return address.shiftRight(bits - prefix).shiftLeft(bits - prefix);
  }

  /** The last address of the network. */
  public BigInteger last() {
    return first().add(size()).subtract(BigInteger.ONE);
  }

  /** How many addresses it has. */
  public BigInteger size() {
    return BigInteger.ONE.shiftLeft(bits - prefix);
  }

  /** Whether the address as it is written is the first one. */
  public boolean isNormal() {
    return address.equals(first());
  }

  /** The same network, named by its first address. */
  public Network normal() {
    return new Network(first(), prefix, bits);
  }

  public boolean contains(Network other) {
    return bits == other.bits && prefix <= other.prefix && normal().equals(other.upTo(prefix));
  }

  private Network upTo(int shorter) {
    return new Network(address, shorter, bits).normal();
  }

  public boolean overlaps(Network other) {
    return contains(other) || other.contains(this);
  }

  @Override
  public String toString() {
    return text(address, bits) + "/" + prefix;
  }

  /** An address as it is written; IPv6 in its short form. */
  public static String text(BigInteger number, int bits) {
    if (bits == 32) {
      long all = number.longValue();
      return "%d.%d.%d.%d".formatted(all >> 24 & 255, all >> 16 & 255, all >> 8 & 255, all & 255);
    }
    var groups = new ArrayList<String>();
    for (int shift = 112; shift >= 0; shift -= 16) {
      groups.add(Integer.toHexString(number.shiftRight(shift).intValue() & 0xFFFF));
    }
    return shortened(groups);
  }

  private static String shortened(List<String> groups) {
    int best = 0;
    int length = 1;
    for (int start = 0; start < groups.size(); start++) {
      int end = start;
      while (end < groups.size() && groups.get(end).equals("0")) {
        end++;
      }
      if (end - start > length) {
        best = start;
        length = end - start;
      }
    }
    return length < 2
        ? String.join(":", groups)
        : String.join(":", groups.subList(0, best))
            + "::"
            + String.join(":", groups.subList(best + length, groups.size()));
  }
}
