package io.mindscape.slipway.policies.rule;

import io.mindscape.slipway.policies.rule.cel.value.TypedList;
import io.mindscape.slipway.policies.rule.cel.value.TypedMap;

/** The variable {@code request}: a dry run, as {@code kubectl apply --dry-run=server} asks it. */
final class Requests {

  private Requests() {}

  static TypedMap of(Target target, Surroundings.Requester requester) {
    var request = new TypedMap();
    request.put("uid", "");
    request.put("kind", named(target, "kind", target.kind()));
    request.put("resource", named(target, "resource", target.resource()));
    request.put("requestKind", named(target, "kind", target.kind()));
    request.put("requestResource", named(target, "resource", target.resource()));
    if (!target.name().isEmpty()) {
      request.put("name", target.name());
    }
    if (!target.requestNamespace().isEmpty()) {
      request.put("namespace", target.requestNamespace());
    }
    request.put("operation", target.operation());
    request.put("userInfo", user(requester));
    request.put("object", io.mindscape.slipway.policies.rule.cel.value.Nothing.NULL);
    request.put("oldObject", io.mindscape.slipway.policies.rule.cel.value.Nothing.NULL);
    request.put("dryRun", true);
    request.put("options", options(target));
    return request;
  }

  private static TypedMap named(Target target, String last, String name) {
    var named = new TypedMap();
    named.put("group", target.group());
    named.put("version", target.version());
    named.put(last, name);
    return named;
  }

  private static TypedMap user(Surroundings.Requester requester) {
    var user = new TypedMap();
    user.put("username", requester.username());
    if (!requester.uid().isEmpty()) {
      user.put("uid", requester.uid());
    }
    var groups = new TypedList(requester.groups().size());
    groups.addAll(requester.groups());
    user.put("groups", groups);
    return user;
  }

  private static TypedMap options(Target target) {
    var options = new TypedMap();
    options.put("kind", target.before() == null ? "CreateOptions" : "UpdateOptions");
    options.put("apiVersion", "meta.k8s.io/v1");
    var dryRun = new TypedList(1);
    dryRun.add("All");
    options.put("dryRun", dryRun);
    options.put("fieldValidation", "Strict");
    return options;
  }
}
