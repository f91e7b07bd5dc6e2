package io.mindscape.slipway.policies.rule;

import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.rule.Policy.ParamKind;
import io.mindscape.slipway.policies.rule.Policy.ParamRef;
import io.mindscape.slipway.policies.rule.cel.value.Nothing;
import io.mindscape.slipway.policies.rule.served.Served;
import io.mindscape.slipway.policies.schema.Schemas;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the params that a binding names, in the repository as if it were the cluster. */
final class Params {

  private final Served served;

  Params(Served served) {
    this.served = served;
  }

  /**
   * The params.
   *
   * @param values one evaluation each; a null of CEL for a policy or a binding without params
   * @param problem what the API server says where they cannot be had; empty for nothing
   */
  record Found(List<Object> values, String problem) {}

  Found find(@Nullable ParamKind kind, @Nullable ParamRef ref, Target target, Surroundings around) {
    if (kind == null || ref == null) {
      return new Found(List.of(Nothing.NULL), "");
    }
    var known = Schemas.builtIn().kind(kind.apiVersion(), kind.kind());
    var custom = known == null ? around.custom(kind.apiVersion(), kind.kind()) : null;
    boolean isNamespaced =
        known != null ? known.namespaced() : custom == null || custom.isNamespaced();
    if (!isNamespaced && !ref.namespace().isEmpty()) {
      return problem("paramRef.namespace must not be provided for a cluster-scoped `paramKind`");
    }
    var namespace = ref.namespace().isEmpty() ? target.requestNamespace() : ref.namespace();
    if (isNamespaced && namespace.isEmpty()) {
      return problem(
          "cannot use namespaced paramRef in policy binding that matches cluster-scoped resources");
    }
    var values =
        around.objects(kind.apiVersion(), kind.kind()).stream()
            .filter(object -> !isNamespaced || namespace(object, around).equals(namespace))
            .filter(object -> isNamed(object, ref))
            .<Object>map(object -> served.stored(object, isNamespaced ? namespace : ""))
            .toList();
    return values.isEmpty() && ref.deniesWithout()
        ? problem("no params found for policy binding with `Deny` parameterNotFoundAction")
        : new Found(values, "");
  }

  /** Params that somebody gives to the policy, in the place of those that a binding names. */
  Found given(Manifest params, Target target) {
    return new Found(List.of(served.stored(params, target.requestNamespace())), "");
  }

  private static Found problem(String message) {
    return new Found(List.of(), "failed to configure binding: " + message);
  }

  private static String namespace(Manifest object, Surroundings around) {
    var namespace = object.ref().namespace();
    return namespace.isEmpty() ? around.defaultNamespace() : namespace;
  }

  private static boolean isNamed(Manifest object, ParamRef ref) {
    return ref.selector() == null
        ? object.ref().name().equals(ref.name())
        : ref.selector().chooses(Target.labels(object));
  }
}
