package io.mindscape.slipway.sandbox.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.bot.cluster.Clusters;
import io.mindscape.slipway.bot.doctor.DoctorCommand;
import io.mindscape.slipway.jobs.cluster.Cluster.Health;
import io.mindscape.slipway.jobs.cluster.Cluster.Where;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlReader;
import io.mindscape.slipway.sandbox.controlplane.Access;
import io.mindscape.slipway.sandbox.controlplane.ControlPlane;
import io.mindscape.slipway.sandbox.controlplane.RealCluster;
import io.mindscape.slipway.sandbox.documents.Roles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The doctor asks a real API server what the bot may do there. */
@RealCluster
final class DoctorOnClusterTest {

  @TempDir private Path folder;

  @Test
  void whoMayDoEverythingIsToldSo(ControlPlane plane) throws IOException {
    assertThat(told(plane.admin()))
        .contains("  ✓ ok         slipway: Kubernetes 1.37")
        .contains("  ✓ ok         slipway, rights: all that are needed in shop");
  }

  @Test
  void whoMayDoNothingIsToldWhatIsMissing(ControlPlane plane) throws IOException {
    assertThat(told(plane.user(RealCluster.VISITOR)))
        .contains("  ✓ ok         slipway: Kubernetes 1.37")
        .contains(
            "  ✕ wrong      slipway, rights: its account may not create configmaps in shop, create"
                + " deployments.apps in shop, create horizontalpodautoscalers.autoscaling in shop,"
                + " create ingresses.networking.k8s.io in shop, create secrets in shop, create"
                + " services in shop, and 16 more: bind it to a role that allows it");
  }

  @Test
  void whoIsNobodyIsToldSo(ControlPlane plane) throws IOException {
    var admin = plane.admin();
    var nobody = new Access(admin.server(), admin.authority(), "wrong-token", admin.http());

    assertThat(told(nobody))
        .contains(
            "  ✕ wrong      slipway: The cluster slipway does not accept our login: renew the token"
                + " or certificate of this context in the kubeconfig");
  }

  private static final String CARE =
      """
      maintenance:
        schedule: Every Sunday 02:00-04:00 UTC
        tasks: [security_patches, database_optimization, log_rotation]
        nodes: {}
        logs: [{environment: care, claim: app-logs}]
        database: {secret: {cluster: slipway, namespace: %1$s, name: %2$s}}
      delivery:
        environments:
          care: {paths: [apps], cluster: slipway, namespace: %1$s, sync: none}
      """;

  private static final String[] CARING = {"docs/nodes.md", "docs/logs.md", "docs/database-care.md"};

  @Test
  void whoHasTheRightsOfTheDocumentsMayDeployAndNothingElseIsAskedFor(ControlPlane plane)
      throws IOException {
    var account = account(plane, "doctor-deploys", "docs/clusters.md");
    var strategy =
        """
        delivery:
          environments:
            staging: {paths: [apps], cluster: slipway, namespace: doctor-deploys}
        """;

    assertThat(told(account, strategy))
        .contains("  ✓ ok         slipway, rights: all that are needed in doctor-deploys");
    try (var clusters = new Clusters(folder.resolve("kubeconfig"))) {
      var where = new Where("slipway", "doctor-deploys");
      var objects = manifests();
      clusters.apply(where, objects);
      clusters.apply(where, objects);
      // Nobody rolls out here; that it is seen is enough.
      assertThat(clusters.health(where, objects)).isInstanceOf(Health.Progressing.class);
    }
  }

