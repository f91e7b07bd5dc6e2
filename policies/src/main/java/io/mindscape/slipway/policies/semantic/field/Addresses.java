package io.mindscape.slipway.policies.semantic.field;

import org.jspecify.annotations.Nullable;

/**
 * The forms of addresses and networks. Like {@link Formats}, each method gives what is wrong or
 * null.
 *
 * <p>Since 1.36 the server refuses in every field what programs read differently: leading zeros
 * ({@code 010.0.0.1}), IPv4 inside IPv6, and networks with bits behind the prefix. Older fields
 * still take IPv6 in any spelling ({@link #address}, {@link #network}); newer ones want the one
 * that RFC 5952 has ({@link #canonicalAddress}, {@link #canonicalNetwork}).
 */
public final class Addresses {

  private Addresses() {}

  /**
   * An address in any spelling: {@code clusterIPs}, {@code externalIPs}, endpoints, host aliases.
   */
  public static @Nullable String address(String text) {
    var address = Address.parse(text);
    if (address == null) {
      return "it has to be an IP address, such as 10.9.8.7 or 2001:db8::ffff.";
    }
    if (address.isPadded()) {
      return "it may not have leading zeros, which some read as octal; write %s."
          .formatted(address);
    }
    return address.isEmbedded()
        ? "it may not be IPv4 inside IPv6; write %s.".formatted(address)
        : null;
  }

  /** An address in its one right spelling. */
  public static @Nullable String canonicalAddress(String text) {
    var problem = address(text);
    return problem == null ? canonical(text, String.valueOf(Address.parse(text))) : problem;
  }

  /** A network in any spelling: source ranges, IP blocks, {@code podCIDRs}. */
  public static @Nullable String network(String text) {
    var network = Network.parse(text);
    if (network == null) {
      return "it has to be a network in CIDR form, such as 10.9.8.0/24 or 2001:db8::/64.";
    }
    if (network.address().isEmbedded()) {
      return "it may not be IPv4 inside IPv6.";
    }
    if (network.padded()) {
      return "it may not have leading zeros; write %s.".formatted(network);
    }
    return network.address().equals(network.first())
        ? null
        : "it has bits set behind the prefix; write %s.".formatted(network);
  }

  /** A network in its one right spelling. */
  public static @Nullable String canonicalNetwork(String text) {
    var problem = network(text);
    return problem == null ? canonical(text, String.valueOf(Network.parse(text))) : problem;
  }

  private static @Nullable String canonical(String text, String right) {
    return text.equals(right) ? null : "it has to be written as %s.".formatted(right);
  }

  /** An address that a Service can send traffic to; also what {@link #address} says of it. */
  public static @Nullable String endpoint(String text) {
    var problem = address(text);
    var address = Address.parse(text);
    if (problem != null || address == null) {
      return problem;
    }
    if (address.isUnspecified()) {
      return "it may not be the unspecified address.";
    }
    if (address.isLoopback()) {
      return "it may not be a loopback address (127.0.0.0/8, ::1).";
    }
    if (address.isLinkLocal()) {
      return "it may not be a link-local address (169.254.0.0/16, fe80::/10).";
    }
    return address.isLinkLocalMulticast()
        ? "it may not be a link-local multicast address (224.0.0.0/24, ff02::/16)."
        : null;
  }
}
