package io.mindscape.slipway.sandbox.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** With controllers, a scheduler and something that stands in for nodes, a Deployment rolls out. */
@RealCluster(controllers = true)
final class RollOutTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/roll-out/deployments";
  private static final String NODE =
      """
      apiVersion: v1
      kind: Node
      metadata:
        name: node-1
      status:
        capacity: {cpu: "8", memory: 16Gi, pods: "110"}
        allocatable: {cpu: "8", memory: 16Gi, pods: "110"}
      """;
  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
        replicas: 2
        selector:
          matchLabels: {app: web}
        template:
          metadata:
            labels: {app: web}
          spec:
            containers:
              - name: web
                image: registry.example/web:1
      """;
  private static final String NEXT =
      """
      {"spec": {"template": {"spec": {"containers": [
        {"name": "web", "image": "registry.example/web:2"}]}}}}
      """;

  @Test
  void podsBecomeReadyAndAreReplaced(ControlPlane plane) {
    var admin = plane.admin();
    plane.createNamespace("roll-out");
    assertThat(admin.post("/api/v1/nodes", NODE).statusCode()).isEqualTo(201);
    assertThat(admin.post(DEPLOYMENTS, DEPLOYMENT).statusCode()).isEqualTo(201);
    await().atMost(PATIENCE).until(() -> isRolledOut(plane, 1));

    var patched =
        admin.send(
            admin
                .request(DEPLOYMENTS + "/web")
                .header("Content-Type", "application/strategic-merge-patch+json")
                .method("PATCH", BodyPublishers.ofString(NEXT)));

    assertThat(patched.statusCode()).isEqualTo(200);
    await().atMost(PATIENCE).until(() -> isRolledOut(plane, 2));
    await().atMost(PATIENCE).until(() -> pods(admin).size() == 2);
    for (var pod : pods(admin)) {
      assertThat(pod.at("/spec/containers/0/image").stringValue()).endsWith("web:2");
      assertThat(pod.at("/spec/nodeName").stringValue()).isEqualTo("node-1");
      assertThat(pod.at("/status/phase").stringValue()).isEqualTo("Running");
    }
  }

  private static boolean isRolledOut(ControlPlane plane, int generation) {
    plane.check();
    var status = read(plane.admin(), DEPLOYMENTS + "/web").get("status");
    return status.path("observedGeneration").intValue(0) == generation
        && status.path("updatedReplicas").intValue(0) == 2
        && status.path("readyReplicas").intValue(0) == 2
        && status.path("replicas").intValue(0) == 2;
  }

  private static JsonNode pods(Access admin) {
    return read(admin, "/api/v1/namespaces/roll-out/pods").get("items");
  }

  private static JsonNode read(Access admin, String path) {
    return JsonMapper.shared().readTree(admin.get(path).body());
  }
}