  private static List<Manifest> manifests() {
    var text =
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: web}
        data: {a: "1"}
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: web}
        stringData: {a: "1"}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec: {selector: {app: web}, ports: [{port: 80}]}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: web, image: "registry.example/web:1"}]}
        ---
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web}
        spec:
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
          minReplicas: 1
          maxReplicas: 2
        """;
    var file = new SourceFile("all.yaml", text.getBytes(StandardCharsets.UTF_8));
    return Manifests.in(YamlReader.read(file));
  }

  @Test
  void whoHasTheRightsOfTheDocumentsMayDoWhatTheWindowNeeds(ControlPlane plane) throws IOException {
    var told =
        told(
            account(plane, "doctor-care", CARING),
            CARE.formatted("doctor-care", "mindscape-db-app"));

    assertThat(told)
        .contains("  ✓ ok         slipway, rights for maintenance: all that its tasks need there")
        .contains(
            "  ✕ wrong      database of %s: the look at the tables failed: the database of the Secret doctor-care/mindscape-db-app in the cluster slipway does not answer (SQL state 08001)"
                .formatted(folder));
    assertThat(String.join("\n", told)).doesNotContain("geheim-1234");
  }

  @Test
  void aSecretBesideTheOneThatIsAllowedIsTold(ControlPlane plane) throws IOException {
    assertThat(
            told(
                account(plane, "doctor-other", CARING), CARE.formatted("doctor-other", "db-other")))
        .contains(
            "  ✕ wrong      slipway, rights for maintenance: its account may not get secrets"
                + " db-other in doctor-other: bind it to a role that allows it")
        .contains(
            "  ✕ wrong      database of %s: The cluster slipway forbids reading the Secret doctor-other/db-other: give the account of this context the right to, or look at the cluster's admission policies"
                .formatted(folder));
  }

  @Test
  void whoMayDoNothingIsToldWhatTheWindowLacks(ControlPlane plane) throws IOException {
    assertThat(
            told(
                plane.user(RealCluster.VISITOR), CARE.formatted("doctor-none", "mindscape-db-app")))
        .contains(
            "  ✕ wrong      slipway, rights for maintenance: its account may not create jobs.batch"
                + " in doctor-none, create pods/eviction, delete jobs.batch in doctor-none, get"
                + " jobs.batch in doctor-none, get namespaces, get nodes, and 6 more: bind it to a"
                + " role that allows it");
  }

  /** One with the rights that the documents list, and no others. */
  private static Access account(ControlPlane plane, String namespace, String... pages)
      throws IOException {
    plane.createNamespace(namespace);
    for (var page : pages) {
      for (var role : Roles.of(page)) {
        give(plane, namespace, role);
      }
    }
    create(
        plane,
        "/api/v1/namespaces/%s/secrets".formatted(namespace),
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: mindscape-db-app}
        stringData: {uri: "postgresql://app:geheim-1234@127.0.0.1:1/shop"}
        """);
    return plane.serviceAccount(namespace, "slipway");
  }

  /** Makes the role, by a name that no other test has, and gives it to the account. */
  private static void give(ControlPlane plane, String namespace, Roles.Role role) {
    var rbac = "/apis/rbac.authorization.k8s.io/v1";
    boolean isWide = role.kind().equals("ClusterRole");
    var within = isWide ? rbac : rbac + "/namespaces/" + namespace;
    var name = "%s-%s".formatted(namespace, role.name());
    if (isWide
        && plane.admin().get("%s/clusterroles/%s".formatted(rbac, name)).statusCode() == 200) {
      return; // two pages have it
    }
    create(plane, within + (isWide ? "/clusterroles" : "/roles"), role.named(name));
    create(
        plane,
        within + (isWide ? "/clusterrolebindings" : "/rolebindings"),
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: %1$sBinding
        metadata: {name: %2$s}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: %1$s, name: %2$s}
        subjects: [{kind: ServiceAccount, name: slipway, namespace: %3$s}]
        """
            .formatted(role.kind(), name, namespace));
  }

  private static void create(ControlPlane plane, String path, String yaml) {
    var answer = plane.admin().post(path, yaml);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private List<String> told(Access access) throws IOException {
    return told(
        access,
        """
        delivery:
          environments:
            staging: {paths: [apps], cluster: slipway, namespace: shop}
        """);
  }

  private List<String> told(Access access, String strategy) throws IOException {
    var kubeconfig = Files.writeString(folder.resolve("kubeconfig"), access.kubeconfig());
    Files.writeString(folder.resolve("slipway.yaml"), strategy);
    var out = new StringWriter();
    new CommandLine(
            new DoctorCommand(Map.of("KUBECONFIG", kubeconfig.toString()), Clock.systemUTC()))
        .setOut(new PrintWriter(out, true))
        .execute(folder.toString());
    return out.toString().lines().toList();
  }
}
