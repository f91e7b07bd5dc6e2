package io.mindscape.slipway.policies.semantic.network;

import io.mindscape.slipway.policies.semantic.field.Address;
import io.mindscape.slipway.policies.semantic.field.Addresses;
import io.mindscape.slipway.policies.semantic.field.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The addresses of a Service in the cluster, their families, and its external ones. Whether they
 * are free, in the cluster's range, and of a family that it has depends on the cluster, and is not
 * looked at.
 */
final class ServiceAddresses {

  private static final String NONE = "None";
  private static final String SINGLE = "SingleStack";
  private static final List<String> FAMILIES = List.of("IPv4", "IPv6");
  private static final List<String> POLICIES =
      List.of(SINGLE, "PreferDualStack", "RequireDualStack");

  private ServiceAddresses() {}

  static void judge(Field spec) {
    for (var address : spec.get("externalIPs").items()) {
      address.check(Addresses.endpoint(address.text()));
    }
    if (Services.type(spec).equals(Services.EXTERNAL_NAME)) {
      return;
    }
    synchronous(spec);
    families(spec);
    if (wellFormed(spec)) {
      dualStack(spec.get("clusterIPs"));
      ofTheirFamilies(addresses(spec), spec.get("ipFamilies"));
    }
    policy(spec);
    headless(spec);
  }

  /** Whether a Service has no address of its own. */
  static boolean isHeadless(Field spec) {
    var addresses = spec.get("clusterIPs").texts();
    return addresses.isEmpty()
        ? spec.get("clusterIP").text().equals(NONE)
        : addresses.equals(List.of(NONE));
  }

  private static void synchronous(Field spec) {
    var addresses = spec.get("clusterIPs");
    var one = spec.get("clusterIP").text();
    var texts = addresses.texts(); // none where it is no list
    if (!texts.isEmpty() && !texts.getFirst().equals(one)) {
      addresses.invalid(
          one.isEmpty()
              ? "it has to be empty where there is no clusterIP."
              : "its first has to be the clusterIP, %s.".formatted(one));
    }
  }

  private static void families(Field spec) {
    Set<String> seen = new HashSet<>();
    for (var family : spec.get("ipFamilies").items()) {
      family.oneOf(FAMILIES);
      if (!seen.add(family.text())) {
        family.duplicate();
      }
    }
    if (spec.get("ipFamilyPolicy").isSet()) {
      spec.get("ipFamilyPolicy").oneOf(POLICIES);
    }
  }

  /** Whether the addresses are such that more can be said of them. */
  private static boolean wellFormed(Field spec) {
    var list = spec.get("clusterIPs");
    var addresses = addresses(spec);
    if (list.texts().size() > 1 && list.texts().getFirst().equals(NONE)) {
      list.invalid("\"None\" stands alone.");
    }
    if (list.size() > 2) {
      list.tooMany(2);
    }
    boolean right = list.size() <= 2;
    boolean none = !addresses.isEmpty() && addresses.getFirst().text().equals(NONE);
    for (var address : none ? addresses.subList(1, addresses.size()) : addresses) {
      var problem = Addresses.address(address.text());
      address.check(problem);
      right &= problem == null;
    }
    return right;
  }

  /** All of them; who writes only the first writes it in a field of its own. */
  private static List<Field> addresses(Field spec) {
    var one = spec.get("clusterIP");
    var list = spec.get("clusterIPs");
    return list.size() > 0 || one.text().isEmpty() ? list.items() : List.of(one);
  }

  private static void dualStack(Field addresses) {
    var texts = addresses.texts();
    if (texts.size() == 2 && isV4(texts.get(0)) == isV4(texts.get(1))) {
      addresses.invalid("of each IP family there is one address at most.");
    }
  }

  private static void ofTheirFamilies(List<Field> addresses, Field families) {
    var wanted = families.texts();
    for (int i = 0; i < Math.min(wanted.size(), addresses.size()); i++) {
      var address = addresses.get(i);
      if (!address.text().equals(NONE)
          && FAMILIES.contains(wanted.get(i))
          && isV4(address.text()) != wanted.get(i).equals("IPv4")) {
        address.invalid("ipFamilies[%d] asks for %s.".formatted(i, wanted.get(i)));
      }
    }
  }

  private static boolean isV4(String text) {
    var address = Address.parse(text);
    return address != null && address.isV4();
  }

  /** What is of one family has one address; that is also what a Service is of that says nothing. */
  private static void policy(Field spec) {
    var policy = spec.get("ipFamilyPolicy");
    boolean open = spec.get("clusterIP").text().equals(NONE) && spec.get("selector").size() == 0;
    if (policy.isSet() ? !policy.text().equals(SINGLE) : open) {
      return;
    }
    for (var list : List.of(spec.get("clusterIPs"), spec.get("ipFamilies"))) {
      if (Set.copyOf(list.texts()).size() == 2) {
        policy.invalid(
            "with two %s it has to be PreferDualStack or RequireDualStack.".formatted(list.key()));
      }
    }
  }

  private static void headless(Field spec) {
    var type = Services.type(spec);
    if (isHeadless(spec)
        && (type.equals(Services.NODE_PORT) || type.equals(Services.LOAD_BALANCER))) {
      spec.get("clusterIP").invalid("a Service of type %s has an address.".formatted(type));
    }
  }
}
