package io.mindscape.slipway.policies.fix;

import io.mindscape.slipway.policies.edit.Value;
import io.mindscape.slipway.policies.edit.Value.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code HorizontalPodAutoscaler} of {@code autoscaling/v2beta1}, which writes targets of metrics
 * in another way. {@code v2beta2} has the fields of {@code v2}.
 */
final class Autoscalers {

  /** Target fields as they were → type and name as they are. */
  private static final Map<String, List<String>> TARGETS =
      Map.of(
          "targetAverageUtilization", List.of("Utilization", "averageUtilization"),
          "targetAverageValue", List.of("AverageValue", "averageValue"),
          "targetValue", List.of("Value", "value"));

  private Autoscalers() {}

  static void move(Moving moving) {
    if (!moving.from().equals("autoscaling/v2beta1")) {
      return;
    }
    for (var metric : moving.items("spec.metrics")) {
      if (moving.has(metric + ".object")) {
        moving.byHand(
            metric
                + ".object: the object is named by describedObject, the metric by metric, and what"
                + " is wanted by target");
      }
      for (var type : List.of("resource", "containerResource")) {
        target(moving, metric + "." + type);
      }
      for (var type : List.of("pods", "external")) {
        named(moving, metric + "." + type, type.equals("pods") ? "selector" : "metricSelector");
        target(moving, metric + "." + type);
      }
    }
  }

  /** What is measured stands below {@code metric}. */
  private static void named(Moving moving, String path, String selector) {
    if (!moving.has(path)) {
      return;
    }
    var pairs = new ArrayList<Pair>();
    pairs.add(new Pair("name", new Value.Text(moving.text(path + ".metricName"))));
    moving
        .at(path + "." + selector)
        .ifPresent(labels -> pairs.add(new Pair("selector", Value.of(labels))));
    moving.put(path + ".metric", new Value.Tree(pairs));
    moving.remove(path + ".metricName");
    if (moving.has(path + "." + selector)) {
      moving.remove(path + "." + selector);
    }
  }

  private static void target(Moving moving, String path) {
    if (!moving.has(path)) {
      return;
    }
    var there = TARGETS.keySet().stream().filter(key -> moving.has(path + "." + key)).toList();
    if (there.size() != 1) {
      moving.byHand(path + " has to say what is wanted: one of a value, an average, a utilization");
      return;
    }
    var old = there.getFirst();
    var words = TARGETS.getOrDefault(old, List.of());
    moving.put(
        path + ".target",
        new Value.Tree(
            List.of(
                new Pair("type", new Value.Text(words.getFirst())),
                new Pair(
                    words.getLast(), moving.at(path + "." + old).map(Value::of).orElseThrow()))));
    moving.remove(path + "." + old);
  }
}
