package io.mindscape.slipway.policies.semantic.network;

import io.mindscape.slipway.policies.semantic.field.Addresses;
import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Network;
import io.mindscape.slipway.policies.semantic.field.Ports;
import io.mindscape.slipway.policies.semantic.meta.LabelSelectors;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import java.util.List;

/** {@code networking.k8s.io/v1/NetworkPolicy}. */
final class NetworkPolicies {

  private static final List<String> TYPES = List.of("Ingress", "Egress");

  private NetworkPolicies() {}

  static void judge(Field object) {
    ObjectMeta.namespaced(object, Names.SUBDOMAIN);
    var spec = object.get("spec");
    LabelSelectors.judge(spec.get("podSelector"));
    rules(spec.get("ingress"), "from");
    rules(spec.get("egress"), "to");
    if (spec.get("policyTypes").size() > TYPES.size()) {
      spec.get("policyTypes").tooMany(TYPES.size());
    } else {
      spec.get("policyTypes").items().forEach(type -> type.oneOf(TYPES));
    }
  }

  private static void rules(Field rules, String peers) {
    for (var rule : rules.items()) {
      rule.get("ports").items().forEach(NetworkPolicies::port);
      rule.get(peers).items().forEach(NetworkPolicies::peer);
    }
  }

  private static void port(Field rule) {
    var protocol = rule.get("protocol");
    if (protocol.isSet()) {
      protocol.oneOf(Ports.PROTOCOLS);
    }
    var port = rule.get("port");
    if (port.isSet()) {
      port.check(Ports.numberOrName(port));
    }
    if (rule.get("endPort").isSet()) {
      endPort(rule.get("endPort"), port);
    }
  }

  private static void endPort(Field end, Field port) {
    if (!port.isSet()) {
      end.invalid("it needs a port, with which the range begins.");
    } else if (port.isText()) {
      end.invalid("a port that is a name begins no range.");
    } else if (end.number() < port.number()) {
      end.invalid("it may not be less than port, %d.".formatted(port.number()));
    } else {
      end.check(Ports.number(end.number()));
    }
  }

  private static void peer(Field peer) {
    var pods = peer.get("podSelector");
    var namespaces = peer.get("namespaceSelector");
    var block = peer.get("ipBlock");
    LabelSelectors.judge(pods);
    LabelSelectors.judge(namespaces);
    if (block.isSet()) {
      block(block);
      if (pods.isSet() || namespaces.isSet()) {
        peer.forbidden("an ipBlock stands without selectors.");
      }
    } else if (!pods.isSet() && !namespaces.isSet()) {
      peer.required("it needs a podSelector, a namespaceSelector, or an ipBlock.");
    }
  }

  private static void block(Field block) {
    var cidr = block.get("cidr");
    if (cidr.text().isEmpty()) {
      cidr.required();
      return;
    }
    cidr.check(Addresses.network(cidr.text()));
    var whole = Network.parse(cidr.text());
    if (whole == null) {
      return;
    }
    for (var except : block.get("except").items()) {
      except.check(Addresses.network(except.text()));
      var part = Network.parse(except.text());
      if (part != null && !whole.surrounds(part)) {
        except.invalid("it has to be a part of %s, and not all of it.".formatted(whole));
      }
    }
  }
}
