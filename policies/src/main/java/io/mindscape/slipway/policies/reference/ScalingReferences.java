package io.mindscape.slipway.policies.reference;

import io.mindscape.slipway.policies.semantic.field.Field;

/**
 * What autoscalers need: their target, and of its containers the requests of which they measure a
 * share. Without a request the controller does nothing for the metric.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/">Horizontal
 *     pod autoscaling</a>
 */
final class ScalingReferences {

  private ScalingReferences() {}

  static void horizontal(Referrer from) {
    var target = from.root().get("spec", "scaleTargetRef");
    if (!Referrer.isName(target.get("name"))) {
      return;
    }
    var id = target(from, target);
    from.need(Rule.SCALE_TARGET, target.get("name"), new Demand.Existing(id));
    from.need(Rule.AUTOSCALER_CONFLICT, target.get("name"), new Demand.Alone(id, from.id()));
    for (var metric : from.root().get("spec", "metrics").items()) {
      switch (metric.get("type").text()) {
        case "Resource" -> share(from, id, metric.get("resource"));
        case "ContainerResource" -> share(from, id, metric.get("containerResource"));
        default -> {}
      }
    }
    var share = from.root().get("spec", "targetCPUUtilizationPercentage");
    if (share.isSet()) {
      from.need(Rule.SCALE_REQUEST, share, new Demand.Requested(id, "", "cpu"));
    }
  }

  private static void share(Referrer from, Id workload, Field metric) {
    if (metric.get("target", "averageUtilization").isSet() && metric.get("name").isSet()) {
      from.need(
          Rule.SCALE_REQUEST,
          metric.get("name"),
          new Demand.Requested(
              workload, metric.get("container").text(), metric.get("name").text()));
    }
  }

  static void vertical(Referrer from) {
    var target = from.root().get("spec", "targetRef");
    if (Referrer.isName(target.get("name"))) {
      from.need(Rule.SCALE_TARGET, target.get("name"), new Demand.Existing(target(from, target)));
    }
  }

  static Id target(Referrer from, Field target) {
    return new Id(
        Id.group(target.get("apiVersion").text("apps/v1")),
        target.get("kind").text(),
        from.namespace(),
        target.get("name").text());
  }
}
