package io.mindscape.slipway.sandbox.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the demo needs of its clusters, asked by a Kubernetes client over HTTP. */
final class ClustersTest {

  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: shop}
      spec:
        replicas: REPLICAS
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: web, image: "shop/web:1"}]}
      """;

  private static final String JOB =
      """
      apiVersion: batch/v1
      kind: Job
      metadata: {name: tidy, namespace: shop}
      spec:
        template:
          spec:
            restartPolicy: Never
            containers: [{name: tidy, image: "busybox:1", command: [ls]}]
      """;

  @Test
  void whatIsAppliedIsRolledOutAfterAMoment() {
    try (var clusters = Clusters.start(List.of("staging"));
        var client = client(clusters)) {
      apply(client, 2);
      assertThat(deployment(client).getStatus()).isNull();
      await().until(() -> isRolledOut(deployment(client), 2));

      apply(client, 3);
      assertThat(isRolledOut(deployment(client), 3)).isFalse();
      await().until(() -> isRolledOut(deployment(client), 3));
      assertThat(deployment(client).getMetadata().getGeneration()).isEqualTo(2);
    }
  }

  @Test
  void applyingTheSameAgainRollsNothingOut() {
    try (var clusters = Clusters.start(List.of("staging"));
        var client = client(clusters)) {
      apply(client, 2);
      await().until(() -> isRolledOut(deployment(client), 2));

      apply(client, 2);

      assertThat(isRolledOut(deployment(client), 2)).isTrue();
      assertThat(deployment(client).getMetadata().getGeneration()).isEqualTo(1);
    }
  }

  @Test
  void aJobEndsAndItsLogSaysThatNothingWasRun() {
    try (var clusters = Clusters.start(List.of("staging"));
        var client = client(clusters)) {
      client.resource(JOB).create();
      var job = client.batch().v1().jobs().inNamespace("shop").withName("tidy");

      await().until(() -> succeeded(job.get()));
      assertThat(job.getLog()).contains("stand-in").contains("busybox:1");
      assertThat(clusters.jobsRun()).isEqualTo(1);

      job.delete();
      await().until(() -> client.pods().inNamespace("shop").list().getItems().isEmpty());
    }
  }

  @Test
  void clustersAreApart(@TempDir Path folder) throws Exception {
    try (var clusters = Clusters.start(List.of("staging", "production"));
        var client = client(clusters)) {
      apply(client, 2);

      var file = folder.resolve("kubeconfig");
      clusters.writeKubeconfig(file);
      var kubeconfig = Files.readString(file);
      assertThat(kubeconfig).contains("name: production", clusters.api("production").toString());
      assertThat(clusters.api("production")).isNotEqualTo(clusters.api("staging"));
      assertThat(clusters.changes()).isEqualTo(1);
    }
  }

  private static KubernetesClient client(Clusters clusters) {
    var config =
        new ConfigBuilder(Config.empty()).withMasterUrl(clusters.api("staging").toString()).build();
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  private static void apply(KubernetesClient client, int replicas) {
    client
        .resource(DEPLOYMENT.replace("REPLICAS", Integer.toString(replicas)))
        .forceConflicts()
        .fieldManager("slipway")
        .serverSideApply();
  }

  private static Deployment deployment(KubernetesClient client) {
    return client.apps().deployments().inNamespace("shop").withName("web").get();
  }

  private static boolean isRolledOut(Deployment deployment, int replicas) {
    var status = deployment.getStatus();
    return status != null
        && deployment.getMetadata().getGeneration().equals(status.getObservedGeneration())
        && status.getReadyReplicas() == replicas;
  }

  private static boolean succeeded(Job job) {
    return job.getStatus() != null && Integer.valueOf(1).equals(job.getStatus().getSucceeded());
  }
}
