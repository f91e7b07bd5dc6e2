package io.mindscape.slipway.policies.semantic.apps;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Metrics and behavior as {@code autoscaling/v1} writes them into annotations, in v2's shape. */
final class OldMetrics {

  private static final String TARGET = "target";
  private static final String VALUE = "targetValue";
  private static final String AVERAGE = "targetAverageValue";

  private OldMetrics() {}

  /** One metric. */
  static Map<String, Object> current(GoJson json) {
    Map<String, Object> metric = new LinkedHashMap<>();
    metric.put("type", json.text("type"));
    put(metric, json, "object", OldMetrics::ofObject);
    put(metric, json, "pods", OldMetrics::ofPods);
    put(metric, json, "resource", OldMetrics::ofResource);
    put(metric, json, "containerResource", OldMetrics::ofContainer);
    put(metric, json, "external", OldMetrics::ofOutside);
    return metric;
  }

  /** The behavior; its JSON has the names of Go, which are the same in another case. */
  static Map<String, Object> behavior(GoJson json) {
    Map<String, Object> behavior = new LinkedHashMap<>();
    put(behavior, json, "scaleUp", OldMetrics::rules);
    put(behavior, json, "scaleDown", OldMetrics::rules);
    return behavior;
  }

  private static void put(
      Map<String, Object> map,
      GoJson json,
      String name,
      Function<GoJson, Map<String, Object>> reader) {
    var object = json.object(name);
    if (object != null) {
      map.put(name, reader.apply(object));
    }
  }

  private static Map<String, Object> ofObject(GoJson json) {
    var average = json.quantity("averageValue");
    var value = json.quantity(VALUE);
    boolean isZero = value == null || GoJson.isZero(value);
    var source = named(json);
    source.put(
        TARGET,
        target(
            average == null ? "Value" : "AverageValue",
            average == null && isZero ? "0" : isZero ? null : value,
            average));
    var described = json.object(TARGET);
    if (described != null) {
      source.put(
          "describedObject",
          Map.of(
              "kind", described.text("kind"),
              "name", described.text("name"),
              "apiVersion", described.text("apiVersion")));
    }
    return source;
  }

  private static Map<String, Object> ofPods(GoJson json) {
    var average = json.quantity(AVERAGE);
    var source = named(json);
    source.put(TARGET, target("AverageValue", null, average == null ? "0" : average));
    return source;
  }

  private static Map<String, Object> ofOutside(GoJson json) {
    var value = json.quantity(VALUE);
    var source = named(json);
    source.put(
        TARGET, target(value == null ? "AverageValue" : "Value", value, json.quantity(AVERAGE)));
    return source;
  }

  private static Map<String, Object> ofResource(GoJson json) {
    Map<String, Object> source = new LinkedHashMap<>();
    source.put("name", json.text("name"));
    var utilization = json.whole("targetAverageUtilization");
    var target =
        target(utilization == null ? "AverageValue" : "Utilization", null, json.quantity(AVERAGE));
    if (utilization != null) {
      target.put("averageUtilization", utilization);
    }
    source.put(TARGET, target);
    return source;
  }

  private static Map<String, Object> ofContainer(GoJson json) {
    var source = ofResource(json);
    source.put("container", json.text("container"));
    return source;
  }

  private static Map<String, Object> named(GoJson json) {
    Map<String, Object> source = new LinkedHashMap<>();
    source.put("metric", Map.of("name", json.text("metricName")));
    return source;
  }

  private static Map<String, Object> target(
      String type, @Nullable Object value, @Nullable Object average) {
    Map<String, Object> target = new LinkedHashMap<>();
    target.put("type", type);
    if (value != null) {
      target.put("value", value);
    }
    if (average != null) {
      target.put("averageValue", average);
    }
    return target;
  }

  private static Map<String, Object> rules(GoJson json) {
    Map<String, Object> rules = new LinkedHashMap<>();
    var window = json.whole("stabilizationWindowSeconds");
    if (window != null) {
      rules.put("stabilizationWindowSeconds", window);
    }
    var select = json.optionalText("selectPolicy");
    if (select != null) {
      rules.put("selectPolicy", select);
    }
    var tolerance = json.quantity("tolerance");
    if (tolerance != null) {
      rules.put("tolerance", tolerance);
    }
    rules.put("policies", json.list("policies", OldMetrics::policy));
    return rules;
  }

  private static Map<String, Object> policy(GoJson json) {
    var value = json.whole("value");
    var period = json.whole("periodSeconds");
    return Map.of(
        "type", json.text("type"),
        "value", value == null ? 0L : value,
        "periodSeconds", period == null ? 0L : period);
  }
}
