package io.mindscape.slipway.policies.semantic.network;

import io.mindscape.slipway.policies.semantic.field.Addresses;
import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.field.Ports;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;

/** {@code v1/Endpoints}. */
final class EndpointLists {

  private EndpointLists() {}

  static void judge(Field object) {
    ObjectMeta.namespaced(object, Names.SUBDOMAIN);
    for (var subset : object.get("subsets").items()) {
      var ready = subset.get("addresses");
      var others = subset.get("notReadyAddresses");
      if (ready.size() + others.size() == 0) {
        subset.required("it needs addresses or notReadyAddresses.");
      }
      ready.items().forEach(EndpointLists::address);
      others.items().forEach(EndpointLists::address);
      var ports = subset.get("ports").items();
      ports.forEach(port -> port(port, ports.size() > 1));
    }
  }

  private static void address(Field address) {
    address.get("ip").check(Addresses.endpoint(address.get("ip").text()));
    var host = address.get("hostname");
    if (!host.text().isEmpty()) {
      host.check(Formats.dnsLabel(host.text()));
    }
    nodeName(address.get("nodeName"));
  }

  /** The name of a node, if one is given. */
  static void nodeName(Field name) {
    if (name.isSet()) {
      name.check(Formats.dnsSubdomain(name.text()));
    }
  }

  private static void port(Field port, boolean needsName) {
    var name = port.get("name");
    if (!name.text().isEmpty()) {
      name.check(Formats.dnsLabel(name.text()));
    } else if (needsName) {
      name.required("several ports are told apart by it.");
    }
    port.get("port").check(Ports.number(port.get("port").number()));
    Ports.protocol(port.get("protocol"));
    application(port.get("appProtocol"));
  }

  /** What is spoken above TCP or UDP, if it is said. */
  static void application(Field protocol) {
    if (protocol.isSet()) {
      protocol.check(Formats.qualifiedName(protocol.text()));
    }
  }
}
