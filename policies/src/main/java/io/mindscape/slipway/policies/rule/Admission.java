package io.mindscape.slipway.policies.rule;

import io.mindscape.slipway.policies.rule.Constraints.Match;
import io.mindscape.slipway.policies.rule.Decision.Kind;
import io.mindscape.slipway.policies.rule.Policy.Binding;
import io.mindscape.slipway.policies.rule.cel.value.Nothing;
import io.mindscape.slipway.policies.rule.served.Served;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One object before all policies, as in the admission of an API server. For one thread. */
final class Admission {

  private final Target target;
  private final Surroundings around;
  private final Params params;
  private final Inputs inputs;
  private final Variants variants;

  Admission(Served served, Target target, Surroundings around) {
    this.target = target;
    this.around = around;
    this.params = new Params(served);
    this.inputs = Inputs.of(served, target, around);
    this.variants = new Variants(target.manifest().root());
  }

  /**
   * What a policy has against the object, binding by binding.
   *
   * @param trial tries the same policy on a variant of the object
   */
  record Ruling(Decision decision, Trial trial) {}

  /** Tries a policy on variants of an object. */
  interface Trial {
    /** What the validation that broke says of a variant; null for nothing. */
    @Nullable String problem(Mapping variant);

    /** Makes variants. */
    Variants variants();
  }

  List<Ruling> rulings(ByKind.Candidate candidate) {
    var policy = candidate.policy();
    var match = candidate.match(target, around);
    if (match == Match.NO) {
      return List.of();
    }
    var rulings = new ArrayList<Ruling>();
    for (var binding : policy.bindings()) {
      if (binding.constraints().match(target, around) != Match.NO) {
        rule(policy, binding, match, rulings);
      }
    }
    return rulings;
  }

  private void rule(Policy policy, Binding binding, Match match, List<Ruling> rulings) {
    if (match == Match.CONVERTED) {
      rulings.add(
          new Ruling(
              notEvaluated(
                  policy,
                  binding,
                  "it is about another version of this kind, to which"
                      + " only a cluster converts the object"),
              untried()));
      return;
    }
    var found = params(policy, binding);
    if (!found.problem().isEmpty() && policy.failsOnError()) {
      rulings.add(
          new Ruling(
              new Decision(
                  policy.name(),
                  binding.name(),
                  List.of("Deny"),
                  found.problem(),
                  "Invalid",
                  -1,
                  Kind.ERROR),
              untried()));
    } else if (found.values().isEmpty() && found.problem().isEmpty()) {
      rulings.add(
          new Ruling(
              notEvaluated(policy, binding, "its params are not in the repository"), untried()));
    }
    for (var param : found.values()) {
      var with = param == Nothing.NULL ? inputs : inputs.with(param);
      for (var decision : new Evaluation(policy, binding, with).decide()) {
        rulings.add(new Ruling(decision, new Retrial(policy, binding, with, decision)));
      }
    }
  }

  private Params.Found params(Policy policy, Binding binding) {
    var given = policy.paramKind() == null ? null : around.given(policy.name());
    return given == null
        ? params.find(policy.paramKind(), binding.param(), target, around)
        : params.given(given, target);
  }

  private static Decision notEvaluated(Policy policy, Binding binding, String why) {
    return new Decision(
        policy.name(), binding.name(), binding.actions(), why, "", -1, Kind.NOT_EVALUATED);
  }

  private Trial untried() {
    return new Trial() {
      @Override
      public @Nullable String problem(Mapping variant) {
        return null;
      }

      @Override
      public Variants variants() {
        return variants;
      }
    };
  }

  private final class Retrial implements Trial {

    private final Policy policy;
    private final Binding binding;
    private final Inputs given;
    private final Decision decision;

    Retrial(Policy policy, Binding binding, Inputs given, Decision decision) {
      this.policy = policy;
      this.binding = binding;
      this.given = given;
      this.decision = decision;
    }

    @Override
    public @Nullable String problem(Mapping variant) {
      var varied = given.of(variant, variants.keeps(variant));
      return varied.equals(given) && decision.kind() == Kind.BROKEN
          ? decision.message()
          : new Evaluation(policy, binding, varied).problem(decision.validation());
    }

    @Override
    public Variants variants() {
      return variants;
    }
  }
}
