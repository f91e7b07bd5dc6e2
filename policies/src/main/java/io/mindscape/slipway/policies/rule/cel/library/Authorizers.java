package io.mindscape.slipway.policies.rule.cel.library;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.STRING;

import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import io.mindscape.slipway.policies.rule.cel.library.Functions.Typed;
import io.mindscape.slipway.policies.rule.cel.value.Undecided;

/**
 * What the cluster's authorizer is asked with. The type checker knows these, so that a policy that
 * asks wrongly is refused; nobody can answer without a cluster.
 */
final class Authorizers {

  private static final CelType PATH = OpaqueType.create("kubernetes.authorization.PathCheck");
  private static final CelType GROUP = OpaqueType.create("kubernetes.authorization.GroupCheck");
  private static final CelType DECISION = OpaqueType.create("kubernetes.authorization.Decision");

  private Authorizers() {}

  static void addTo(Functions functions) {
    ask(functions, "path", "authorizer_path", PATH, Types.AUTHORIZER, Types.STRING);
    ask(functions, "group", "authorizer_group", GROUP, Types.AUTHORIZER, Types.STRING);
    ask(
        functions,
        "serviceAccount",
        "authorizer_serviceaccount",
        Types.AUTHORIZER,
        Types.AUTHORIZER,
        Types.STRING,
        Types.STRING);
    ask(functions, "resource", "groupcheck_resource", Types.RESOURCE_CHECK, GROUP, Types.STRING);
    narrow(functions, "subresource", "resourcecheck_subresource");
    narrow(functions, "namespace", "resourcecheck_namespace");
    narrow(functions, "name", "resourcecheck_name");
    narrow(functions, "fieldSelector", "authorizer_fieldselector");
    narrow(functions, "labelSelector", "authorizer_labelselector");
    ask(functions, "check", "pathcheck_check", DECISION, PATH, Types.STRING);
    ask(functions, "check", "resourcecheck_check", DECISION, Types.RESOURCE_CHECK, Types.STRING);
    ask(functions, "errored", "decision_errored", BOOL, DECISION);
    ask(functions, "error", "decision_error", STRING, DECISION);
    ask(functions, "allowed", "decision_allowed", BOOL, DECISION);
    ask(functions, "reason", "decision_reason", STRING, DECISION);
  }

  private static void narrow(Functions functions, String name, String id) {
    ask(functions, name, id, Types.RESOURCE_CHECK, Types.RESOURCE_CHECK, Types.STRING);
  }

  private static void ask(
      Functions functions, String name, String id, CelType result, CelType of, Typed... rest) {
    var params = new Typed[rest.length + 1];
    params[0] = new Typed(of, Param.ANY);
    System.arraycopy(rest, 0, params, 1, rest.length);
    functions.member(name, id, result, args -> undecided(), params);
  }

  private static Object undecided() {
    throw new Undecided("the authorizer is asked, and only a cluster has one");
  }
}
