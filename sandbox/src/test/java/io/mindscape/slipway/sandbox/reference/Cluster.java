package io.mindscape.slipway.sandbox.reference;

import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.sandbox.controlplane.Access;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a cluster made of the objects of one namespace, in a word or two.
 *
 * @param last the status that the last object was answered with
 */
record Cluster(Access admin, String namespace, int last) {

  private static final List<String> WIDE =
      List.of("ClusterRole", "PersistentVolume", "PriorityClass", "RuntimeClass", "StorageClass");
  private static final Map<String, String> PLURALS =
      Map.of("StorageClass", "storageclasses", "PriorityClass", "priorityclasses");

  /** Where an object is posted to. */
  static String path(Manifest object, String namespace) {
    var api = object.text("apiVersion");
    var kind = object.text("kind");
    var plural =
        kind.endsWith("Class")
            ? PLURALS.getOrDefault(kind, kind.toLowerCase(Locale.ROOT) + "es")
            : kind.toLowerCase(Locale.ROOT) + "s";
    return (api.contains("/") ? "/apis/" : "/api/")
        + api
        + (WIDE.contains(kind) ? "" : "/namespaces/" + namespace)
        + "/"
        + plural;
  }

  String seen(String what) {
    return switch (what) {
      case "endpoints" -> runningPods() < 2 ? "no pods yet" : endpoints("endpoints");
      case "ports" -> runningPods() < 2 ? "no pods yet" : endpoints("ports");
      case "deployment" -> conditions("apps/v1", "deployments/d", "type", "ReplicaFailure");
      case "scheduling" -> scheduling();
      case "provisioning" -> events();
      case "scale" ->
          conditions("autoscaling/v2", "horizontalpodautoscalers/h", "reason", "FailedGetScale");
      case "conflict" ->
          runningPods() < 3
              ? "no pods yet"
              : conditions(
                  "autoscaling/v2", "horizontalpodautoscalers/h", "reason", "AmbiguousSelector");
      case "budget" -> budget("expectedPods");
      case "evictable" -> budget("disruptionsAllowed");
      case "last" -> String.valueOf(last);
      case "allowed" -> allowed();
      default -> throw new IllegalArgumentException(what);
    };
  }

  private long runningPods() {
    return items("v1", "pods").stream()
        .filter(pod -> pod.at("/status/phase").asString("").equals("Running"))
        .count();
  }

  /** How many endpoints, or ports, the slices of the Service have. */
  private String endpoints(String what) {
    var slices = items("discovery.k8s.io/v1", "endpointslices");
    return slices.isEmpty()
        ? "no slices yet"
        : String.valueOf(slices.stream().mapToInt(slice -> slice.path(what).size()).sum());
  }

  /** Whether a condition says that word; unknown without conditions. */
  private String conditions(String api, String path, String field, String word) {
    var conditions = read(api, path).at("/status/conditions");
    if (conditions.isEmpty()) {
      return "no conditions yet";
    }
    return StreamSupport.stream(conditions.spliterator(), false)
            .anyMatch(condition -> condition.path(field).asString("").equals(word))
        ? word
        : "fine";
  }

  private String scheduling() {
    for (var condition : read("v1", "pods/p").at("/status/conditions")) {
      if (condition.path("type").asString("").equals("PodScheduled")) {
        return condition.path("message").asString("").contains("not found") ? "not found" : "found";
      }
    }
    return "no conditions yet";
  }

  private String events() {
    return items("v1", "events").stream()
        .filter(
            event -> event.at("/involvedObject/kind").asString("").equals("PersistentVolumeClaim"))
        .map(event -> event.path("reason").asString(""))
        .findFirst()
        .orElse("no events yet");
  }

  private String budget(String field) {
    var status = read("policy/v1", "poddisruptionbudgets/b").path("status");
    return status.path("observedGeneration").isMissingNode() || runningPods() < 2
        ? "not seen yet"
        : String.valueOf(status.path(field).intValue(0));
  }

  /** Whether the default account may read pods. */
  private String allowed() {
    var answer =
        admin.post(
            "/apis/authorization.k8s.io/v1/subjectaccessreviews",
            """
            apiVersion: authorization.k8s.io/v1
            kind: SubjectAccessReview
            spec:
              user: system:serviceaccount:%1$s:default
              resourceAttributes: {namespace: %1$s, verb: get, resource: pods}
            """
                .formatted(namespace));
    return JsonMapper.shared().readTree(answer.body()).at("/status/allowed").asString("");
  }

  private List<JsonNode> items(String api, String plural) {
    return StreamSupport.stream(read(api, plural).path("items").spliterator(), false).toList();
  }

  private JsonNode read(String api, String path) {
    var root = (api.contains("/") ? "/apis/" : "/api/") + api;
    return JsonMapper.shared()
        .readTree(admin.get(root + "/namespaces/" + namespace + "/" + path).body());
  }
}
