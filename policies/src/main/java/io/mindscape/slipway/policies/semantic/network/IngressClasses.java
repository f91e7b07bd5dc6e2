package io.mindscape.slipway.policies.semantic.network;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import java.util.List;

/** {@code networking.k8s.io/v1/IngressClass}. */
final class IngressClasses {

  private static final int LONGEST_CONTROLLER = 250;
  private static final List<String> SCOPES = List.of("Cluster", "Namespace");

  private IngressClasses() {}

  static void judge(Field object) {
    ObjectMeta.clusterWide(object, Names.SUBDOMAIN);
    var controller = object.get("spec", "controller");
    if (controller.text().isEmpty()) {
      controller.required("it says who serves Ingresses of this class.");
    } else if (Formats.bytes(controller.text()) > LONGEST_CONTROLLER) {
      controller.tooLong(LONGEST_CONTROLLER);
    } else {
      controller.check(Formats.domainPath(controller.text()));
    }
    if (object.get("spec", "parameters").isSet()) {
      parameters(object.get("spec", "parameters"));
    }
  }

  private static void parameters(Field parameters) {
    IngressBackends.reference(parameters);
    var scope = parameters.get("scope");
    var namespace = parameters.get("namespace");
    switch (scope.isSet() ? scope.text() : "Cluster") {
      case "Namespace" -> {
        if (!namespace.isSet()) {
          namespace.required("parameters of scope Namespace are in one.");
        } else {
          namespace.check(Formats.dnsLabel(namespace.text()));
        }
      }
      case "Cluster" -> {
        if (namespace.isSet()) {
          namespace.forbidden("parameters of scope Cluster are in no namespace.");
        }
      }
      default -> scope.unsupported(SCOPES);
    }
  }
}
