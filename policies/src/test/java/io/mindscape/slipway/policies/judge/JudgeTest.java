package io.mindscape.slipway.policies.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.Given;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.judge.Judge.Verdict;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JudgeTest {

  private static final String BARE =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: mindscape-api
      spec:
        replicas: 3
        template:
          spec:
            containers:
            - name: api
              image: mindscape/api:latest
              ports:
              - containerPort: 8000
      """;

  @Test
  void findsWhatSchemaServerPoliciesAndStrategySayTogether() {
    var verdict = judge(BARE, null);

    assertThat(verdict.findings())
        .extracting(finding -> finding.place().line() + " " + finding.rule())
        .contains(
            "5 semantic/required",
            "7 semantic/template-labels",
            "10 policy/resource-requests",
            "10 strategy/resource-requirements",
            "11 policy/pinned-images");
    assertThat(verdict.judged()).isEqualTo(1);
    assertThat(verdict.notChecked()).isEmpty();
  }

  @Test
  void findingsComeInReadingOrder() {
    var findings = judge(BARE, null).findings();

    assertThat(findings).isSortedAccordingTo(Finding.READING_ORDER).hasSizeGreaterThan(5);
  }

  @Test
  void everyFindingNamesTheEnvironmentThatWasAskedFor() {
    assertThat(judge(BARE, "production").findings())
        .isNotEmpty()
        .allMatch(finding -> "production".equals(finding.environment()));
    assertThat(judge(BARE, null).findings()).allMatch(finding -> finding.environment() == null);
  }

  @Test
  void aKindThatNothingHereKnowsIsNotCheckedAndNotCountedAsJudged() {
    var verdict =
        judge(
            """
            apiVersion: external-secrets.io/v1
            kind: ExternalSecret
            metadata: {name: api-keys}
            anything: goes
            """,
            null);

    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.judged()).isZero();
    assertThat(verdict.notChecked())
        .extracting(Object::toString)
        .containsExactly("ExternalSecret api-keys");
  }

  @Test
  void aRemovedVersionNamesTheOneToUse() {
    var finding =
        only(
            """
            apiVersion: autoscaling/v2beta2
            kind: HorizontalPodAutoscaler
            metadata: {name: api}
            """);

    assertThat(finding.rule()).isEqualTo("schema/removed-api");
    assertThat(finding.message())
        .isEqualTo(
            "HorizontalPodAutoscaler in autoscaling/v2beta2 was removed in Kubernetes 1.26, and the"
                + " cluster has 1.37. Write autoscaling/v2 and see whether its fields have"
                + " changed.");
    assertThat(finding.place().line()).isEqualTo(1);
    assertThat(finding.place().column()).isEqualTo(13);
  }

  @Test
  void aGroupThatIsGoneNamesWhereItsKindsWent() {
    assertThat(
            only("{apiVersion: extensions/v1beta1, kind: Ingress, metadata: {name: web}}")
                .message())
        .contains("Write networking.k8s.io/v1");
    assertThat(
            only("{apiVersion: extensions/v1beta1, kind: Deployment, metadata: {name: web}}")
                .message())
        .contains("Write apps/v1");
  }

  @Test
  void aMisspelledKindOfKubernetesOwnGroupIsAnErrorAndNotUnchecked() {
    var finding = only("{apiVersion: apps/v1, kind: Deploymnet, metadata: {name: api}}");

    assertThat(finding.rule()).isEqualTo("schema/unknown-kind");
    assertThat(finding.message()).contains("Did you mean \"Deployment\"?");
  }

  @Test
  void aKindWithoutWordsIsAnError() {
    assertThat(only("{apiVersion: v1, kind: }").rule()).isEqualTo("schema/required");
  }

  @Test
  void anObjectWithoutPodsIsToldSoOnceAndNotByEachPolicy() {
    var findings =
        judge(
                "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector:"
                    + " {}}}",
                null)
            .findings();

    assertThat(findings).extracting(Finding::rule).contains("semantic/required");
    assertThat(findings).noneMatch(finding -> finding.message().contains("cannot be evaluated"));
  }

  @Test
  void neverRepeatsTheValueOfASecret() {
    var finding =
        only(
            """
            apiVersion: v1
            kind: Secret
            metadata: {name: api-keys}
            stringData:
              pin: 48151623
            """);

    assertThat(finding.rule()).isEqualTo("schema/type");
    assertThat(finding.message()).doesNotContain("48151623");
  }

  /** So many are shared among the cores. */
  @Test
  void manyObjectsAreJudgedAsEachByItselfAndInTheirOrder() {
    var text = new StringBuilder();
    for (int number = 0; number < 60; number++) {
      text.append(BARE.replace("mindscape-api", "api-" + number)).append("---\n");
      text.append(
          "apiVersion: a.b/v1\nkind: Own\nmetadata: {name: own-%d}\n---\n".formatted(number));
    }
    var objects = Given.objects(text.toString());
    var strategy = StrategyReader.reference();
    var alone =
        objects.stream()
            .map(object -> Judge.shipped().judge(List.of(object), strategy, null))
            .toList();

    var together = Judge.shipped().judge(objects, strategy, null);

    assertThat(together.findings())
        .hasSizeGreaterThan(300)
        .isEqualTo(alone.stream().flatMap(each -> each.findings().stream()).toList());
    assertThat(together.judged()).isEqualTo(60);
    assertThat(together.notChecked())
        .hasSize(60)
        .isEqualTo(alone.stream().flatMap(each -> each.notChecked().stream()).toList());
  }

  private static Finding only(String text) {
    var findings = judge(text, null).findings();
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  private static Verdict judge(String text, @Nullable String environment) {
    return Judge.shipped().judge(Given.objects(text), StrategyReader.reference(), environment);
  }
}
