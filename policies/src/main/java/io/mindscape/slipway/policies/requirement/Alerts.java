package io.mindscape.slipway.policies.requirement;

import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.strategy.Strategy.MonitoringLevel;
import io.mindscape.slipway.policies.yaml.YamlNode;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * {@code monitoring}: where an environment is watched with alerts, its PrometheusRules speak of
 * every metric that the strategy wants to wake people. Nothing is said of an environment whose
 * rules are kept elsewhere, without one PrometheusRule here.
 */
final class Alerts {

  private final Scene scene;

  Alerts(Scene scene) {
    this.scene = scene;
  }

  void judge() {
    var environment = scene.strategy().environments().get(scene.environment());
    var rules = scene.ofKind("PrometheusRule");
    if (environment == null
        || environment.monitoring() != MonitoringLevel.FULL_WITH_ALERTS
        || rules.isEmpty()) {
      return;
    }
    var said = rules.stream().map(rule -> words(rule.root())).collect(Collectors.joining());
    for (var alert : scene.strategy().monitoring().alerts()) {
      if (!said.contains(bare(alert.metric()))) {
        missing(rules.get(0), alert.metric());
      }
    }
  }

  private void missing(Manifest rule, String metric) {
    scene.warning(
        rule,
        "monitoring",
        "spec.groups",
        rule.root().place(),
        "No alert in %s speaks of %s, which the strategy wants%s."
            .formatted(scene.environment(), metric, scene.source("monitoring.alerts")));
  }

  private static String words(YamlNode node) {
    return switch (node) {
      case YamlNode.Scalar scalar -> bare(scalar.text()) + "\n";
      case YamlNode.Sequence list ->
          list.items().stream().map(Alerts::words).collect(Collectors.joining());
      case YamlNode.Mapping mapping ->
          mapping.entries().stream()
              .map(entry -> words(entry.value()))
              .collect(Collectors.joining());
    };
  }

  /** {@code latency_p95} and {@code HighLatencyP95} are alike. */
  private static String bare(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
