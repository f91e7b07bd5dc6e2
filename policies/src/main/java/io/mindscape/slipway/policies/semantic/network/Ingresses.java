package io.mindscape.slipway.policies.semantic.network;

import io.mindscape.slipway.policies.semantic.field.Address;
import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import java.util.List;

/** {@code networking.k8s.io/v1/Ingress}. */
final class Ingresses {

  private static final String CLASS = "kubernetes.io/ingress.class";
  private static final List<String> PATH_TYPES =
      List.of("Exact", "Prefix", "ImplementationSpecific");
  private static final List<String> NOT_IN_PATHS = List.of("//", "/./", "/../", "%2f", "%2F");

  private Ingresses() {}

  static void judge(Field object) {
    ObjectMeta.namespaced(object, Names.SUBDOMAIN);
    var spec = object.get("spec");
    if (spec.get("rules").size() == 0 && !spec.get("defaultBackend").isSet()) {
      spec.invalid("it needs rules or a defaultBackend.");
    }
    if (spec.get("defaultBackend").isSet()) {
      IngressBackends.judge(spec.get("defaultBackend"));
    }
    spec.get("rules").items().forEach(Ingresses::rule);
    spec.get("tls").items().forEach(Ingresses::tls);
    ingressClass(spec.get("ingressClassName"), object.get("metadata", "annotations"));
  }

  private static void ingressClass(Field name, Field annotations) {
    if (!name.isSet()) {
      return;
    }
    name.check(Formats.dnsSubdomain(name.text()));
    if (annotations.has(CLASS) && !annotations.entry(CLASS).text().equals(name.text())) {
      annotations
          .entry(CLASS)
          .invalid("ingressClassName says %s; leave this out.".formatted(name.text()));
    }
  }

  private static void rule(Field rule) {
    var host = rule.get("host");
    if (Address.parse(host.text()) != null) {
      host.invalid("it has to be a name, not an address.");
    } else if (!host.text().isEmpty()) {
      host(host);
    }
    var http = rule.get("http");
    if (http.isSet()) {
      if (http.get("paths").size() == 0) {
        http.get("paths").required("a rule leads somewhere.");
      }
      http.get("paths").items().forEach(Ingresses::path);
    }
  }

  private static void host(Field host) {
    var text = host.text();
    host.check(text.contains("*") ? Formats.wildcard(text) : Formats.dnsSubdomain(text));
  }

  private static void tls(Field tls) {
    tls.get("hosts").items().forEach(Ingresses::host);
    var secret = tls.get("secretName");
    if (!secret.text().isEmpty()) {
      secret.check(Formats.dnsSubdomain(secret.text()));
    }
  }

  private static void path(Field path) {
    var type = path.get("pathType");
    var text = path.get("path").text();
    if (!type.isSet()) {
      type.required("write Prefix if you have no other wish.");
      return;
    }
    switch (type.text()) {
      case "Exact", "Prefix" -> exact(path.get("path"));
      case "ImplementationSpecific" -> {
        if (!text.isEmpty() && !text.startsWith("/")) {
          path.get("path").invalid("it has to begin with \"/\".");
        }
      }
      default -> type.unsupported(PATH_TYPES);
    }
    IngressBackends.judge(path.get("backend"));
  }

  private static void exact(Field path) {
    var text = path.text();
    if (!text.startsWith("/")) {
      path.invalid("it has to begin with \"/\".");
    }
    NOT_IN_PATHS.stream()
        .filter(text::contains)
        .forEach(part -> path.invalid("it may not contain \"%s\".".formatted(part)));
    if (text.endsWith("/..") || text.endsWith("/.")) {
      path.invalid("it may not end with \"/.\" or \"/..\".");
    }
  }
}
