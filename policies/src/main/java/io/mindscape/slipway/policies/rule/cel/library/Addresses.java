package io.mindscape.slipway.policies.rule.cel.library;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;

import dev.cel.common.types.OpaqueType;
import io.mindscape.slipway.policies.rule.cel.library.Address.Malformed;
import io.mindscape.slipway.policies.rule.cel.library.Functions.Typed;
import io.mindscape.slipway.policies.rule.cel.value.Fault;
import java.util.function.Predicate;

/** IP addresses and ranges of them: {@code cidr('10.0.0.0/8').containsIP('10.1.2.3')}. */
final class Addresses {

  private static final Typed IP = new Typed(OpaqueType.create("net.IP"), Param.of(Address.class));
  private static final Typed CIDR =
      new Typed(OpaqueType.create("net.CIDR"), Param.of(AddressRange.class));

  private Addresses() {}

  static void addTo(Functions functions) {
    functions.global(
        "ip", "string_to_ip", IP.type(), args -> address((String) args[0]), Types.STRING);
    functions.global("isIP", "is_ip", BOOL, args -> isAddress((String) args[0]), Types.STRING);
    functions.global(
        "ip.isCanonical",
        "ip_is_canonical",
        BOOL,
        args -> address((String) args[0]).toString().equals(args[0]),
        Types.STRING);
    functions.global("string", "ip_to_string", STRING, args -> args[0].toString(), IP);
    functions.member("family", "ip_family", INT, args -> ((Address) args[0]).isV4() ? 4L : 6L, IP);
    test(functions, "isUnspecified", "ip_is_unspecified", Address::isUnspecified);
    test(functions, "isLoopback", "ip_is_loopback", Address::isLoopback);
    test(
        functions,
        "isLinkLocalMulticast",
        "ip_is_link_local_multicast",
        Address::isLinkLocalMulticast);
    test(functions, "isLinkLocalUnicast", "ip_is_link_local_unicast", Address::isLinkLocalUnicast);
    test(functions, "isGlobalUnicast", "ip_is_global_unicast", Address::isGlobalUnicast);
    ranges(functions);
    contents(functions);
  }

  private static void test(Functions functions, String name, String id, Predicate<Address> test) {
    functions.member(name, id, BOOL, args -> test.test((Address) args[0]), IP);
  }

  private static void ranges(Functions functions) {
    functions.global(
        "cidr", "string_to_cidr", CIDR.type(), args -> range((String) args[0]), Types.STRING);
    functions.global("isCIDR", "is_cidr", BOOL, args -> isRange((String) args[0]), Types.STRING);
    functions.global("string", "cidr_to_string", STRING, args -> args[0].toString(), CIDR);
    functions.member("ip", "cidr_ip", IP.type(), args -> ((AddressRange) args[0]).address(), CIDR);
    functions.member(
        "prefixLength",
        "cidr_prefix_length",
        INT,
        args -> (long) ((AddressRange) args[0]).length(),
        CIDR);
    functions.member(
        "masked", "cidr_masked", CIDR.type(), args -> ((AddressRange) args[0]).masked(), CIDR);
  }

  private static void contents(Functions functions) {
    functions.member(
        "containsIP",
        "cidr_contains_ip_string",
        BOOL,
        args -> holds((AddressRange) args[0], (String) args[1]),
        CIDR,
        Types.STRING);
    functions.member(
        "containsIP",
        "cidr_contains_ip_ip",
        BOOL,
        args -> ((AddressRange) args[0]).contains((Address) args[1]),
        CIDR,
        IP);
    functions.member(
        "containsCIDR",
        "cidr_contains_cidr_string",
        BOOL,
        args -> ((AddressRange) args[0]).contains(range((String) args[1])),
        CIDR,
        Types.STRING);
    functions.member(
        "containsCIDR",
        "cidr_contains_cidr",
        BOOL,
        args -> ((AddressRange) args[0]).contains((AddressRange) args[1]),
        CIDR,
        CIDR);
  }

  // The API server has only this to say of a text that is no address.
  private static Boolean holds(AddressRange range, String text) {
    try {
      return range.contains(Address.parse(text));
    } catch (Malformed e) {
      throw Fault.noOverload();
    }
  }

  private static Address address(String text) {
    try {
      return Address.parse(text);
    } catch (Malformed e) {
      throw new Fault(String.valueOf(e.getMessage()));
    }
  }

  private static Boolean isAddress(String text) {
    try {
      return Address.parse(text).size() > 0;
    } catch (Malformed e) {
      return false;
    }
  }

  private static AddressRange range(String text) {
    try {
      return AddressRange.parse(text);
    } catch (Malformed e) {
      throw new Fault(
          "network address parse error during conversion from string: " + e.getMessage());
    }
  }

  private static Boolean isRange(String text) {
    try {
      return AddressRange.parse(text).length() >= 0;
    } catch (Malformed e) {
      return false;
    }
  }
}
