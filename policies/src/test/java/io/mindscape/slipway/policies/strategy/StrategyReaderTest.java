package io.mindscape.slipway.policies.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.mindscape.slipway.policies.Given;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.manifest.Quantity;
import io.mindscape.slipway.policies.strategy.Delivery.Approvals;
import io.mindscape.slipway.policies.strategy.Delivery.Follows;
import io.mindscape.slipway.policies.strategy.Delivery.TagPlace;
import io.mindscape.slipway.policies.strategy.Strategy.Autoscaling;
import io.mindscape.slipway.policies.strategy.Strategy.Monitoring.Alert;
import io.mindscape.slipway.policies.strategy.Strategy.MonitoringLevel;
import io.mindscape.slipway.policies.strategy.Strategy.Requirement;
import io.mindscape.slipway.policies.strategy.Strategy.Scaling;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrategyReaderTest {

  private static final Strategy REFERENCE = StrategyReader.reference();

  private static final String DELIVERY =
      """
      environments: {staging: {}, production: {}}
      delivery:
        owners: [mindscape/platform]
        environments:
          staging:
            paths: [environments/staging, k8s/staging]
            cluster: staging
            namespace: mindscape-staging
            follows: {branch: main}
          production:
            paths: [environments/production]
            clusters: [[eu-west], [us-east, ap-south]]
            follows: {environment: staging}
            approvals: {teams: [mindscape/prod-approvers], required: 2}
            soak: 30m
            gates: [healthy, alerts]
            watch: PT15M
            freezes:
              - {name: year end, from: 2026-12-20T00:00:00Z, to: 2027-01-04T00:00:00Z}
        images:
          mindscape/api:
            - {file: "environments/{environment}/mindscape-api/values.yaml", key: image.tag}
        applications: {mindscape-api: {chart: charts/mindscape}}
      """;

  @Test
  void readsTheStrategyDocumentsEnvironments() {
    assertThat(REFERENCE.environments().keySet())
        .containsExactly("development", "staging", "production");
    assertThat(REFERENCE.environments().get("development").scaling()).isEqualTo(Scaling.MANUAL);
    assertThat(REFERENCE.environments().get("staging").monitoring())
        .isEqualTo(MonitoringLevel.FULL);
    assertThat(REFERENCE.environments().get("production"))
        .isEqualTo(
            new Strategy.Environment(
                "production",
                "Live service",
                "Public",
                Scaling.AUTO,
                MonitoringLevel.FULL_WITH_ALERTS));
  }

  @Test
  void readsTheStrategyDocumentsSizes() {
    var production = REFERENCE.requirements().get("production");

    assertThat(production.get("api"))
        .isEqualTo(new Requirement(Quantity.parse("2"), Quantity.parse("4G"), null, 3));
    assertThat(production.get("database"))
        .isEqualTo(
            new Requirement(
                Quantity.parse("4"), Quantity.parse("16G"), Quantity.parse("500G"), null));
    assertThat(production.get("cache"))
        .isEqualTo(new Requirement(null, Quantity.parse("8G"), null, 2));
  }

  @Test
  void readsTheStrategyDocumentsScalingMonitoringAndWindow() {
    assertThat(REFERENCE.autoscaling())
        .isEqualTo(
            new Autoscaling(new Autoscaling.Target(70, 3, 10), new Autoscaling.Target(80, 3, 10)));
    assertThat(REFERENCE.monitoring().metrics()).hasSize(5).contains("disk_io");
    assertThat(REFERENCE.monitoring().alerts())
        .containsExactly(
            new Alert("cpu_usage", ">", 80, "%"),
            new Alert("memory_usage", ">", 85, "%"),
            new Alert("error_rate", ">", 1, "%"),
            new Alert("latency_p95", ">", 500, "ms"));
    assertThat(REFERENCE.window().words()).isEqualTo("Every Sunday 02:00-04:00 UTC");
    assertThat(REFERENCE.tasks())
        .containsExactly(
            "security_patches", "dependency_updates", "database_optimization", "log_rotation");
  }

  @Test
  void theReferenceSpeaksOfItsOwnPlatformAloneAndAFileOfEverything() {
    assertThat(REFERENCE.speaksOf()).isEqualTo("mindscape-");
    assertThat(read("environments: {}").speaksOf()).isEmpty();
  }

  @Test
  void everyValueKnowsItsLine() {
    var strategy = read("resource_requirements:\n  production:\n    api:\n      cpu: 2 cores\n");

    assertThat(strategy.places().get("resource_requirements.production.api.cpu"))
        .hasToString("slipway.yaml:4");
  }

  @Test
  void readsHowEnvironmentsAreDelivered() {
    var delivery = read(DELIVERY).delivery();
    var production = delivery.environments().get("production");

    assertThat(delivery.environments().get("staging").waves()).containsExactly(List.of("staging"));
    assertThat(delivery.environments().get("staging").follows())
        .isEqualTo(new Follows.Branch("main"));
    assertThat(production.waves())
        .containsExactly(List.of("eu-west"), List.of("us-east", "ap-south"));
    assertThat(production.namespace())
        .as("the environment's name unless it is said")
        .isEqualTo("production");
    assertThat(production.follows()).isEqualTo(new Follows.Promotion("staging"));
    assertThat(production.approvals())
        .isEqualTo(new Approvals(List.of("mindscape/prod-approvers"), 2));
    assertThat(production.soak()).isEqualTo(Duration.ofMinutes(30));
    assertThat(production.watch()).isEqualTo(Duration.ofMinutes(15));
    assertThat(production.freezes().get(0).covers(Instant.parse("2026-12-24T18:00:00Z"))).isTrue();
    assertThat(production.freezes().get(0).covers(Instant.parse("2027-01-04T00:00:00Z"))).isFalse();
    assertThat(delivery.applications()).containsEntry("mindscape-api", "charts/mindscape");
    assertThat(delivery.images().get("mindscape/api"))
        .extracting(place -> place.fileIn("staging"), TagPlace::key)
        .containsExactly(tuple("environments/staging/mindscape-api/values.yaml", "image.tag"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          environments: {a: {scaling: Sometimes}} | "Sometimes" is no way of scaling: write Manual or Auto-scaling
          environments: {a: {monitoring: Some}} | write Basic, Full or Full with alerts
          resource_requirements: {a: {b: {cpu: two}}} | "two" is no number of cores: write 2 cores or 500m
          resource_requirements: {a: {b: {memory: 4 buckets}}} | "4 buckets" is no size: write 4GB or 512MiB
          resource_requirements: {a: {b: {replicas: many}}} | "many" is no count: write a whole number
          autoscaling: {cpu: {target: 170%, min_replicas: 1, max_replicas: 2}} | "170%" is no percentage: write 1% to 100%
          autoscaling: {cpu: {target: 70%}} | target, min_replicas and max_replicas are all needed
          autoscaling: {cpu: {target: 70%, min_replicas: 5, max_replicas: 2}} | min_replicas 5 is more than max_replicas 2
          monitoring: {alerts: [loud noise]} | "loud noise" is no alert
          maintenance: {schedule: sometimes} | "sometimes" is no maintenance window
          enviroments: {} | "enviroments" is no key of the strategy file (did you mean "environments"?)
          environments: [a] | "environments" has to be a mapping
          delivery: {environments: {a: {cluster: x}}} | "paths" is needed
          delivery: {environments: {a: {paths: [a], soak: a while}}} | "a while" is no duration: write 30s, 15m, 2h, 1d or PT15M
          delivery: {environments: {a: {paths: [a], kubernetes: 1.30}}} | Slipway does not know the kinds of Kubernetes 1.30: write one of 1.37, 1.36, 1.35, 1.34, 1.33, 1.32, 1.31, or leave it out
          delivery: {environments: {a: {paths: [a], gates: [locked]}}} | there is no gate "locked"; there are alerts, healthy
          delivery: {environments: {a: {paths: [a], approvals: {teams: [approvers]}}}} | "teams" lists teams as org/team
          delivery: {environments: {a: {paths: [a], follows: {environment: b}}, b: {paths: [b], follows: {environment: a}}}} | in a circle
          delivery: {environments: {a: {paths: [a], freezes: [{from: soon}]}}} | "soon" is no time: write 2026-12-20T00:00:00Z
          delivery: {images: {i: [{file: f}]}} | "file" and "key" say where the tag of i is written
          """)
  void whatIsNotUnderstoodIsRefusedWithItsLineAndTheAcceptedForms(String text, String why) {
    assertThatThrownBy(() -> read("# a comment first\n" + text))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("slipway.yaml:2 ")
        .hasMessageContaining(why);
  }

  @Test
  void everyProblemIsToldAtOnceEachOnItsLine() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    environments:
                      production:
                        scaling: Sometimes
                    maintenance:
                      schedule: never
                    """))
        .hasMessageMatching("(?s)slipway.yaml:3 .*\nslipway.yaml:5 .*");
  }

  @Test
  void whatIsNoYamlOrNoMappingIsRefused() {
    assertThatThrownBy(() -> read("a: [\n"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("slipway.yaml:");
    assertThatThrownBy(() -> read("- a\n"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("has to be one mapping");
    assertThatThrownBy(() -> read(""))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("has to be one mapping");
    assertThatThrownBy(() -> read("environments: {}\nenvironments: {}\n"))
        .hasMessageContaining(
            "slipway.yaml:2 The key \"environments\" stands here for the second time");
  }

  private static Strategy read(String text) {
    return StrategyReader.read(Given.file("slipway.yaml", text));
  }
}
