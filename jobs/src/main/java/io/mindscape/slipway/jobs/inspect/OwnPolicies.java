package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.policies.judge.Judges;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.rule.Policies;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The admission policies that stand among the manifests of a tree. Those of an environment are in
 * force for its objects, as in its cluster; those outside every environment for what is outside.
 * They are looked for when they are asked for, and one that a server would not take is passed over:
 * that it would not is told where the policy itself is judged.
 */
public final class OwnPolicies {

  private final Judges judges;
  private final Stock stock;
  private final Brought brought;
  private final Map<String, Policies> inForce = new HashMap<>();

  OwnPolicies(Judges judges, Stock stock, Brought brought) {
    this.judges = judges;
    this.stock = stock;
    this.brought = brought;
  }

  /**
   * Those in force in an environment, with those that are brought to everything.
   *
   * @param environment {@link Stock#OUTSIDE} for what is in none
   */
  synchronized Policies in(String environment) {
    return inForce.computeIfAbsent(
        environment,
        any -> {
          var judge = judges.of(environment);
          return judge
              .policies(stock.of(environment, Policies.KINDS))
              .and(judge.policies(brought.objects()));
        });
  }

  /** The objects that may be params of those in force in an environment. */
  List<Manifest> params(String environment) {
    var kinds = in(environment).paramKinds();
    if (kinds.isEmpty()) {
      return List.of();
    }
    var objects = new ArrayList<>(stock.of(environment, kinds));
    objects.addAll(brought.objects());
    return objects;
  }

  /** Of all, wherever they are in force, the kind of its params by the name of its rule. */
  Map<String, String> paramKinds() {
    var kinds = new HashMap<String, String>();
    stock.environments().stream()
        .flatMap(environment -> stock.of(environment, Policies.KINDS).stream())
        .filter(Policies::isPolicy)
        .forEach(policy -> put(policy, kinds));
    brought.objects().stream().filter(Policies::isPolicy).forEach(policy -> put(policy, kinds));
    return kinds;
  }

  private static void put(Manifest policy, Map<String, String> kinds) {
    kinds.put(policy.ref().name().replace('.', '-'), Policies.paramKind(policy));
  }
}
