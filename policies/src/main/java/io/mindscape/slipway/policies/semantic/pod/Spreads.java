package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.LabelSelectors;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code topologySpreadConstraints}: how evenly pods are spread.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/">
 *     Pod Topology Spread Constraints</a>
 */
final class Spreads {

  private static final String STRICT = "DoNotSchedule";
  private static final Set<String> ACTIONS = Set.of(STRICT, "ScheduleAnyway");
  private static final Set<String> POLICIES = Set.of("Honor", "Ignore");

  private Spreads() {}

  /**
   * Judges them.
   *
   * @param labels see {@link LabelKeys#judge}
   */
  static void judge(Field constraints, Map<String, String> labels) {
    Set<List<String>> seen = new HashSet<>();
    for (var constraint : constraints.items()) {
      constraint(constraint);
      LabelKeys.judge(constraint, labels);
      LabelSelectors.judge(constraint.get("labelSelector"));
      var topology = constraint.get("topologyKey").text();
      if (!seen.add(List.of(topology, constraint.get("whenUnsatisfiable").text()))) {
        constraint.report(
            "duplicate",
            "%s has a topologyKey and a whenUnsatisfiable that another constraint has too."
                .formatted(constraint.path()));
      }
    }
  }

  private static void constraint(Field constraint) {
    positive(constraint.get("maxSkew"));
    if (constraint.get("topologyKey").isEmpty()) {
      constraint.get("topologyKey").required("it says over what pods are spread.");
    }
    constraint.get("whenUnsatisfiable").oneOf(ACTIONS);
    var domains = constraint.get("minDomains");
    if (domains.isSet()) {
      positive(domains);
      if (!constraint.get("whenUnsatisfiable").text().equals(STRICT)) {
        domains.invalid("it can stand only where whenUnsatisfiable is DoNotSchedule.");
      }
    }
    for (var name : List.of("nodeAffinityPolicy", "nodeTaintsPolicy")) {
      if (constraint.get(name).isSet()) {
        constraint.get(name).oneOf(POLICIES);
      }
    }
  }

  private static void positive(Field number) {
    number.check(Formats.range(number.number(), 1, Integer.MAX_VALUE));
  }
}
