package io.mindscape.slipway.policies.semantic.network;

import io.mindscape.slipway.policies.semantic.field.Addresses;
import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.field.Network;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;

/**
 * What the addresses of Services are taken from: {@code networking.k8s.io/v1/ServiceCIDR} and
 * {@code IPAddress}, which is called as the address that it stands for.
 */
final class ServiceRanges {

  /** Of {@code generateName} too, which therefore never works. */
  private static final Names ADDRESS = (name, prefix) -> Addresses.canonicalAddress(name);

  private ServiceRanges() {}

  static void range(Field object) {
    ObjectMeta.clusterWide(object, Names.SUBDOMAIN);
    var networks = object.get("spec", "cidrs");
    if (networks.size() == 0) {
      networks.required("it needs one, or one of each IP family.");
      return;
    }
    if (networks.size() > 2) {
      networks.tooMany(2);
      return;
    }
    networks.items().forEach(network -> network.check(Addresses.canonicalNetwork(network.text())));
    if (networks.texts().isEmpty()) {
      return; // it is no list, which decoding tells
    }
    var first = Network.parse(networks.texts().getFirst());
    var last = Network.parse(networks.texts().getLast());
    if (networks.size() == 2 && first != null && last != null && first.width() == last.width()) {
      networks.invalid("of each IP family there is one at most.");
    }
  }

  static void address(Field object) {
    ObjectMeta.clusterWide(object, ADDRESS);
    var parent = object.get("spec", "parentRef");
    if (!parent.isSet()) {
      parent.required("it says whose address this is.");
      return;
    }
    if (!parent.get("group").text().isEmpty()) {
      parent.get("group").check(Formats.dnsSubdomain(parent.get("group").text()));
    }
    IngressBackends.segment(parent.get("resource"));
    IngressBackends.segment(parent.get("name"));
    var namespace = parent.get("namespace");
    namespace.check(Names.PATH_SEGMENT.problem(namespace.text(), false));
  }
}
