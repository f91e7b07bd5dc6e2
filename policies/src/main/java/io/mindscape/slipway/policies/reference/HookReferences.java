package io.mindscape.slipway.policies.reference;

import io.mindscape.slipway.policies.semantic.field.Field;

/**
 * The Services that the API server itself calls: without one, requests that it would be asked about
 * fail, or the kinds that it serves are gone.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/">Admission
 *     webhooks</a>
 */
final class HookReferences {

  private static final long HTTPS = 443;

  private HookReferences() {}

  static void read(Referrer from) {
    for (var hook : from.root().get("webhooks").items()) {
      service(from, Rule.WEBHOOK_SERVICE, hook.get("clientConfig", "service"));
    }
    var spec = from.root().get("spec");
    service(
        from, Rule.WEBHOOK_SERVICE, spec.get("conversion", "webhook", "clientConfig", "service"));
    service(from, Rule.API_SERVICE, spec.get("service"));
  }

  private static void service(Referrer from, Rule rule, Field service) {
    var name = service.get("name");
    var namespace = service.get("namespace").text();
    if (Referrer.isName(name) && !namespace.isEmpty()) {
      var id = Id.core(Id.SERVICE, namespace, name.text());
      from.need(rule, name, new Demand.Existing(id));
      var port = service.get("port");
      from.need(
          Rule.BACKEND_PORT,
          port.isSet() ? port : name,
          new Demand.ServicePort(id, new Facts.Port("", port.number(HTTPS))));
    }
  }
}
