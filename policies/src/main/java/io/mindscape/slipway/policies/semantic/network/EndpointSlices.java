package io.mindscape.slipway.policies.semantic.network;

import io.mindscape.slipway.policies.semantic.field.Address;
import io.mindscape.slipway.policies.semantic.field.Addresses;
import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.field.Ports;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code discovery.k8s.io/v1/EndpointSlice}. The numbers of its ports are not looked at, and {@code
 * deprecatedTopology} is dropped.
 */
final class EndpointSlices {

  private static final List<String> TYPES = List.of("IPv4", "IPv6", "FQDN");
  private static final int MOST_ENDPOINTS = 1000;
  private static final int MOST_ADDRESSES = 100;
  private static final int MOST_PORTS = 20_000;
  private static final int MOST_HINTS = 8;

  private EndpointSlices() {}

  static void judge(Field object) {
    ObjectMeta.namespaced(object, Names.SUBDOMAIN);
    var type = object.get("addressType");
    if (type.text().isEmpty()) {
      type.required("it says what the addresses are.");
    } else {
      type.oneOf(TYPES);
    }
    ports(object.get("ports"));
    if (object.get("endpoints").size() > MOST_ENDPOINTS) {
      object.get("endpoints").tooMany(MOST_ENDPOINTS);
    } else {
      object.get("endpoints").items().forEach(endpoint -> endpoint(endpoint, type.text()));
    }
  }

  private static void ports(Field ports) {
    if (ports.size() > MOST_PORTS) {
      ports.tooMany(MOST_PORTS);
      return;
    }
    Set<String> names = new HashSet<>();
    for (var port : ports.items()) {
      var name = port.get("name");
      if (!name.text().isEmpty()) {
        name.check(Formats.dnsLabel(name.text()));
      }
      if (!names.add(name.text())) {
        name.duplicate();
      }
      if (port.get("protocol").isSet()) {
        port.get("protocol").oneOf(Ports.PROTOCOLS);
      }
      EndpointLists.application(port.get("appProtocol"));
    }
  }

  private static void endpoint(Field endpoint, String type) {
    var addresses = endpoint.get("addresses");
    if (addresses.size() == 0) {
      addresses.required("an endpoint has at least one.");
    } else if (addresses.size() > MOST_ADDRESSES) {
      addresses.tooMany(MOST_ADDRESSES);
    }
    addresses.items().forEach(address -> address.check(problem(address.text(), type)));
    EndpointLists.nodeName(endpoint.get("nodeName"));
    var host = endpoint.get("hostname");
    if (host.isSet()) {
      host.check(Formats.dnsLabel(host.text()));
    }
    hints(endpoint.get("hints", "forZones"), Formats::labelValue);
    hints(endpoint.get("hints", "forNodes"), Formats::dnsSubdomain);
  }

  private static @Nullable String problem(String address, String type) {
    return switch (type) {
      case "IPv4" -> {
        var problem = Addresses.endpoint(address);
        yield problem == null && !isV4(address) ? "it has to be an IPv4 address." : problem;
      }
      case "IPv6" -> {
        var problem = Addresses.canonicalAddress(address);
        if (problem == null) {
          problem = isV4(address) ? "it has to be an IPv6 address." : Addresses.endpoint(address);
        }
        yield problem;
      }
      case "FQDN" -> Formats.domain(address);
      default -> null;
    };
  }

  private static boolean isV4(String text) {
    var address = Address.parse(text);
    return address != null && address.isV4();
  }

  private static void hints(Field hints, Function<String, @Nullable String> form) {
    if (hints.size() > MOST_HINTS) {
      hints.tooMany(MOST_HINTS);
      return;
    }
    Set<String> names = new HashSet<>();
    for (var hint : hints.items()) {
      var name = hint.get("name");
      if (!names.add(name.text())) {
        name.duplicate();
      }
      name.check(form.apply(name.text()));
    }
  }
}
