package io.mindscape.slipway.policies.strategy;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.schema.Nearest;
import io.mindscape.slipway.policies.strategy.Rules.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What is to be said of a {@code rules} block itself, on its lines. */
public final class RulesFindings {

  private static final String CONFIG_MAP = "v1 ConfigMap";

  private RulesFindings() {}

  /** What ended before {@code day}: errors, until somebody decides anew. */
  public static List<Finding> lapsed(Rules rules, LocalDate day) {
    return rules.byId().values().stream().flatMap(rule -> lapsed(rule, day)).toList();
  }

  private static Stream<Finding> lapsed(Rule rule, LocalDate day) {
    var tuning = rule.tuning();
    var tuned =
        tuning == null || tuning.until() == null || tuning.holdsOn(day)
            ? Stream.<Finding>empty()
            : Stream.of(
                lapsed(
                    tuning.place(),
                    "The severity that %s has here ended with %s, and that of the rule holds again."
                        .formatted(rule.id(), tuning.until())));
    var exempt =
        rule.exemptions().stream()
            .filter(exemption -> !exemption.holdsOn(day))
            .map(
                exemption ->
                    lapsed(
                        exemption.place(),
                        "The exception from %s for %s ended with %s, and the rule holds for it again."
                            .formatted(rule.id(), exemption.what(), exemption.until())));
    return Stream.concat(tuned, exempt);
  }

  private static Finding lapsed(Place place, String what) {
    return finding(
        "expired-exception",
        Severity.ERROR,
        place,
        what + " Mend what it covers and take it out, or give it a later day and today's reason.");
  }

  /** Rules that there are not, among policies of these names: errors. */
  public static List<Finding> unknown(Rules rules, Collection<String> policies) {
    var known = new TreeSet<>(RulesReader.TUNABLE);
    policies.forEach(name -> known.add("policy/" + name.replace('.', '-')));
    return rules.byId().values().stream()
        .filter(rule -> !known.contains(rule.id()))
        .map(rule -> unknown(rule, known))
        .toList();
  }

  /**
   * Params for policies that take none, or none of this kind: errors.
   *
   * @param kinds of the params that a policy takes, such as {@code v1 ConfigMap}, by its name;
   *     empty for none
   */
  public static List<Finding> params(Rules rules, Map<String, String> kinds) {
    var found = new ArrayList<Finding>();
    for (var rule : rules.byId().values()) {
      var kind = kinds.getOrDefault(rule.name(), CONFIG_MAP);
      if (rule.params() != null && !kind.equals(CONFIG_MAP)) {
        var what =
            kind.isEmpty()
                ? "The policy %s takes no params. Take them out.".formatted(rule.name())
                : "The policy %s takes params of the kind %s, and those here are a ConfigMap. Put such an object among the manifests, and name it in the binding."
                    .formatted(rule.name(), kind);
        found.add(finding("params", Severity.ERROR, rule.params().object().root().place(), what));
      }
    }
    return found;
  }

  private static Finding unknown(Rule rule, Set<String> known) {
    var near = Nearest.to(rule.id(), known);
    return finding(
        "unknown-rule",
        Severity.ERROR,
        rule.place(),
        "There is no rule \"%s\" here. %s"
            .formatted(
                rule.id(),
                near.isEmpty()
                    ? "`slipway rules` lists those that ship; others are the policies of the"
                        + " repository."
                    : "Did you mean \"%s\"?".formatted(near)));
  }

  /**
   * Exceptions that nothing needs any more: remarks.
   *
   * @param used those that something needed, when everything was judged
   */
  public static List<Finding> unused(Rules rules, Set<Exemption> used, LocalDate day) {
    return rules.byId().values().stream()
        .flatMap(
            rule ->
                rule.exemptions().stream()
                    .filter(exemption -> exemption.holdsOn(day) && !used.contains(exemption))
                    .map(
                        exemption ->
                            finding(
                                "unused-exception",
                                Severity.INFO,
                                exemption.place(),
                                "Nothing needs the exception from %s for %s any more. Take it out."
                                    .formatted(rule.id(), exemption.what()))))
        .toList();
  }

  private static Finding finding(String name, Severity severity, Place place, String message) {
    return new Finding("strategy/" + name, severity, message, place, null, null, null);
  }
}
