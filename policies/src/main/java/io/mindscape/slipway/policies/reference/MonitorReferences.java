package io.mindscape.slipway.policies.reference;

import io.mindscape.slipway.policies.reference.Facts.Port;
import io.mindscape.slipway.policies.rule.LabelSelector;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What the Prometheus operator is to watch: a monitor whose selector chooses nothing, or whose port
 * has no such name there, watches nothing.
 *
 * @see <a href="https://prometheus-operator.dev/docs/api-reference/api/">ServiceMonitor</a>
 */
final class MonitorReferences {

  private MonitorReferences() {}

  static void read(Referrer from) {
    var spec = from.root().get("spec");
    var selector = SelectorReferences.selector(spec.get("selector"));
    if (selector.choosesAll()) {
      return;
    }
    if (from.object().ref().kind().equals("PodMonitor")) {
      pods(from, selector);
      return;
    }
    var namespaces = namespaces(from);
    from.need(
        Rule.MONITOR_SELECTOR,
        spec.get("selector"),
        new Demand.ChosenService(namespaces, selector));
    for (var endpoint : spec.get("endpoints").items()) {
      if (Referrer.isName(endpoint.get("port"))) {
        from.need(
            Rule.MONITOR_PORT,
            endpoint.get("port"),
            new Demand.ChosenPort(namespaces, selector, new Port(endpoint.get("port").text(), 0)));
      }
    }
  }

  private static void pods(Referrer from, LabelSelector selector) {
    var namespaces = namespaces(from);
    if (!namespaces.equals(Set.of(from.namespace()))) {
      return;
    }
    var spec = from.root().get("spec");
    from.need(
        Rule.MONITOR_SELECTOR,
        spec.get("selector"),
        new Demand.Chosen(from.namespace(), selector, false));
    for (var endpoint : spec.get("podMetricsEndpoints").items()) {
      if (Referrer.isName(endpoint.get("port"))) {
        from.need(
            Rule.MONITOR_PORT,
            endpoint.get("port"),
            new Demand.PodPort(
                from.namespace(), selector, new Port(endpoint.get("port").text(), 0)));
      }
    }
  }

  /** Where it looks; none for everywhere. */
  private static Set<String> namespaces(Referrer from) {
    var chosen = from.root().get("spec", "namespaceSelector");
    if (chosen.get("any").flag()) {
      return Set.of();
    }
    var named = new LinkedHashSet<>(chosen.get("matchNames").texts());
    return named.isEmpty() ? Set.of(from.namespace()) : named;
  }
}
