package io.mindscape.slipway.policies.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.Given;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequirementsTest {

  private static final Strategy STRATEGY = StrategyReader.reference();

  private static final String API =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: mindscape-api}
      spec:
        replicas: 3
        template:
          spec:
            containers:
              - name: api
                resources: {requests: {cpu: 2, memory: 4Gi}}
      """;

  /** The autoscaler sets how many there are. */
  private static final String SCALED = API.replace("  replicas: 3\n", "");

  private static final String HPA =
      """
      ---
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: {name: mindscape-api}
      spec:
        minReplicas: 3
        maxReplicas: 10
        scaleTargetRef: {kind: Deployment, name: mindscape-api}
        metrics:
          - {type: Resource, resource: {name: cpu, target: {averageUtilization: 70}}}
          - {type: Resource, resource: {name: memory, target: {averageUtilization: 80}}}
      """;

  private static final String DATABASE =
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: {name: mindscape-database}
      spec:
        template:
          spec:
            containers:
              - name: postgres
                resources: {requests: {cpu: 4, memory: 16Gi}}
        volumeClaimTemplates:
          - metadata: {name: data}
            spec: {resources: {requests: {storage: 500G}}}
      """;

  @Test
  void whatTheStrategyAsksForIsEnough() {
    assertThat(judge(SCALED + HPA, "production")).isEmpty();
    assertThat(judge(DATABASE, "production")).isEmpty();
    assertThat(judge(API.replace("4Gi", "4G"), null)).as("4GB is met by 4G").isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cpu: 2 | cpu: 1 | asks for 1 CPU; production requires at least 2 cores
          cpu: 2, | '' | asks for no CPU; production requires at least 2 cores
          memory: 4Gi | memory: 3G | asks for 3G memory; production requires at least 4 GB
          replicas: 3 | replicas: 2 | runs 2 pods; production requires at least 3 replicas
          """)
  void lessIsToldWithWhatIsRequiredAndWhereThatStands(String enough, String less, String words) {
    var findings = judge(API.replace(enough, less == null ? "" : less), null);

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).rule()).isEqualTo("strategy/resource-requirements");
    assertThat(findings.get(0).message())
        .contains(words)
        .containsPattern("\\(`reference strategy:\\d+`\\)");
  }

  @Test
  void aVolumeThatIsTooSmallIsTold() {
    assertThat(judge(DATABASE.replace("500G", "100Gi"), "production"))
        .extracting(Finding::message)
        .anyMatch(message -> message.contains("has 100Gi; production requires at least 500 GB"));
  }

  @Test
  void whatAnAutoscalerKeepsAtLeastCountsAsReplicas() {
    assertThat(judge(SCALED + HPA, "production")).isEmpty();
  }

  @Test
  void whereItScalesByItselfAnAutoscalerIsThereWithTheStrategysBounds() {
    assertThat(judge(API, "production"))
        .extracting(Finding::message)
        .anyMatch(words -> words.contains("has no autoscaler; add a HorizontalPodAutoscaler"));
    assertThat(
            judge(
                API
                    + HPA.replace("minReplicas: 3", "minReplicas: 2")
                        .replace("maxReplicas: 10", "maxReplicas: 20")
                        .replace("70", "90"),
                "production"))
        .extracting(Finding::message)
        .anyMatch(
            words ->
                words.startsWith("spec.minReplicas of mindscape-api is 2; the strategy says 3"))
        .anyMatch(
            words ->
                words.startsWith("spec.maxReplicas of mindscape-api is 20; the strategy says 10"))
        .anyMatch(
            words -> words.startsWith("The target of mindscape-api is 90; the strategy says 70"));
  }

  @Test
  void whereItIsScaledByHandThereIsNone() {
    assertThat(judge(SCALED + HPA, "development"))
        .extracting(Finding::message)
        .containsExactly(
            "development is scaled by hand (`reference strategy:7`), so it has no autoscaler;"
                + " remove mindscape-api.");
  }

  @Test
  void whereNoEnvironmentIsKnownNothingIsSaidOfScaling() {
    assertThat(judge(API, null)).isEmpty();
  }

  @Test
  void alertsThatTheStrategyWantsAreThere() {
    var rule =
        """
        apiVersion: monitoring.coreos.com/v1
        kind: PrometheusRule
        metadata: {name: mindscape-alerts}
        spec: {groups: [{rules: [{alert: CpuUsage}, {alert: MemoryUsage}, {alert: HighErrorRate}]}]}
        """;

    assertThat(judge(rule, "production"))
        .extracting(Finding::message)
        .allMatch(words -> words.contains("latency_p95"))
        .hasSize(1);
    assertThat(
            judge(
                rule.replace("HighErrorRate", "HighErrorRate}, {alert: LatencyP95"), "production"))
        .isEmpty();
    assertThat(judge(rule, "staging")).as("staging is not watched with alerts").isEmpty();
  }

  @Test
  void theReferenceSaysNothingOfObjectsThatAreNotItsOwn() {
    assertThat(judge(API.replace("mindscape-api", "shop-api").replace("cpu: 2", "cpu: 1"), null))
        .isEmpty();
  }

  private static List<Finding> judge(String text, @Nullable String environment) {
    return Requirements.judge(Given.objects(text), STRATEGY, environment);
  }
}
