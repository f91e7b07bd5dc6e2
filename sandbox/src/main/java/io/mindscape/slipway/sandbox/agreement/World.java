package io.mindscape.slipway.sandbox.agreement;

import io.mindscape.slipway.sandbox.agreement.Case.Body;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is there at the server, for real, so that a refusal speaks of the object: what objects refer
 * to and admission looks up.
 */
final class World {

  private final Api api;
  private final Kinds kinds;
  private final Set<String> namespaces = ConcurrentHashMap.newKeySet();

  World(Api api, Kinds kinds) {
    this.api = api;
    this.kinds = kinds;
  }

  /**
   * Creates what {@code world.yaml} lists and is not there.
   *
   * @throws IllegalStateException if the server refuses any of it
   */
  void furnish() {
    admit("default");
    for (var object : Seeds.world()) {
      var text = TreeWriter.write(object, Writing.USUAL);
      var body = Body.of(object, text);
      var kind = kinds.find(body.apiVersion(), body.kind()).orElseThrow();
      if (kind.namespaced()) {
        admit(body.namespace());
      }
      if (!create(kind.path(body.namespace()), text)) {
        throw new IllegalStateException("world.yaml: the server refuses this:\n" + text);
      }
    }
  }

  /** Creates a namespace, with its default ServiceAccount, if it may be called so. */
  void admit(String namespace) {
    if (!namespaces.contains(namespace)) {
      create(
          "/api/v1/namespaces",
          """
          apiVersion: v1
          kind: Namespace
          metadata: {name: "%s"}
          """
              .formatted(namespace));
      serviceAccount(namespace, "default");
      namespaces.add(namespace);
    }
  }

  boolean serviceAccount(String namespace, String name) {
    return create(
        "/api/v1/namespaces/%s/serviceaccounts".formatted(Kind.encode(namespace)),
        """
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: "%s"}
        """
            .formatted(name));
  }

  boolean priorityClass(String name) {
    return create(
        "/apis/scheduling.k8s.io/v1/priorityclasses",
        """
        apiVersion: scheduling.k8s.io/v1
        kind: PriorityClass
        metadata: {name: "%s"}
        value: 10
        """
            .formatted(name));
  }

  boolean runtimeClass(String name) {
    return create(
        "/apis/node.k8s.io/v1/runtimeclasses",
        """
        apiVersion: node.k8s.io/v1
        kind: RuntimeClass
        metadata: {name: "%s"}
        handler: runc
        """
            .formatted(name));
  }

  boolean pod(String namespace, String name) {
    return create(
        "/api/v1/namespaces/%s/pods".formatted(Kind.encode(namespace)),
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: "%s"}
        spec: {containers: [{name: main, image: app}]}
        """
            .formatted(name));
  }

  /** Whether it is there now. */
  private boolean create(String path, String yaml) {
    var verdict = Verdict.of(api.post(path, yaml));
    return verdict.accepted() || verdict.reason().equals("AlreadyExists");
  }
}
