package io.mindscape.slipway.sandbox.agreement;

import io.mindscape.slipway.sandbox.agreement.Case.Body;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Sees to it that a refusal speaks of the object: what objects refer to and admission looks up is
 * there, namespaces above all.
 */
final class World {

  private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

  private final Api api;
  private final Kinds kinds;
  private final Map<String, Boolean> namespaces = new ConcurrentHashMap<>();

  World(Api api, Kinds kinds) {
    this.api = api;
    this.kinds = kinds;
  }

  /** Creates, for real, what {@code world.yaml} lists and is not there. */
  void furnish() {
    admit("default");
    for (var object : Seeds.world()) {
      var text = TreeWriter.write(object, Writing.USUAL);
      var body = Body.of(object, text);
      var kind = kinds.find(body.apiVersion(), body.kind()).orElseThrow();
      if (kind.namespaced()) {
        admit(body.namespace());
      }
      create(kind.path(body.namespace()), text);
    }
  }

  /** Creates a namespace, with its default ServiceAccount, if it may be called so. */
  void admit(String namespace) {
    if (NAMESPACE.matcher(namespace).matches()) {
      namespaces.computeIfAbsent(namespace, this::created);
    }
  }

  private boolean created(String namespace) {
    create(
        "/api/v1/namespaces",
        "apiVersion: v1\nkind: Namespace\nmetadata: {name: \"%s\"}\n".formatted(namespace));
    create(
        "/api/v1/namespaces/%s/serviceaccounts".formatted(namespace),
        "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: default}\n");
    return true;
  }

  private void create(String path, String yaml) {
    var verdict = Verdict.of(api.post(path, yaml));
    if (!verdict.accepted() && !verdict.reason().equals("AlreadyExists")) {
      throw new IllegalStateException("%s: %s%n%s".formatted(path, verdict.message(), yaml));
    }
  }
}
