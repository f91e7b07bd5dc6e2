package io.mindscape.slipway.jobs.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.git.MemorySnapshot;
import io.mindscape.slipway.jobs.inspect.Inspector.Scope;
import io.mindscape.slipway.jobs.render.HelmRenderer;
import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering;
import io.mindscape.slipway.policies.judge.Judge;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** What stands in an environment is judged by the Kubernetes that its clusters have. */
final class VersionsOfEnvironmentsTest {

  /** Staging has 1.36, production 1.35, and of development nothing is said. */
  private static final String STRATEGY =
      """
      delivery:
        environments:
          development: {paths: [development, all]}
          staging: {paths: [staging, all], kubernetes: 1.36}
          production: {paths: [production, all], kubernetes: 1.35}
      """;

  /** Stable since 1.36. */
  private static final String BINDING =
      """
      apiVersion: admissionregistration.k8s.io/v1
      kind: MutatingAdmissionPolicyBinding
      metadata: {name: guard}
      spec: {policyName: guard}
      """;

  /** Gone in 1.37; 1.35 and 1.36 have it if they are told to. */
  private static final String CLASS =
      """
      apiVersion: storage.k8s.io/v1beta1
      kind: VolumeAttributesClass
      metadata: {name: fast}
      driverName: csi.example
      parameters: {iops: "4000"}
      """;

  /** A field that 1.36 and 1.37 know. */
  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: one}
      spec:
        schedulingGroup: {podGroupName: group}
        containers: [{name: one, image: "example/one:1.0.0"}]
      """;

  private final Map<String, String> files = new HashMap<>();
  private final Map<String, String> told = new ConcurrentHashMap<>();

  private final HelmRenderer helm =
      (release, chart, values) -> {
        told.put(release.namespace(), release.kubernetes());
        return new Rendering.Rendered(List.of(file("templates/it.yaml", BINDING)));
      };

  private Inspector inspector = new Inspector(Judge.shipped(), helm, Clock.systemUTC());
  private String strategy = STRATEGY;

  @Test
  void aKindThatTheClustersDoNotHaveYetIsAnErrorThere() {
    put("guard.yaml", BINDING);

    assertThat(found("schema/unknown-kind"))
        .containsOnlyKeys("production")
        .containsValue(
            "Kubernetes 1.35 has no MutatingAdmissionPolicyBinding in"
                + " admissionregistration.k8s.io/v1 yet; of the versions that are known here, 1.36"
                + " is the first that has it.");
  }

  @Test
  void aKindThatTheClustersDoNotHaveAnyMoreIsAnErrorThere() {
    put("class.yaml", CLASS);

    var told = found("schema/removed-api");
    assertThat(told.get("development"))
        .startsWith(
            "VolumeAttributesClass in storage.k8s.io/v1beta1 was removed in Kubernetes 1.37, and"
                + " the cluster has 1.37.");
    assertThat(told.get("staging"))
        .startsWith(
            "Kubernetes 1.36 serves no VolumeAttributesClass in storage.k8s.io/v1beta1 unless it is"
                + " told to");
    assertThat(told.get("production")).startsWith("Kubernetes 1.35 serves no");
  }

  @Test
  void aFieldThatTheClustersDoNotHaveYetIsAnErrorThere() {
    put("pod.yaml", POD);

    assertThat(found("schema/unknown-field")).containsOnlyKeys("production");
  }

  @Test
  void aFileOfSeveralEnvironmentsIsJudgedForEach() {
    files.put("all/class.yaml", CLASS);
    files.put("all/guard.yaml", BINDING);

    assertThat(found("schema/removed-api").values()).hasSize(3).doesNotHaveDuplicates();
    assertThat(found("schema/unknown-kind")).containsOnlyKeys("production");
  }

  @Test
  void aChangeIsJudgedSoToo() {
    put("guard.yaml", BINDING);

    var inspection =
        inspector.inspect(
            MemorySnapshot.of(files),
            strategy(),
            new Scope.Paths(List.of("staging/guard.yaml", "production/guard.yaml")));

    assertThat(inspection.findings())
        .filteredOn(finding -> finding.rule().equals("schema/unknown-kind"))
        .extracting(finding -> finding.place().file())
        .containsExactly("production/guard.yaml");
  }

  @Test
  void whoChoseAJudgeForAllIsNotContradicted() {
    put("guard.yaml", BINDING);
    put("class.yaml", CLASS);
    inspector = inspector.judging(Judge.shipped().forKubernetes("1.35"));

    assertThat(found("schema/unknown-kind"))
        .containsOnlyKeys("development", "staging", "production", "nowhere");
    assertThat(found("schema/removed-api").values())
        .hasSize(4)
        .allMatch(message -> message.startsWith("Kubernetes 1.35 serves no"));
  }

  @Test
  void whatIsInNoEnvironmentIsJudgedAsUsual() {
    files.put("elsewhere/class.yaml", CLASS);

    assertThat(found("schema/removed-api").get("nowhere")).contains("the cluster has 1.37");
  }

  @Test
  void whereAllSayWhatTheyHaveItIsJudgedByTheNewest() {
    strategy = STRATEGY.replace("development, all]", "development, all], kubernetes: 1.35");
    files.put("elsewhere/class.yaml", CLASS);
    files.put("elsewhere/guard.yaml", BINDING);

    assertThat(found("schema/removed-api").get("nowhere")).startsWith("Kubernetes 1.36 serves no");
    assertThat(found("schema/unknown-kind")).isEmpty();
  }

  @Test
  void chartsAreToldTheVersionThatWhatTheyMakeIsJudgedBy() {
    chart();

    assertThat(found("schema/unknown-kind")).containsOnlyKeys("production");
    assertThat(told)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("development", "", "staging", "1.36", "production", "1.35"));
  }

  @Test
  void chartsAreToldTheVersionOfTheJudgeOfAll() {
    chart();
    inspector = inspector.judging(Judge.shipped().forKubernetes("1.36"));

    assertThat(found("schema/unknown-kind")).isEmpty();
    assertThat(told.values()).hasSize(3).containsOnly("1.36");
  }

  private void chart() {
    files.put("charts/web/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n");
    files.put("charts/web/templates/it.yaml", BINDING);
    strategy =
        STRATEGY.replace("delivery:\n", "delivery:\n  applications: {web: {chart: charts/web}}\n");
    for (var environment : List.of("development", "staging", "production")) {
      files.put(environment + "/web/values.yaml", "replicas: 1\n");
    }
  }

  private void put(String name, String text) {
    for (var folder : List.of("development", "staging", "production", "elsewhere")) {
      files.put(folder + "/" + name, text);
    }
  }

  /** What a rule says, by environment. */
  private Map<String, String> found(String rule) {
    var found = new TreeMap<String, String>();
    for (var finding :
        inspector.inspect(MemorySnapshot.of(files), strategy(), new Scope.Whole()).findings()) {
      if (finding.rule().equals(rule)) {
        var environment = finding.environment();
        found.put(environment == null ? "nowhere" : environment, finding.message());
      }
    }
    return found;
  }

  private Strategy strategy() {
    return StrategyReader.read(file("slipway.yaml", strategy));
  }

  private static SourceFile file(String path, String text) {
    return new SourceFile(path, text.getBytes(StandardCharsets.UTF_8));
  }
}
