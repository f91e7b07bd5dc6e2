package io.mindscape.slipway.bot.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.cluster.Cluster.Health;
import io.mindscape.slipway.jobs.cluster.Cluster.JobSpec;
import io.mindscape.slipway.jobs.cluster.Cluster.JobState;
import io.mindscape.slipway.jobs.cluster.Cluster.Where;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClustersTest {

  private static final Where STAGING = new Where("staging", "mindscape-staging");
  private static final String IN_NAMESPACE = "/apis/apps/v1/namespaces/mindscape-staging";
  private static final String WEB = IN_NAMESPACE + "/deployments/web";
  private static final String JOBS = "/apis/batch/v1/namespaces/mindscape-staging/jobs";

  private static final String PLATFORM =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 2
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: web, image: "mindscape/web:2.4.0"}]}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: web}
      data: {a: "1"}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata: {name: reader}
      rules: []
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: web, namespace: elsewhere}
      """;

  @TempDir private Path folder;
  private ApplyingServer server;
  private Clusters clusters;

  @BeforeEach
  void open() throws IOException {
    server = new ApplyingServer();
    clusters = new Clusters(server.kubeconfig(folder.resolve("config"), "staging", "production"));
  }

  @AfterEach
  void close() {
    clusters.close();
    server.close();
  }

  @Test
  void appliesServerSideInDependencyOrderIntoANamespaceThatIsMade() {
    clusters.apply(STAGING, objects(PLATFORM));

    assertThat(server.requests())
        .containsExactly(
            "GET /api/v1/namespaces/mindscape-staging",
            "POST /api/v1/namespaces",
            "APPLY"
                + " /api/v1/namespaces/elsewhere/serviceaccounts/web?fieldManager=slipway&force=true",
            "APPLY"
                + " /apis/rbac.authorization.k8s.io/v1/clusterroles/reader?fieldManager=slipway&force=true",
            "APPLY"
                + " /api/v1/namespaces/mindscape-staging/configmaps/web?fieldManager=slipway&force=true",
            "APPLY " + WEB + "?fieldManager=slipway&force=true");
    assertThat(server.at(WEB).at("/spec/template/spec/containers/0/image").asString())
        .isEqualTo("mindscape/web:2.4.0");
  }

  @Test
  void applyingAgainChangesWhatIsThere() {
    clusters.apply(STAGING, objects(PLATFORM));
    clusters.apply(STAGING, objects(PLATFORM.replace("2.4.0", "2.5.0")));

    assertThat(server.at(WEB).at("/spec/template/spec/containers/0/image").asString())
        .isEqualTo("mindscape/web:2.5.0");
    assertThat(server.requests()).filteredOn("POST /api/v1/namespaces"::equals).hasSize(1);
  }

  @Test
  void anObjectOfAKindThatTheClusterKnowsByItselfIsApplied() {
    server.answer(
        "GET /apis/monitoring.coreos.com/v1",
        200,
        """
        {"kind":"APIResourceList","apiVersion":"v1","groupVersion":"monitoring.coreos.com/v1","resources":[
          {"name":"prometheusrules","singularName":"prometheusrule","namespaced":true,"kind":"PrometheusRule","verbs":["patch"]}]}\
        """);
    server.answer(
        "APPLY /apis/monitoring.coreos.com/v1/namespaces/mindscape-staging/prometheusrules/alerts",
        200,
        "{\"apiVersion\":\"monitoring.coreos.com/v1\",\"kind\":\"PrometheusRule\",\"metadata\":{\"name\":\"alerts\"}}");

    clusters.apply(STAGING, objects(RULE));

    assertThat(server.requests()).last().asString().contains("/prometheusrules/alerts?");
  }

  @Test
  void aKindThatTheClusterLacksIsRefusedWithWhatToDo() {
    assertThatThrownBy(() -> clusters.apply(STAGING, objects(RULE)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("The cluster staging has no kind PrometheusRule")
        .hasMessageContaining("CustomResourceDefinition");
  }

  @Test
  void aContextThatTheKubeconfigLacksIsRefusedNamingThoseThatExist() {
    var nowhere = new Where("europe", "mindscape");

    assertThatThrownBy(() -> clusters.health(nowhere, objects(PLATFORM)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("no context \"europe\" (it has production, staging)");
  }

  @Test
  void whatTheClusterRefusesIsSaidWithoutTheValuesThatItQuotes() {
    server.answer(
        "APPLY " + WEB,
        422,
        """
        {"kind":"Status","apiVersion":"v1","status":"Failure","reason":"Invalid","code":422,
         "message":"Deployment web is invalid: spec.replicas: Invalid value: s3cret",
         "details":{"causes":[{"field":"spec.replicas","reason":"FieldValueInvalid","message":"Invalid value: s3cret"}]}}\
        """);

    assertThatThrownBy(() -> clusters.apply(STAGING, objects(PLATFORM)))
        .isInstanceOf(Refused.class)
        .hasMessage(
            "The cluster staging refuses applying Deployment web: spec.replicas"
                + " (FieldValueInvalid)");
  }

  @Test
  void aClusterThatIsDownIsUnavailable() {
    server.close();

    assertThatThrownBy(() -> clusters.apply(STAGING, objects(PLATFORM)))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("The cluster staging does not answer");
  }

  @Test
  void aClusterThatFailsIsUnavailable() {
    server.answer("APPLY " + WEB, 503, "{}");

    assertThatThrownBy(() -> clusters.apply(STAGING, objects(PLATFORM)))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("answered 503");
  }

  @Test
  void aDeploymentIsHealthyOnceAllItsPodsAreNewAndAvailable() {
    clusters.apply(STAGING, objects(PLATFORM));
    assertThat(health())
        .isEqualTo(new Health.Progressing("Deployment web: its controller has not seen it yet"));

    server.status(WEB, "{\"observedGeneration\":9,\"replicas\":2,\"updatedReplicas\":1}");
    assertThat(health()).isEqualTo(new Health.Progressing("Deployment web: 1 of 2 pods are new"));

    server.status(WEB, "{\"observedGeneration\":9,\"replicas\":3,\"updatedReplicas\":2}");
    assertThat(health()).isEqualTo(new Health.Progressing("Deployment web: 1 old pods still run"));

    server.status(
        WEB,
        "{\"observedGeneration\":9,\"replicas\":2,\"updatedReplicas\":2,\"availableReplicas\":1}");
    assertThat(health())
        .isEqualTo(new Health.Progressing("Deployment web: 1 of 2 pods are available"));

    server.status(
        WEB,
        "{\"observedGeneration\":9,\"replicas\":2,\"updatedReplicas\":2,\"availableReplicas\":2}");
    assertThat(health()).isEqualTo(new Health.Healthy());
  }

  @Test
  void aDeploymentThatMissedItsDeadlineIsDegraded() {
    clusters.apply(STAGING, objects(PLATFORM));
    server.status(
        WEB,
        """
        {"observedGeneration":9,"conditions":[
          {"type":"Progressing","status":"False","reason":"ProgressDeadlineExceeded"}]}\
        """);

    assertThat(health()).isEqualTo(new Health.Degraded("Deployment web: ProgressDeadlineExceeded"));
  }

  @Test
  void aJobIsStartedOnceSeenAndRemoved() {
    var job = new JobSpec("rotate", "busybox:1", List.of("true"), Duration.ofMinutes(5));
    assertThat(clusters.job(STAGING, "rotate")).isEqualTo(new JobState.Missing());

    clusters.startJob(STAGING, job);
    clusters.startJob(STAGING, job);
    assertThat(clusters.job(STAGING, "rotate")).isEqualTo(new JobState.Running());
    assertThat(server.at(JOBS + "/rotate").at("/spec/activeDeadlineSeconds").asInt())
        .isEqualTo(300);

    server.status(
        JOBS + "/rotate", "{\"conditions\":[{\"type\":\"Complete\",\"status\":\"True\"}]}");
    assertThat(clusters.job(STAGING, "rotate")).isEqualTo(new JobState.Succeeded(""));

    clusters.removeJob(STAGING, "rotate");
    clusters.removeJob(STAGING, "rotate");
    assertThat(clusters.job(STAGING, "rotate")).isEqualTo(new JobState.Missing());
  }

  @Test
  void aJobThatEndedShowsTheLogOfItsPod() {
    clusters.startJob(
        STAGING, new JobSpec("rotate", "busybox:1", List.of("true"), Duration.ofMinutes(5)));
    server.status(JOBS + "/rotate", "{\"conditions\":[{\"type\":\"Failed\",\"status\":\"True\"}]}");
    server.answer(
        "GET /api/v1/namespaces/mindscape-staging/pods",
        200,
        """
        {"kind":"PodList","apiVersion":"v1","items":[
          {"metadata":{"name":"rotate-1","labels":{"job-name":"rotate"},"creationTimestamp":"2026-11-29T02:00:00Z"}}]}\
        """);
    server.answer(
        "GET /api/v1/namespaces/mindscape-staging/pods/rotate-1/log", 200, "no space left\n");

    assertThat(clusters.job(STAGING, "rotate")).isEqualTo(new JobState.Failed("no space left\n"));
  }

  private static final String RULE =
      """
      apiVersion: monitoring.coreos.com/v1
      kind: PrometheusRule
      metadata: {name: alerts}
      spec: {groups: []}
      """;

  private Health health() {
    return clusters.health(STAGING, objects(PLATFORM));
  }

  private static List<Manifest> objects(String yaml) {
    var file = new SourceFile("k8s/all.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    return Manifests.in(YamlReader.read(file));
  }
}
