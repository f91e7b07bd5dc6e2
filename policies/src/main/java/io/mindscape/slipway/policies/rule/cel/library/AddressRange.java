package io.mindscape.slipway.policies.rule.cel.library;

import io.mindscape.slipway.policies.rule.cel.library.Address.Malformed;
import io.mindscape.slipway.policies.rule.cel.value.GoText;
import io.mindscape.slipway.policies.rule.cel.value.Opaque;
import java.util.regex.Pattern;

/**
 * A range of addresses in the notation of CIDR.
 *
 * @param length how many leading bits its addresses share with {@code address}
 */
record AddressRange(Address address, int length) implements Opaque {

  private static final Pattern BITS = Pattern.compile("[0-9]|[1-9][0-9]{1,8}");

  @Override
  public String typeName() {
    return "net.CIDR";
  }

  /**
   * Reads a range.
   *
   * @throws Malformed if it is none; the message is Kubernetes'
   */
  static AddressRange parse(String text) throws Malformed {
    var range = prefix(text);
    range.address.checkPlain(text);
    return range;
  }

  private static AddressRange prefix(String text) throws Malformed {
    int slash = text.lastIndexOf('/');
    if (slash < 0) {
      throw bad(text, "no '/'");
    }
    Address address;
    try {
      address = Address.parseAny(text.substring(0, slash));
    } catch (Malformed e) {
      throw bad(text, String.valueOf(e.getMessage()));
    }
    if (text.indexOf('%') >= 0) {
      throw bad(text, "IPv6 zones cannot be present in a prefix");
    }
    var bits = text.substring(slash + 1);
    if (!BITS.matcher(bits).matches()) {
      throw bad(text, "bad bits after slash: " + GoText.quoted(bits));
    }
    int length = Integer.parseInt(bits);
    if (length > address.size() * 8) {
      throw bad(text, "prefix length out of range");
    }
    return new AddressRange(address, length);
  }

  private static Malformed bad(String text, String message) {
    return new Malformed(
        "network address parse error during conversion from string: netip.ParsePrefix(%s): %s"
            .formatted(GoText.quoted(text), message));
  }

  boolean contains(Address other) {
    return other.size() == address.size() && other.masked(length).equals(address.masked(length));
  }

  boolean contains(AddressRange other) {
    return length <= other.length && contains(other.address);
  }

  AddressRange masked() {
    return new AddressRange(address.masked(length), length);
  }

  @Override
  public String toString() {
    return address + "/" + length;
  }
}
