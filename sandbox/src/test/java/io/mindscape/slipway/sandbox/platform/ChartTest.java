package io.mindscape.slipway.sandbox.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.judge.Judge;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference platform's chart renders what the infrastructure strategy says. */
class ChartTest {

  private static ReferencePlatform platform;

  @BeforeAll
  static void start() {
    platform = new ReferencePlatform();
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  @Test
  void productionHasTheStrategysSizes() {
    var production = platform.render("production");

    assertThat(production.requests("Deployment", "mindscape-api"))
        .containsExactly("cpu 2", "memory 4Gi");
    assertThat(production.requests("StatefulSet", "mindscape-database"))
        .containsExactly("cpu 4", "memory 16Gi");
    assertThat(production.requests("StatefulSet", "mindscape-cache")).contains("memory 8Gi");
    assertThat(production.at("StatefulSet", "mindscape-cache", "spec.replicas")).isEqualTo("2");
    assertThat(
            production.at(
                "StatefulSet",
                "mindscape-database",
                "spec.volumeClaimTemplates.0.spec.resources.requests.storage"))
        .isEqualTo("500Gi");
  }

  @ParameterizedTest
  @ValueSource(strings = {"staging", "production"})
  void anAutoScalingEnvironmentScalesWithinTheStrategysBounds(String environment) {
    var rendered = platform.render(environment);

    assertThat(List.of("minReplicas", "maxReplicas"))
        .extracting(key -> scaler(rendered, key))
        .containsExactly("3", "10");
    assertThat(List.of(0, 1))
        .extracting(
            metric ->
                scaler(rendered, "metrics.%d.resource.name".formatted(metric))
                    + " "
                    + scaler(
                        rendered,
                        "metrics.%d.resource.target.averageUtilization".formatted(metric)))
        .containsExactly("cpu 70", "memory 80");
    assertThat(rendered.at("Deployment", "mindscape-api", "spec.replicas"))
        .as("a deployment does not overwrite the autoscaler's number")
        .isEmpty();
  }

  @Test
  void developmentIsScaledByHandAndNobodyIsWoken() {
    var development = platform.render("development");

    assertThat(development.at("Deployment", "mindscape-api", "spec.replicas")).isEqualTo("1");
    assertThat(development.kinds())
        .doesNotContain(
            "HorizontalPodAutoscaler", "ServiceMonitor", "PrometheusRule", "PodDisruptionBudget");
  }

  @Test
  void trafficWaitsForTheHealthPageAndPodsAreReplacedOneByOne() {
    var production = platform.render("production");
    var probe = "spec.template.spec.containers.0.readinessProbe.httpGet.";

    assertThat(production.at("Deployment", "mindscape-api", probe + "path")).isEqualTo("/health");
    assertThat(production.at("Deployment", "mindscape-api", probe + "port")).isEqualTo("8000");
    assertThat(production.at("Deployment", "mindscape-api", "spec.strategy.type"))
        .isEqualTo("RollingUpdate");
  }

  @Test
  void theFourAlertsAreThereAndInProductionAlone() {
    var production = platform.render("production");

    assertThat(List.of(0, 1, 2, 3))
        .extracting(rule -> alert(production, rule, "annotations.summary"))
        .extracting(summary -> summary.replaceFirst(" in .*", ""))
        .containsExactly(
            "cpu_usage > 80%", "memory_usage > 85%", "error_rate > 1%", "latency_p95 > 500ms");
    assertThat(List.of(0, 1, 2, 3))
        .extracting(rule -> alert(production, rule, "expr"))
        .extracting(expression -> expression.replaceFirst(".* > ", ""))
        .containsExactly("80", "85", "1", "500");
    assertThat(platform.render("staging").names())
        .contains("ServiceMonitor mindscape-api", "PrometheusRule mindscape-metrics")
        .doesNotContain("PrometheusRule mindscape-alerts");
  }

  @Test
  void everyMetricOfTheStrategyIsRecorded() {
    var metrics = platform.strategy().monitoring().metrics();
    var production = platform.render("production");

    assertThat(metrics).hasSize(5);
    for (int rule = 0; rule < metrics.size(); rule++) {
      assertThat(
              production.at(
                  "PrometheusRule",
                  "mindscape-metrics",
                  "spec.groups.0.rules.%d.record".formatted(rule)))
          .contains(metrics.get(rule));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"development", "staging", "production"})
  void nothingThatItRendersIsWrong(String environment) {
    var objects = platform.render(environment).objects();
    var verdict = Judge.shipped().judge(objects, platform.strategy(), environment);

    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.judged()).isGreaterThanOrEqualTo(13);
    assertThat(verdict.notChecked())
        .extracting("kind")
        .as("only what the Prometheus operator brings has no schema here")
        .isSubsetOf("PrometheusRule", "ServiceMonitor");
  }

  /** The judgement above is worth something: it does find what is too small. */
  @Test
  void stagingsSizesAreTooSmallForProduction() {
    var objects = platform.render("staging").objects();

    assertThat(Judge.shipped().judge(objects, platform.strategy(), "production").findings())
        .filteredOn(finding -> finding.severity() == Severity.ERROR)
        .extracting("rule")
        .contains("strategy/resource-requirements");
  }

  @ParameterizedTest
  @ValueSource(strings = {"development", "staging", "production"})
  void whatTheChartOffersForAnEnvironmentIsWhatTheRepositoryHasThere(String environment) {
    assertThat(platform.renderOffered(environment).text())
        .isEqualTo(platform.render(environment).text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"development", "staging", "production"})
  void itRendersAsWhenAPersonLastLookedAtIt(String environment) {
    Golden.check(
        "chart/%s.yaml.golden".formatted(environment), platform.render(environment).text());
  }

  private static String scaler(Rendered rendered, String key) {
    return rendered.at("HorizontalPodAutoscaler", "mindscape-api", "spec." + key);
  }

  private static String alert(Rendered rendered, int rule, String key) {
    return rendered.at(
        "PrometheusRule", "mindscape-alerts", "spec.groups.0.rules.%d.%s".formatted(rule, key));
  }
}
