package io.mindscape.slipway.policies.reference;

import io.mindscape.slipway.policies.semantic.field.Field;

/**
 * What lets requests in: an Ingress or a route whose Service or port is not there answers 503 or
 * 500.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/ingress/">Ingress</a>
 * @see <a href="https://gateway-api.sigs.k8s.io/api-types/httproute/">HTTPRoute</a>
 */
final class RouteReferences {

  private RouteReferences() {}

  static void ingress(Referrer from) {
    var spec = from.root().get("spec");
    backend(from, spec.get("defaultBackend", "service"));
    for (var rule : spec.get("rules").items()) {
      for (var path : rule.get("http", "paths").items()) {
        backend(from, path.get("backend", "service"));
      }
    }
    for (var tls : spec.get("tls").items()) {
      from.needs(Rule.TLS_SECRET, tls.get("secretName"), Id.SECRET);
    }
    from.lists(
        Rule.INGRESS_CLASS, spec.get("ingressClassName"), "networking.k8s.io", "IngressClass");
  }

  private static void backend(Referrer from, Field service) {
    var name = service.get("name");
    from.needs(Rule.BACKEND, name, Id.SERVICE);
    var port = service.get("port");
    port(
        from,
        name,
        from.namespace(),
        port.get("name").isSet() ? port.get("name") : port.get("number"));
  }

  static void route(Referrer from) {
    for (var rule : from.root().get("spec", "rules").items()) {
      rule.get("backendRefs").items().forEach(backend -> routed(from, backend));
      for (var filter : rule.get("filters").items()) {
        routed(from, filter.get("requestMirror", "backendRef"));
      }
    }
    for (var parent : from.root().get("spec", "parentRefs").items()) {
      var name = parent.get("name");
      if (Referrer.isName(name)
          && parent.get("kind").text("Gateway").equals("Gateway")
          && parent.get("group").text(Id.GATEWAYS).equals(Id.GATEWAYS)) {
        var namespace = parent.get("namespace").text(from.namespace());
        from.need(
            Rule.GATEWAY,
            name,
            new Demand.Existing(new Id(Id.GATEWAYS, "Gateway", namespace, name.text())));
      }
    }
  }

  private static void routed(Referrer from, Field backend) {
    var name = backend.get("name");
    if (Referrer.isName(name)
        && backend.get("group").text().isEmpty()
        && backend.get("kind").text(Id.SERVICE).equals(Id.SERVICE)) {
      var namespace = backend.get("namespace").text(from.namespace());
      from.need(
          Rule.BACKEND, name, new Demand.Existing(Id.core(Id.SERVICE, namespace, name.text())));
      port(from, name, namespace, backend.get("port"));
    }
  }

  private static void port(Referrer from, Field name, String namespace, Field port) {
    if (Referrer.isName(name) && port.isSet()) {
      from.need(
          Rule.BACKEND_PORT,
          port,
          new Demand.ServicePort(Id.core(Id.SERVICE, namespace, name.text()), Referrer.port(port)));
    }
  }

  /** The certificates of a Gateway's listeners. */
  static void gateway(Referrer from) {
    for (var listener : from.root().get("spec", "listeners").items()) {
      for (var reference : listener.get("tls", "certificateRefs").items()) {
        var name = reference.get("name");
        if (Referrer.isName(name)
            && reference.get("group").text().isEmpty()
            && reference.get("kind").text(Id.SECRET).equals(Id.SECRET)) {
          var namespace = reference.get("namespace").text(from.namespace());
          from.need(
              Rule.TLS_SECRET,
              name,
              new Demand.Existing(Id.core(Id.SECRET, namespace, name.text())));
        }
      }
    }
  }
}
