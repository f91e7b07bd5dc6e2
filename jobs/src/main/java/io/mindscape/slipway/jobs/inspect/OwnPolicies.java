package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.policies.judge.Judge;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.rule.Policies;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The admission policies that stand among the manifests of a tree. Those of an environment are in
 * force for its objects, as in its cluster; those outside every environment for what is outside.
 * They are looked for when they are asked for, and one that a server would not take is passed over:
 * that it would not is told where the policy itself is judged.
 */
public final class OwnPolicies {

  private final Judge judge;
  private final Stock stock;
  private final Policies brought;
  private final Map<String, Policies> inForce = new HashMap<>();

  OwnPolicies(Judge judge, Stock stock, Policies brought) {
    this.judge = judge;
    this.stock = stock;
    this.brought = brought;
  }

  /**
   * Those in force in an environment, with those that are brought to everything.
   *
   * @param environment {@link Stock#OUTSIDE} for what is in none
   */
  Policies in(String environment) {
    return inForce.computeIfAbsent(
        environment, any -> judge.policies(stock.of(environment, Policies.KINDS)).and(brought));
  }

  /** The names of all, wherever they are in force. */
  Set<String> names() {
    return stock.environments().stream()
        .flatMap(environment -> stock.of(environment, Policies.KINDS).stream())
        .filter(Policies::isPolicy)
        .map(Manifest::ref)
        .map(ref -> ref.name())
        .collect(Collectors.toSet());
  }
}
