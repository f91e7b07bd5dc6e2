package io.mindscape.slipway.policies.reference;

import io.mindscape.slipway.policies.rule.LabelSelector;
import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;

/**
 * Selectors of what guards pods: one that chooses none guards none, and says nothing.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/run-application/configure-pdb/">Disruption
 *     budgets</a>
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/network-policies/">Network
 *     policies</a>
 */
final class SelectorReferences {

  private SelectorReferences() {}

  static void budget(Referrer from) {
    var spec = from.root().get("spec");
    chosen(from, Rule.BUDGET_SELECTOR, spec.get("selector"), false);
    var least = spec.get("minAvailable");
    if (spec.get("selector").size() > 0 && !least.isText() && least.number() > 0) {
      from.need(
          Rule.BUDGET_SIZE,
          least,
          new Demand.Spared(from.namespace(), selector(spec.get("selector")), least.number()));
    }
  }

  static void network(Referrer from) {
    if (Id.group(from.object().ref().apiVersion()).equals("networking.k8s.io")) {
      var spec = from.root().get("spec");
      chosen(from, Rule.NETWORK_POLICY_SELECTOR, spec.get("podSelector"), false);
      spec.get("ingress").items().forEach(rule -> peers(from, rule.get("from")));
      spec.get("egress").items().forEach(rule -> peers(from, rule.get("to")));
    }
  }

  /** Of the policy's own namespace; which others a selector of namespaces chooses is not known. */
  private static void peers(Referrer from, Field peers) {
    for (var peer : peers.items()) {
      if (!peer.get("namespaceSelector").isSet()) {
        chosen(from, Rule.NETWORK_POLICY_SELECTOR, peer.get("podSelector"), true);
      }
    }
  }

  private static void chosen(Referrer from, Rule rule, Field selector, boolean isOfOthers) {
    if (selector.size() > 0 && !selector(selector).choosesAll()) {
      from.need(
          rule, selector, new Demand.Chosen(from.namespace(), selector(selector), isOfOthers));
    }
  }

  static LabelSelector selector(Field selector) {
    return LabelSelector.of(selector.node() instanceof Mapping mapping ? mapping : null);
  }
}
