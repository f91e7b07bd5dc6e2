package io.mindscape.slipway.policies.semantic.admission;

import io.mindscape.slipway.policies.rule.cel.library.GoUrl;
import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;

/** How the API server reaches a webhook. */
final class WebhookClients {

  private static final int MAX_PORT = 65535;
  private static final int HTTPS = 443;

  private WebhookClients() {}

  static void judge(Field client) {
    var url = client.get("url");
    var service = client.get("service");
    if (url.isSet() == service.isSet()) {
      client.required("write either url or service.");
    } else if (url.isSet()) {
      url(url);
    } else {
      service(service);
    }
  }

  private static void url(Field url) {
    try {
      var parsed = GoUrl.reference(url.text());
      if (!parsed.scheme().equals("https")) {
        url.invalid("it has to begin with https://.");
      }
      if (parsed.host().isEmpty()) {
        url.invalid("it has to name a host.");
      }
      if (!parsed.user().isEmpty()) {
        url.invalid("it may not name a user.");
      }
      if (!parsed.fragment().isEmpty()) {
        url.invalid("it may not have a fragment.");
      }
      if (!parsed.query().isEmpty()) {
        url.invalid("it may not have a query.");
      }
    } catch (GoUrl.Malformed e) {
      url.invalid("it is no URL.");
    }
  }

  static void service(Field service) {
    for (var name : new String[] {"name", "namespace"}) {
      if (service.get(name).text().isEmpty()) {
        service.get(name).required();
      }
    }
    service.get("port").check(Formats.range(service.get("port").number(HTTPS), 1, MAX_PORT));
    path(service.get("path"));
  }

  private static void path(Field path) {
    var text = path.text();
    if (text.isEmpty() || text.equals("/")) {
      return;
    }
    if (!text.startsWith("/")) {
      path.invalid("it has to begin with \"/\".");
    }
    var rest = text.substring(1);
    if (text.equals("//")) {
      path.invalid("a part of it is empty.");
      return;
    }
    for (var part :
        (rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest).split("/", -1)) {
      path.check(part.isEmpty() ? "a part of it is empty." : Formats.dnsSubdomain(part));
    }
  }
}
