package io.mindscape.slipway.policies.rule;

import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.rule.Constraints.Match;
import io.mindscape.slipway.policies.rule.Decision.Kind;
import io.mindscape.slipway.policies.rule.Policy.Binding;
import io.mindscape.slipway.policies.rule.cel.value.Nothing;
import io.mindscape.slipway.policies.rule.served.Served;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One object before all policies, as in the admission of an API server. */
final class Admission {

  private final Served served;
  private final Target target;
  private final Surroundings around;
  private @Nullable Map<String, Object> inputs;

  Admission(Served served, Target target, Surroundings around) {
    this.served = served;
    this.target = target;
    this.around = around;
  }

  /**
   * What a policy has against the object, binding by binding.
   *
   * @param trial tries the same policy on a variant of the object
   */
  record Ruling(Decision decision, Trial trial) {}

  /** Tries a policy on variants of an object. */
  @FunctionalInterface
  interface Trial {
    /** What the validation that broke says of a variant; null for nothing. */
    @Nullable String problem(Mapping variant);
  }

  List<Ruling> rulings(Policy policy) {
    if (policy.bindings().isEmpty() || target.isExempt()) {
      return List.of();
    }
    var match = policy.constraints().match(target, around);
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
              variant -> null));
      return;
    }
    var params = new Params(served).find(policy.paramKind(), binding.param(), target, around);
    if (!params.problem().isEmpty() && policy.failsOnError()) {
      rulings.add(
          new Ruling(
              new Decision(
                  policy.name(),
                  binding.name(),
                  List.of("Deny"),
                  params.problem(),
                  "Invalid",
                  -1,
                  Kind.ERROR),
              variant -> null));
    } else if (params.values().isEmpty() && params.problem().isEmpty()) {
      rulings.add(
          new Ruling(
              notEvaluated(policy, binding, "its params are not in the repository"),
              variant -> null));
    }
    for (var param : params.values()) {
      for (var decision : new Evaluation(policy, binding, inputs(param)).decide()) {
        rulings.add(new Ruling(decision, trial(policy, binding, param, decision)));
      }
    }
  }

  private static Decision notEvaluated(Policy policy, Binding binding, String why) {
    return new Decision(
        policy.name(), binding.name(), binding.actions(), why, "", -1, Kind.NOT_EVALUATED);
  }

  private Trial trial(Policy policy, Binding binding, Object param, Decision decision) {
    return variant -> {
      var varied = new HashMap<>(inputs(param));
      varied.put("object", served.object(target.manifest(), variant, target.namespace()));
      return new Evaluation(policy, binding, varied).problem(decision.validation());
    };
  }

  private Map<String, Object> inputs(Object param) {
    if (inputs == null) {
      inputs = new HashMap<>();
      inputs.put("object", object(target.manifest()));
      inputs.put("oldObject", target.before() == null ? Nothing.NULL : object(target.before()));
      inputs.put("request", Requests.of(target, around.requester()));
      inputs.put("namespaceObject", namespace());
    }
    var with = new HashMap<>(inputs);
    with.put("params", param);
    return with;
  }

  private Object object(Manifest manifest) {
    return served.object(manifest, manifest.root(), target.namespace());
  }

  private Object namespace() {
    if (!target.isNamespaced()) {
      return Nothing.NULL;
    }
    var namespace = around.namespace(target.namespace());
    return namespace == null
        ? Namespaces.named(target.namespace())
        : Namespaces.of(namespace, served);
  }
}
