package io.mindscape.slipway.policies.semantic.field;

import org.jspecify.annotations.Nullable;

/**
 * An address and a prefix, {@code 10.0.0.0/8} or {@code 2001:db8::/32}, as the API server reads
 * CIDRs.
 *
 * @param address as written, with whatever stands behind the prefix
 * @param prefix how many bits are the network's
 * @param width 32 for what was written as IPv4, else 128
 * @param padded whether the address or the prefix was written with leading zeros
 */
public record Network(Address address, int prefix, int width, boolean padded) {

  private static final int V4 = 32;
  private static final int V6 = 128;

  /** Reads a network; null where there is none. Leading zeros are passed over. */
  public static @Nullable Network parse(String text) {
    int slash = text.indexOf('/');
    var address = slash < 0 ? null : Address.parse(text.substring(0, slash));
    if (address == null) {
      return null;
    }
    var digits = text.substring(slash + 1);
    int width = address.isV4() && !address.isEmbedded() ? V4 : V6;
    int prefix = AddressReader.number(digits, 10, width);
    boolean zeros = digits.length() > 1 && digits.charAt(0) == '0';
    return prefix < 0 ? null : new Network(address, prefix, width, zeros || address.isPadded());
  }

  /** The first address of the network. */
  public Address first() {
    return address.masked(prefix + V6 - width);
  }

  /** Whether all of another network lies in this one, which is larger. */
  public boolean surrounds(Network other) {
    return width == other.width
        && prefix < other.prefix
        && other.address.masked(prefix + V6 - width).equals(first());
  }

  /** How it is best written. */
  @Override
  public String toString() {
    return first() + "/" + prefix;
  }
}
