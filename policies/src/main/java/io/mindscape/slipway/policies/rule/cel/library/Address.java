package io.mindscape.slipway.policies.rule.cel.library;

import io.mindscape.slipway.policies.rule.cel.value.GoText;
import io.mindscape.slipway.policies.rule.cel.value.Opaque;
import java.util.Arrays;

/** An IP address, without a zone. Read and written as Go does, which is stricter than Java. */
final class Address implements Opaque {

  private final byte[] bytes;

  Address(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  @Override
  public String typeName() {
    return "net.IP";
  }

  /**
   * Reads an address that Kubernetes accepts.
   *
   * @throws Malformed if it is none, has a zone, or is an IPv4 address in IPv6; the message is
   *     Kubernetes'
   */
  static Address parse(String text) throws Malformed {
    Address address;
    try {
      address = parseAny(text);
    } catch (Malformed e) {
      throw new Malformed(
          "IP Address %s parse error during conversion from string: %s"
              .formatted(GoText.quoted(text), e.getMessage()));
    }
    if (text.indexOf('%') >= 0) {
      throw new Malformed("IP address " + GoText.quoted(text) + " with zone value is not allowed");
    }
    address.checkPlain(text);
    return address;
  }

  /** Reads any address that Go accepts; a zone is dropped. */
  static Address parseAny(String text) throws Malformed {
    return new Address(new AddressParser(text).parse());
  }

  void checkPlain(String text) throws Malformed {
    if (isMapped()) {
      throw new Malformed("IPv4-mapped IPv6 address " + GoText.quoted(text) + " is not allowed");
    }
  }

  private boolean isMapped() {
    for (int at = 0; at < 10; at++) {
      if (isV4() || bytes[at] != 0) {
        return false;
      }
    }
    return bytes[10] == -1 && bytes[11] == -1;
  }

  boolean isV4() {
    return bytes.length == 4;
  }

  int size() {
    return bytes.length;
  }

  int at(int index) {
    return bytes[index] & 0xff;
  }

  boolean isUnspecified() {
    return zeroUpTo(bytes.length);
  }

  boolean isLoopback() {
    return isV4() ? at(0) == 127 : zeroUpTo(15) && at(15) == 1;
  }

  boolean isLinkLocalMulticast() {
    return isV4() ? at(0) == 224 && at(1) == 0 && at(2) == 0 : at(0) == 0xff && (at(1) & 0x0f) == 2;
  }

  boolean isLinkLocalUnicast() {
    return isV4() ? at(0) == 169 && at(1) == 254 : at(0) == 0xfe && (at(1) & 0xc0) == 0x80;
  }

  boolean isGlobalUnicast() {
    boolean isBroadcast = isV4() && at(0) == 255 && at(1) == 255 && at(2) == 255 && at(3) == 255;
    boolean isMulticast = isV4() ? (at(0) & 0xf0) == 0xe0 : at(0) == 0xff;
    return !isBroadcast
        && !isMulticast
        && !isUnspecified()
        && !isLoopback()
        && !isLinkLocalUnicast();
  }

  /** The address with all bits after the first {@code length} cleared. */
  Address masked(int length) {
    var masked = bytes.clone();
    for (int at = 0; at < masked.length; at++) {
      int kept = Math.clamp(length - 8L * at, 0, 8);
      masked[at] = (byte) (masked[at] & (0xff00 >> kept));
    }
    return new Address(masked);
  }

  private boolean zeroUpTo(int end) {
    for (int at = 0; at < end; at++) {
      if (bytes[at] != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Address address && Arrays.equals(bytes, address.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The one way in which the address is written. */
  @Override
  public String toString() {
    if (isV4()) {
      return at(0) + "." + at(1) + "." + at(2) + "." + at(3);
    }
    int start = -1;
    int length = 1;
    for (int at = 0; at < 8; at++) {
      int end = at;
      while (end < 8 && group(end) == 0) {
        end++;
      }
      if (end - at > length) {
        start = at;
        length = end - at;
      }
    }
    return start < 0 ? groups(0, 8) : groups(0, start) + "::" + groups(start + length, 8);
  }

  private int group(int index) {
    return at(2 * index) << 8 | at(2 * index + 1);
  }

  private String groups(int from, int to) {
    var text = new StringBuilder();
    for (int at = from; at < to; at++) {
      text.append(at == from ? "" : ":").append(Integer.toHexString(group(at)));
    }
    return text.toString();
  }

  /** No address. */
  static final class Malformed extends Exception {

    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message, null, false, false);
    }
  }
}
