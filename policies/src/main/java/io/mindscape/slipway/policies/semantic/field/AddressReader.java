package io.mindscape.slipway.policies.semantic.field;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one IP address as Kubernetes always has: any number of leading zeros, no zone, no port.
 * What stricter readers refuse of that is noted as {@link Address#isPadded() padding}. Used once.
 */
final class AddressReader {

  private static final int GROUPS = 8;
  private static final int OCTETS = 4;

  private final String text;
  private boolean padded;

  AddressReader(String text) {
    this.text = text;
  }

  @Nullable Address read() {
    return text.indexOf(':') < 0 ? v4() : v6();
  }

  private @Nullable Address v4() {
    long octets = octets(text);
    return octets < 0 ? null : Address.ofV4((int) octets, padded);
  }

  private @Nullable Address v6() {
    int gap = text.indexOf("::");
    List<Integer> before = new ArrayList<>();
    List<Integer> after = new ArrayList<>();
    boolean right =
        gap < 0
            ? groups(text, true, before)
            : groups(text.substring(0, gap), false, before)
                && groups(text.substring(gap + 2), true, after);
    int missing = GROUPS - before.size() - after.size();
    if (!right || (gap < 0 ? missing != 0 : missing < 1)) {
      return null;
    }
    for (int i = 0; i < missing; i++) {
      before.add(0);
    }
    before.addAll(after);
    return of(before);
  }

  private Address of(List<Integer> groups) {
    var bytes = new byte[Address.BYTES];
    for (int i = 0; i < GROUPS; i++) {
      bytes[2 * i] = (byte) (groups.get(i) >> 8);
      bytes[2 * i + 1] = (byte) (int) groups.get(i);
    }
    return new Address(bytes, true, padded);
  }

  /**
   * Reads groups between colons; false where one is none.
   *
   * @param last whether the address ends with these, so that dotted IPv4 may
   */
  private boolean groups(String part, boolean last, List<Integer> into) {
    if (part.isEmpty()) {
      return true;
    }
    var groups = part.split(":", -1);
    for (int i = 0; i < groups.length; i++) {
      if (last && i == groups.length - 1 && groups[i].indexOf('.') >= 0) {
        long octets = octets(groups[i]);
        into.add((int) (octets >> 16));
        into.add((int) (octets & 0xffff));
        return octets >= 0;
      }
      int group = number(groups[i], 16, 0xffff);
      into.add(group);
      padded |= groups[i].length() > 4;
      if (group < 0) {
        return false;
      }
    }
    return true;
  }

  /** Four bytes, or -1. */
  private long octets(String dotted) {
    var parts = dotted.split("\\.", -1);
    long octets = 0;
    for (var part : parts) {
      int octet = number(part, 10, 0xff);
      if (octet < 0 || parts.length != OCTETS) {
        return -1;
      }
      padded |= part.length() > 1 && part.charAt(0) == '0';
      octets = octets << 8 | octet;
    }
    return octets;
  }

  /** A number of ASCII digits alone, or -1 where it is none or above {@code most}. */
  static int number(String digits, int radix, int most) {
    int number = digits.isEmpty() ? -1 : 0;
    for (int i = 0; i < digits.length(); i++) {
      char digit = digits.charAt(i);
      int value = digit < 128 ? Character.digit(digit, radix) : -1;
      number = number * radix + value;
      if (value < 0 || number > most) {
        return -1;
      }
    }
    return number;
  }
}
