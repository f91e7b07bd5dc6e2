package io.mindscape.slipway.sandbox.agreement;

import io.mindscape.slipway.sandbox.agreement.Case.Body;
import java.util.regex.Pattern;

/** Creates objects with {@code dryRun=All&fieldValidation=Strict}, where a client would. */
final class DryRun implements Online {

  private static final String QUERY = "?dryRun=All&fieldValidation=Strict";

  /** What no client puts into a path. */
  private static final Pattern NO_SEGMENT = Pattern.compile("\\.|\\.\\.|.*[/%].*", Pattern.DOTALL);

  private final Api api;
  private final Kinds kinds;
  private final World world;

  DryRun(Api api, Kinds kinds, World world) {
    this.api = api;
    this.kinds = kinds;
    this.world = world;
  }

  @Override
  public Verdict judge(Body body) {
    var kind = kinds.find(body.apiVersion(), body.kind());
    if (kind.isEmpty()) {
      return Verdict.unsendable(
          "no such resource: \"%s\" in \"%s\"".formatted(body.kind(), body.apiVersion()));
    }
    var namespace = body.namespace().isEmpty() ? "default" : body.namespace();
    if (kind.get().namespaced() && NO_SEGMENT.matcher(namespace).matches()) {
      return Verdict.unsendable("no namespace can be called \"%s\"".formatted(namespace));
    }
    if (kind.get().namespaced()) {
      world.admit(namespace);
    }
    return Verdict.of(api.post(kind.get().path(namespace) + QUERY, body.yaml()));
  }
}
