package io.mindscape.slipway.bot.cluster;

import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.mindscape.slipway.jobs.nodes.Node;
import io.mindscape.slipway.jobs.nodes.Nodes;
import io.mindscape.slipway.jobs.nodes.Pod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The nodes of the clusters that a kubeconfig names. */
final class ClusterNodes implements Nodes {

  private static final int CONFLICT = 409;
  private static final PatchContext MERGE =
      new PatchContext.Builder()
          .withPatchType(PatchType.JSON_MERGE)
          .withFieldManager(Clusters.FIELD_MANAGER)
          .build();

  private final Clusters clusters;

  ClusterNodes(Clusters clusters) {
    this.clusters = clusters;
  }

  @Override
  public List<Node> all(String context) {
    return clusters.asking(
        context,
        "listing nodes",
        client -> client.nodes().list().getItems().stream().map(ClusterNodes::node).toList());
  }

  @Override
  public Optional<Node> find(String context, String name) {
    return clusters.asking(
        context,
        "reading a node",
        client -> Optional.ofNullable(client.nodes().withName(name).get()).map(ClusterNodes::node));
  }

  @Override
  public List<Pod> pods(String context, String node) {
    return clusters.asking(
        context,
        "listing the pods of a node",
        client ->
            client
                .pods()
                .inAnyNamespace()
                .withField("spec.nodeName", node)
                .list()
                .getItems()
                .stream()
                .map(ClusterNodes::pod)
                .toList());
  }

  @Override
  public boolean change(String context, Node node, Change change) {
    return clusters.asking(
        context, "changing the node " + node.name(), client -> patch(client, node, change));
  }

  @Override
  public Eviction evict(String context, Pod pod) {
    return clusters.asking(context, "evicting the pod " + pod, client -> evict(client, pod));
  }

  /** With the version that was read: the API server refuses it if there is another by now. */
  private static boolean patch(KubernetesClient client, Node node, Change change) {
    var annotations = new HashMap<String, @Nullable String>();
    change
        .annotations()
        .forEach((key, value) -> annotations.put(key, value.isEmpty() ? null : value));
    var spec = new HashMap<String, @Nullable Boolean>();
    spec.put("unschedulable", change.cordoned() ? Boolean.TRUE : null);
    var patch =
        Map.of(
            "metadata",
            Map.of("resourceVersion", node.status().version(), "annotations", annotations),
            "spec",
            spec);
    try {
      client
          .nodes()
          .withName(node.name())
          .patch(MERGE, client.getKubernetesSerialization().asJson(patch));
      return true;
    } catch (KubernetesClientException failure) {
      if (failure.getCode() == CONFLICT) {
        return false;
      }
      throw failure;
    }
  }

  /** With its UID: a pod that has taken its name since is another. */
  private static Eviction evict(KubernetesClient client, Pod pod) {
    var eviction =
        Map.of(
            "apiVersion",
            "policy/v1",
            "kind",
            "Eviction",
            "metadata",
            Map.of("namespace", pod.namespace(), "name", pod.name()),
            "deleteOptions",
            Map.of("preconditions", Map.of("uid", pod.uid())));
    var path = "/api/v1/namespaces/%s/pods/%s/eviction".formatted(pod.namespace(), pod.name());
    try {
      client.raw(path, "POST", eviction);
      return new Eviction.Accepted();
    } catch (KubernetesClientException failure) {
      return Resistance.of(pod, failure).orElseThrow(() -> failure);
    }
  }

  private static Node node(io.fabric8.kubernetes.api.model.Node node) {
    var meta = node.getMetadata();
    var status = node.getStatus();
    var info = status == null ? null : status.getNodeInfo();
    var conditions = status == null ? List.<NodeCondition>of() : status.getConditions();
    return new Node(
        meta.getName(),
        or(meta.getLabels()),
        or(meta.getAnnotations()),
        new Node.Status(
            meta.getResourceVersion(),
            info == null || info.getBootID() == null ? "" : info.getBootID(),
            Boolean.TRUE.equals(node.getSpec().getUnschedulable()),
            conditions.stream()
                .filter(condition -> "True".equals(condition.getStatus()))
                .map(NodeCondition::getType)
                .collect(Collectors.toSet())));
  }

  private static Pod pod(io.fabric8.kubernetes.api.model.Pod pod) {
    var meta = pod.getMetadata();
    var controller =
        meta.getOwnerReferences().stream()
            .filter(owner -> Boolean.TRUE.equals(owner.getController()))
            .findFirst();
    return new Pod(
        meta.getNamespace(),
        meta.getName(),
        meta.getUid(),
        controller.map(owner -> owner.getKind()).orElse(""),
        traits(pod));
  }

  private static Set<Pod.Trait> traits(io.fabric8.kubernetes.api.model.Pod pod) {
    var traits = new HashSet<Pod.Trait>();
    var meta = pod.getMetadata();
    if (or(meta.getAnnotations()).containsKey("kubernetes.io/config.mirror")) {
      traits.add(Pod.Trait.MIRROR);
    }
    var phase = pod.getStatus() == null ? "" : String.valueOf(pod.getStatus().getPhase());
    if (phase.equals("Succeeded") || phase.equals("Failed")) {
      traits.add(Pod.Trait.FINISHED);
    }
    var volumes = new ArrayList<>(pod.getSpec().getVolumes());
    if (volumes.stream().anyMatch(volume -> volume.getEmptyDir() != null)) {
      traits.add(Pod.Trait.EMPTY_DIR);
    }
    if (meta.getDeletionTimestamp() != null) {
      traits.add(Pod.Trait.ENDING);
    }
    return traits;
  }

  private static Map<String, String> or(@Nullable Map<String, String> map) {
    return map == null ? Map.of() : map;
  }
}
