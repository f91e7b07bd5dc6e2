package io.mindscape.slipway.sandbox.nodes;

import static org.awaitility.Awaitility.await;

import io.mindscape.slipway.policies.strategy.NodeCare;
import io.mindscape.slipway.sandbox.controlplane.Access;
import io.mindscape.slipway.sandbox.controlplane.ControlPlane;
import io.mindscape.slipway.sandbox.documents.Roles;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A namespace with a Deployment on nodes of its own, which no other pods can come to. Its nodes
 * have a pool of the same name.
 */
final class Stage {

  static final String CONTEXT = "slipway";
  static final String POOL = "example.com/pool";
  static final NodeCare.Annotation HANDED_OVER =
      new NodeCare.Annotation("example.com/reboot-ok", "true");

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final ControlPlane plane;
  private final Access admin;
  private final String name;

  Stage(ControlPlane plane, String name) {
    this.plane = plane;
    this.admin = plane.admin();
    this.name = name;
    plane.createNamespace(name);
  }

  /** A node that is ready, in its first boot. */
  Stage node(String node) {
    create(
        "/api/v1/nodes",
        """
        apiVersion: v1
        kind: Node
        metadata:
          name: %1$s
          labels: {%2$s: %3$s}
        spec:
          taints: [{key: example.com/own, value: %3$s, effect: NoSchedule}]
        status:
          capacity: {cpu: "8", memory: 16Gi, pods: "110"}
          allocatable: {cpu: "8", memory: 16Gi, pods: "110"}
        """
            .formatted(node, POOL, name));
    boots(node, "boot-1");
    await().atMost(PATIENCE).until(() -> read("/api/v1/nodes/" + node).toString().contains("kwok"));
    return this;
  }

  /** A node that any pod can come to. */
  Stage open(String node) {
    node(node);
    patch("/api/v1/nodes/" + node, Map.of("spec", Map.of("taints", List.of())));
    return this;
  }

  /** Takes a node away, so that the pods of others do not come to it. */
  void remove(String node) {
    admin.send(admin.request("/api/v1/nodes/" + node).DELETE());
  }

  /** From now on the API server lets in only pods that keep the restricted standard. */
  Stage restricted() {
    patch(
        "/api/v1/namespaces/" + name,
        Map.of(
            "metadata",
            Map.of("labels", Map.of("pod-security.kubernetes.io/enforce", "restricted"))));
    return this;
  }

  /** Pods that can run on these nodes alone; returns when all are ready. */
  Stage deployment(int replicas) {
    create(
        "/apis/apps/v1/namespaces/%s/deployments".formatted(name),
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        spec:
          replicas: %1$d
          selector:
            matchLabels: {app: web}
          template:
            metadata:
              labels: {app: web}
            spec:
              nodeSelector: {%2$s: %3$s}
              tolerations: [{key: example.com/own, value: %3$s}]
              containers:
                - name: web
                  image: registry.example/web:1
        """
            .formatted(replicas, POOL, name));
    await().atMost(PATIENCE).until(() -> ready() == replicas);
    return this;
  }

  /** So many have to stay; returns when the disruption controller has seen it. */
  Stage budget(int available) {
    return budget("web", available);
  }

  /** The same, by a name of its own. */
  Stage budget(String budget, int available) {
    var budgets = "/apis/policy/v1/namespaces/%s/poddisruptionbudgets".formatted(name);
    create(
        budgets,
        """
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata:
          name: %s
        spec:
          minAvailable: %d
          selector:
            matchLabels: {app: web}
        """
            .formatted(budget, available));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                read(budgets + "/" + budget).at("/status/desiredHealthy").intValue(0) == available);
    return this;
  }

  /** Somebody deletes the namespace, in which something stays that nobody removes. */
  void ends() {
    create(
        "/api/v1/namespaces/%s/configmaps".formatted(name),
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: stays
          finalizers: [example.com/stays]
        """);
    admin.send(admin.request("/api/v1/namespaces/" + name).DELETE());
  }

  /** Now it can go. */
  void ended() {
    patch(
        "/api/v1/namespaces/%s/configmaps/stays".formatted(name),
        Map.of("metadata", Map.of("finalizers", List.of())));
  }

  /** The node asks for a reboot, as its agent would say it. */
  Stage asks(String node) {
    patch(
        "/api/v1/nodes/" + node,
        Map.of("metadata", Map.of("annotations", Map.of("example.com/reboot-needed", "true"))));
    return this;
  }

  /** What the agent of a node does: it boots one that is cordoned, empty and handed over. */
  void agent(String node) {
    var now = read("/api/v1/nodes/" + node);
    boolean mayReboot =
        now.at("/metadata/annotations")
            .path(HANDED_OVER.name())
            .stringValue("")
            .equals(HANDED_OVER.value());
    if (mayReboot
        && now.at("/spec/unschedulable").booleanValue(false)
        && pods().stream()
            .noneMatch(pod -> pod.at("/spec/nodeName").stringValue("").equals(node))) {
      boots(node, "boot-2");
    }
  }

  private void boots(String node, String boot) {
    patch(
        "/api/v1/nodes/%s/status".formatted(node),
        Map.of("status", Map.of("nodeInfo", Map.of("bootID", boot))));
  }

  int ready() {
    return (int)
        pods().stream()
            .filter(pod -> pod.at("/metadata/deletionTimestamp").isMissingNode())
            .filter(pod -> pod.at("/status/phase").stringValue("").equals("Running"))
            .count();
  }

  /** Of the pods that are to stay. */
  Set<String> uids() {
    return pods().stream()
        .filter(pod -> pod.at("/metadata/deletionTimestamp").isMissingNode())
        .map(pod -> pod.at("/metadata/uid").stringValue())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The bot's account, with the rights of {@code docs/nodes.md}. */
  Access bot() throws IOException {
    create(
        "/apis/rbac.authorization.k8s.io/v1/clusterroles",
        Roles.of("docs/nodes.md").getFirst().named("slipway-nodes-" + name));
    create(
        "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings",
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: slipway-nodes-%1$s
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: slipway-nodes-%1$s}
        subjects: [{kind: ServiceAccount, name: slipway, namespace: %1$s}]
        """
            .formatted(name));
    return plane.serviceAccount(name, "slipway");
  }

  private List<JsonNode> pods() {
    plane.check();
    return read("/api/v1/namespaces/%s/pods".formatted(name)).get("items").valueStream().toList();
  }

  private void create(String path, String yaml) {
    var answer = admin.post(path, yaml);
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(answer.body());
    }
  }

  private void patch(String path, Map<String, ?> patch) {
    var answer =
        admin.send(
            admin
                .request(path)
                .header("Content-Type", "application/merge-patch+json")
                .method(
                    "PATCH",
                    BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(patch))));
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.body());
    }
  }

  private JsonNode read(String path) {
    return JsonMapper.shared().readTree(admin.get(path).body());
  }
}
