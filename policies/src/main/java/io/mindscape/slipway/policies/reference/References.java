package io.mindscape.slipway.policies.reference;

import io.mindscape.slipway.policies.semantic.field.Field;

/** Reads what an object refers to, by its kind. */
final class References {

  private References() {}

  static void read(Referrer from) {
    var spec = PodTemplates.of(from.object().ref(), from.root());
    if (spec != null) {
      PodReferences.read(from, spec.get("spec"));
    }
    switch (from.object().ref().kind()) {
      case "StatefulSet" -> {
        StorageReferences.templates(from);
        ServiceReferences.governing(from);
      }
      case "PersistentVolumeClaim" -> StorageReferences.claim(from, from.root().get("spec"));
      case "ServiceAccount" -> account(from);
      case "Service" -> ServiceReferences.service(from);
      case "RoleBinding", "ClusterRoleBinding" -> AccessReferences.binding(from);
      case "Ingress" -> RouteReferences.ingress(from);
      case "HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "UDPRoute" ->
          RouteReferences.route(from);
      case "Gateway" -> RouteReferences.gateway(from);
      case "HorizontalPodAutoscaler" -> ScalingReferences.horizontal(from);
      case "VerticalPodAutoscaler" -> ScalingReferences.vertical(from);
      case "PodDisruptionBudget" -> SelectorReferences.budget(from);
      case "NetworkPolicy" -> SelectorReferences.network(from);
      case "ServiceMonitor", "PodMonitor" -> MonitorReferences.read(from);
      case "ValidatingWebhookConfiguration",
          "MutatingWebhookConfiguration",
          "CustomResourceDefinition",
          "APIService" ->
          HookReferences.read(from);
      default -> {}
    }
  }

  private static void account(Referrer from) {
    for (var secret : from.root().get("imagePullSecrets").items()) {
      from.needs(Rule.PULL_SECRET, secret.get("name"), Id.SECRET);
    }
    for (Field secret : from.root().get("secrets").items()) {
      from.needs(Rule.SECRET, secret.get("name"), Id.SECRET);
    }
  }
}
