package io.mindscape.slipway.policies.reference;

import io.mindscape.slipway.policies.reference.Facts.Port;
import io.mindscape.slipway.policies.rule.LabelSelector;

/**
 * What Services need: pods that their selector chooses, and on these the port that they send to. A
 * Service without gets no endpoints.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/service/">Service</a>
 */
final class ServiceReferences {

  private ServiceReferences() {}

  static void service(Referrer from) {
    if (!from.object().ref().apiVersion().equals("v1")) {
      return;
    }
    var spec = from.root().get("spec");
    var labels = Referrer.texts(spec.get("selector"));
    if (labels.isEmpty() || spec.get("type").text().equals("ExternalName")) {
      return;
    }
    var selector = LabelSelector.having(labels);
    var namespace = from.namespace();
    from.need(
        Rule.SERVICE_SELECTOR, spec.get("selector"), new Demand.Chosen(namespace, selector, false));
    for (var port : spec.get("ports").items()) {
      var field = port.get("targetPort").isSet() ? port.get("targetPort") : port.get("port");
      var target = Referrer.port(field);
      from.need(
          target.name().isEmpty() ? Rule.UNDECLARED_PORT : Rule.TARGET_PORT,
          field,
          new Demand.PodPort(namespace, selector, new Port(target.name(), target.number())));
    }
  }

  /**
   * The Service by which the pods of a StatefulSet get their names.
   *
   * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/">Stable
   *     network identity</a>
   */
  static void governing(Referrer from) {
    var spec = from.root().get("spec");
    var name = spec.get("serviceName");
    from.needs(Rule.GOVERNING_SERVICE, name, Id.SERVICE);
    if (Referrer.isName(name)) {
      from.need(
          Rule.GOVERNING_SERVICE,
          name,
          new Demand.Governed(
              Id.core(Id.SERVICE, from.namespace(), name.text()),
              Referrer.texts(spec.get("template", "metadata", "labels"))));
    }
  }
}
