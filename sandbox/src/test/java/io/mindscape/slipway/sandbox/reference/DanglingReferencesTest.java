package io.mindscape.slipway.sandbox.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.reference.Elsewhere;
import io.mindscape.slipway.policies.reference.Index;
import io.mindscape.slipway.policies.reference.Judgement;
import io.mindscape.slipway.policies.reference.Links;
import io.mindscape.slipway.policies.reference.Setting;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlReader;
import io.mindscape.slipway.sandbox.controlplane.Access;
import io.mindscape.slipway.sandbox.controlplane.ControlPlane;
import io.mindscape.slipway.sandbox.controlplane.RealCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The API server takes references that lead nowhere, so that they do not work has to be seen: each
 * pair of manifests in {@code dangling.txt} differs in one name, and a real cluster does with the
 * one what it does not do with the other. Of the wrong one there is a finding, of the right one
 * none.
 */
@RealCluster(controllers = true)
final class DanglingReferencesTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int AT_LEAST = 12;
  private static final Pattern CHOICE = Pattern.compile("«([^|»]+)\\|([^»]+)»");

  /** What is seen of the wrong one, and of the right one. */
  private static final Map<String, List<String>> SEEN =
      Map.ofEntries(
          Map.entry("service-selector", List.of("0", "2")),
          Map.entry("target-port", List.of("0", "1")),
          Map.entry("service-account", List.of("ReplicaFailure", "fine")),
          Map.entry("volume-claim", List.of("not found", "found")),
          Map.entry("storage-class", List.of("ProvisioningFailed", "ExternalProvisioning")),
          Map.entry("scale-target", List.of("FailedGetScale", "fine")),
          Map.entry("autoscaler-conflict", List.of("AmbiguousSelector", "fine")),
          Map.entry("budget-selector", List.of("0", "2")),
          Map.entry("budget-size", List.of("0", "1")),
          Map.entry("priority-class", List.of("403", "201")),
          Map.entry("runtime-class", List.of("403", "201")),
          Map.entry("role", List.of("false", "true")),
          Map.entry("cluster-role", List.of("false", "true")),
          Map.entry("subject", List.of("false", "true")),
          Map.entry("duplicate-object", List.of("409", "201")));

  private static final String NODE =
      """
      apiVersion: v1
      kind: Node
      metadata: {name: reference-node}
      status:
        capacity: {cpu: "64", memory: 64Gi, pods: "200"}
        allocatable: {cpu: "64", memory: 64Gi, pods: "200"}
      """;

  private static final String WEB =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 2
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers:
              - name: web
                image: example.com/web:1
                ports: [{name: http, containerPort: 8080}]
                resources: {requests: {cpu: 10m}}
      """;

  /** A pair of which one is tried. */
  private record Tried(String rule, String what, List<Manifest> objects, Cluster cluster) {}

  @Test
  void aRealClusterDoesNotFollowThem(ControlPlane plane) {
    var pairs = pairs();
    assertThat(pairs).hasSizeGreaterThanOrEqualTo(AT_LEAST).hasSameSizeAs(SEEN.keySet());
    assertThat(plane.admin().post("/api/v1/nodes", NODE).statusCode()).isIn(201, 409);
    var wrong = pairs.stream().map(pair -> tried(pair, 1, plane)).toList();
    var right = pairs.stream().map(pair -> tried(pair, 2, plane)).toList();

    wrong.forEach(one -> assertThat(rules(one)).as(one.rule()).contains("reference/" + one.rule()));
    right.forEach(one -> assertThat(rules(one)).as(one.rule()).isEmpty());
    wrong.forEach(one -> awaitSeen(plane, one, SEEN.getOrDefault(one.rule(), List.of()).get(0)));
    right.forEach(one -> awaitSeen(plane, one, SEEN.getOrDefault(one.rule(), List.of()).get(1)));
  }

  private static void awaitSeen(ControlPlane plane, Tried one, String wanted) {
    await(one.rule() + " in " + one.cluster().namespace())
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              plane.check();
              assertThat(one.cluster().seen(one.what())).isEqualTo(wanted);
            });
  }

  private static Tried tried(String pair, int side, ControlPlane plane) {
    int end = pair.indexOf('\n');
    var head = pair.substring(0, end).split(" \\| ", -1);
    var namespace = "ref-%s-%s".formatted(head[0], side == 1 ? "wrong" : "right");
    var text =
        CHOICE
            .matcher(pair.substring(end + 1).replace("@web\n", WEB).replace("NAMESPACE", namespace))
            .replaceAll("$" + side);
    plane.createNamespace(namespace);
    int last = 0;
    for (var document : text.split("(?m)^---\n", -1)) {
      last = post(plane.admin(), document, namespace);
    }
    return new Tried(head[0], head[1], objects(text), new Cluster(plane.admin(), namespace, last));
  }

  /** An account that a controller makes is needed by the first pods. */
  private static int post(Access admin, String document, String namespace) {
    var path = Cluster.path(objects(document).get(0), namespace);
    var status = new int[1];
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              var answer = admin.post(path, document);
              status[0] = answer.statusCode();
              return !answer.body().contains("serviceaccount \\\"default\\\" not found");
            });
    return status[0];
  }

  private static List<String> rules(Tried one) {
    var namespace = one.cluster().namespace();
    var links = Links.of("here", one.objects(), namespace);
    var setting = new Setting("this environment", Setting.Extent.WHOLE, Elsewhere.nothing());
    return new Judgement(Index.of(List.of(links), namespace), setting)
        .of(links).stream().map(Finding::rule).toList();
  }

  private static List<Manifest> objects(String text) {
    return Manifests.in(
        YamlReader.read(new SourceFile("it.yaml", text.getBytes(StandardCharsets.UTF_8))));
  }

  private static List<String> pairs() {
    try (var stream = DanglingReferencesTest.class.getResourceAsStream("dangling.txt")) {
      var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      var pairs = new ArrayList<>(List.of(text.split("(?m)^== ", -1)));
      pairs.removeIf(String::isBlank);
      return pairs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
