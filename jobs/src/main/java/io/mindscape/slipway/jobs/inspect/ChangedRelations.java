package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.jobs.render.Unit;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.ResourceRef;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.reference.Delta;
import io.mindscape.slipway.policies.reference.Links;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Judges the references that a change of some units touches: theirs, and those of other units of
 * the environment to what they offered before. The others are looked at only if it comes to that:
 * if something is not found among the changed ones, or these do not offer what they offered.
 */
final class ChangedRelations {

  private final Relations relations;
  private final List<Unit> units;
  private final List<Finding> told = new ArrayList<>();
  private final List<Finding> known = new ArrayList<>();

  /**
   * @param units all of the tree
   */
  ChangedRelations(Relations relations, List<Unit> units) {
    this.relations = relations;
    this.units = units;
  }

  /**
   * Judges.
   *
   * @param changed those of the units that a changed path takes part in
   * @param earlier what they were; where that is not known, nothing is judged yet
   */
  Related judge(List<Unit> changed, Earlier earlier) {
    Map<String, Map<Unit, Links>> now = new LinkedHashMap<>();
    for (var unit : changed) {
      if (relations.isDelivered(unit)) {
        now.computeIfAbsent(unit.environment(), any -> new LinkedHashMap<>())
            .put(unit, relations.links(unit));
      }
    }
    if (earlier.isKnown()) {
      var environments = new TreeSet<>(now.keySet());
      environments.addAll(earlier.links().keySet());
      for (var environment : environments) {
        judge(
            environment,
            now.getOrDefault(environment, Map.of()),
            earlier.links().getOrDefault(environment, List.of()));
      }
    }
    Map<String, List<Links>> links = new HashMap<>();
    now.forEach((environment, theirs) -> links.put(environment, List.copyOf(theirs.values())));
    return new Related(links, told, known);
  }

  private void judge(String environment, Map<Unit, Links> changed, Collection<Links> before) {
    boolean isSettled =
        Links.offerTheSame(changed.values(), before)
            && relations.judged(environment, changed.values(), changed).isEmpty();
    if (isSettled) {
      return;
    }
    var others = others(environment, changed);
    var touched = touched(others, relations.delta(environment, before, changed.values()));
    var some = new LinkedHashMap<>(changed);
    some.putAll(touched);
    var judged = relations.judged(environment, together(changed.values(), others), some);
    if (judged.isEmpty()) {
      return;
    }
    var was = new HashSet<Same>();
    relations
        .findings(environment, together(before, others), together(before, touched))
        .forEach(
            finding -> {
              was.add(Same.of(finding, true));
              was.add(Same.of(finding, false));
            });
    judged.forEach(
        (unit, findings) ->
            findings.forEach(
                finding -> add(environment, unit, finding, changed.containsKey(unit), was)));
  }

  /** Of the others, what the change may make right or wrong. */
  private static Map<Unit, Links> touched(Map<Unit, Links> others, Delta delta) {
    var touched = new LinkedHashMap<Unit, Links>();
    others.forEach(
        (unit, links) -> {
          var theirs = delta.touched(links);
          if (!theirs.isEmpty()) {
            touched.put(unit, theirs);
          }
        });
    return touched;
  }

  private static List<Links> together(Collection<Links> some, Map<Unit, Links> others) {
    var all = new ArrayList<>(some);
    all.addAll(others.values());
    return all;
  }

  private Map<Unit, Links> others(String environment, Map<Unit, Links> changed) {
    var others = new LinkedHashMap<Unit, Links>();
    for (var unit : units) {
      if (unit.environment().equals(environment) && !changed.containsKey(unit)) {
        others.put(unit, relations.links(unit));
      }
    }
    return others;
  }

  private void add(
      String environment, Unit unit, Finding finding, boolean isChanged, Set<Same> was) {
    boolean wasSo = was.contains(Same.of(finding, isChanged));
    if (!wasSo || isChanged) {
      var traced = relations.traced(unit, finding).in(environment);
      told.add(traced);
      if (wasSo) {
        known.add(traced);
      }
    }
  }

  /**
   * What is said of the same thing, on whatever line.
   *
   * @param message empty for a reference that nobody touched: what it could lead to may change
   */
  private record Same(
      String rule,
      Severity severity,
      String message,
      @Nullable ResourceRef object,
      @Nullable String field) {
    static Same of(Finding finding, boolean isChanged) {
      return new Same(
          finding.rule(),
          finding.severity(),
          isChanged ? finding.message() : "",
          finding.resource(),
          finding.field());
    }
  }
}
