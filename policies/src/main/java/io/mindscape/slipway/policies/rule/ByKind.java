package io.mindscape.slipway.policies.rule;

import io.mindscape.slipway.policies.rule.Constraints.Match;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which policies may say something of objects of a kind, so that the others are not asked. */
final class ByKind {

  private final List<Policy> policies;
  private final Map<Kind, List<Candidate>> found = new ConcurrentHashMap<>();

  ByKind(List<Policy> policies) {
    this.policies = policies.stream().filter(policy -> !policy.bindings().isEmpty()).toList();
  }

  private record Kind(String group, String version, String kind, String operation) {}

  /**
   * A policy.
   *
   * @param always how all objects of the kind stand to its rules; null where that depends on them
   */
  record Candidate(Policy policy, @Nullable Match always) {

    Match match(Target target, Surroundings around) {
      var constraints = policy.constraints();
      if (!constraints.chooses(target, around)) {
        return Match.NO;
      }
      return always == null ? constraints.match(target) : always;
    }
  }

  /** Those for an object, in the order of the policies. */
  List<Candidate> of(Target target) {
    if (target.isExempt()) {
      return List.of();
    }
    // Others may be named without end.
    return target.isBuiltIn()
        ? found.computeIfAbsent(kind(target), kind -> candidates(target))
        : candidates(target);
  }

  private static Kind kind(Target target) {
    return new Kind(target.group(), target.version(), target.kind(), target.operation());
  }

  private List<Candidate> candidates(Target target) {
    return policies.stream()
        .map(policy -> candidate(policy, target))
        .filter(candidate -> candidate.always() != Match.NO)
        .toList();
  }

  private static Candidate candidate(Policy policy, Target target) {
    var constraints = policy.constraints();
    return new Candidate(
        policy, constraints.dependsOnKindAlone() ? constraints.match(target) : null);
  }
}
