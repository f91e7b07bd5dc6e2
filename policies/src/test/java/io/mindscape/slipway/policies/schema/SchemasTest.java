package io.mindscape.slipway.policies.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.policies.Given;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.finding.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemasTest {

  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: api}
      spec:
        containers:
          - name: api
            %s
      """;

  private static final Schemas SCHEMAS = Schemas.builtIn();

  @Test
  void knowsTheBuiltInKindsOfItsVersion() {
    assertThat(SCHEMAS.version()).matches("1\\.\\d+");
    assertThat(SCHEMAS.knows("apps/v1", "Deployment")).isTrue();
    assertThat(SCHEMAS.knows("apps/v1beta1", "Deployment")).isFalse();
    assertThat(SCHEMAS.otherVersions("autoscaling/v2beta2", "HorizontalPodAutoscaler"))
        .contains("autoscaling/v2");
    assertThat(SCHEMAS.otherVersions("example.org/v1", "Deployment")).isEmpty();
    assertThat(SCHEMAS.kinds("batch/v1")).contains("CronJob", "Job").doesNotContain("Deployment");
  }

  @Test
  void everyVersionThatShipsCanBeRead() {
    assertThat(Schemas.VERSIONS)
        .hasSize(7)
        .allSatisfy(
            version -> {
              assertThat(Schemas.of(version).version()).isEqualTo(version);
              assertThat(Schemas.of(version).knows("batch/v1", "CronJob")).isTrue();
            });
    assertThat(
            Schemas.of("1.35").knows("admissionregistration.k8s.io/v1", "MutatingAdmissionPolicy"))
        .isFalse();
    assertThatThrownBy(() -> Schemas.of("1.12"))
        .isInstanceOf(Refused.class)
        .hasMessage(
            "Slipway has no schemas of Kubernetes 1.12; choose one of 1.37, 1.36, 1.35, 1.34, 1.33,"
                + " 1.32, 1.31.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          imagee: x | schema/unknown-field | spec.containers[0].imagee | Did you mean "image"?
          nothingLikeIt: x | schema/unknown-field | spec.containers[0].nothingLikeIt | Remove it or correct its name
          image: [x] | schema/type | spec.containers[0].image | has to be a string, not a list
          image: 5 | schema/type | spec.containers[0].image | has to be a string, not the number 5
          image: yes | schema/type | spec.containers[0].image | yes, which YAML reads as true or false
          stdin: 'true' | schema/type | spec.containers[0].stdin | has to be true or false, not the string "true"
          args: x | schema/type | spec.containers[0].args | has to be a list, not the string "x"
          ports: [{containerPort: http}] | schema/type | spec.containers[0].ports[0].containerPort | has to be a whole number
          resources: {limits: {cpu: lots}} | schema/type | spec.containers[0].resources.limits[cpu] | has to be a quantity
          ports: [{containerPrt: 1}] | schema/unknown-field | spec.containers[0].ports[0].containerPrt | Did you mean "containerPort"?
          env: [{name: A, value: 1}] | schema/type | spec.containers[0].env[0].value | has to be a string
          """)
  void aFieldThatDoesNotFitIsToldWithItsPath(String line, String rule, String field, String words) {
    // CSV takes the quotes away that make a string of it.
    var findings = judge(POD.formatted(line.replace("stdin: true", "stdin: \"true\"")));

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).rule()).isEqualTo(rule);
    assertThat(findings.get(0).field()).isEqualTo(field);
    assertThat(findings.get(0).message()).contains(words);
    assertThat(findings.get(0).place().line()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image: \"5\"",
        "image: null",
        "resources: {limits: {cpu: 2, memory: 4Gi, nvidia.com/gpu: \"1\"}}",
        "livenessProbe: {httpGet: {port: http}}",
        "livenessProbe: {httpGet: {port: 80}}"
      })
  void aFieldThatFitsIsNotTold(String line) {
    assertThat(judge(POD.formatted(line))).isEmpty();
  }

  @Test
  void whatAControllerReportsIsDecodedToo() {
    assertThat(judge("apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nstatus: {phase: 1, x: 1}\n"))
        .extracting(Finding::field)
        .containsExactly("status.phase", "status.x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          replicas: 3 | true
          replicas: 3.0 | true
          replicas: 1e1 | true
          replicas: 0x10 | true
          replicas: 1_0 | true
          replicas: 08 | true
          replicas: 3.5 | false
          replicas: 2147483648 | false
          replicas: "3" | false
          replicas: 1:30 | false
          replicas: .inf | false
          replicas: ~ | true
          paused: y | true
          paused: on | true
          paused: 1 | false
          Paused: true | false
          """)
  void aScalarIsWhatTheServerMakesOfIt(String line, boolean fits) {
    var findings =
        judge(
            "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {%s}\n"
                .formatted(line));

    assertThat(findings.isEmpty()).isEqualTo(fits);
  }

  @Test
  void whatAMergeKeyBringsAndTheMappingHasStandsTwice() {
    var findings =
        judge(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: a, labels: &one {a: b}}
            data:
              <<: *one
              a: c
            """);

    assertThat(findings).extracting(Finding::rule).containsExactly("schema/duplicate-field");
    assertThat(findings.get(0).place().line()).isEqualTo(6);
  }

  @Test
  void theNearestWordIsTheOneWithTheFewestEdits() {
    assertThat(Nearest.to("replcas", List.of("replicas", "selector"))).isEqualTo("replicas");
    assertThat(Nearest.to("chekc", List.of("check", "diff"))).isEqualTo("check");
    assertThat(Nearest.to("REPLICAS", List.of("replicas"))).isEqualTo("replicas");
    assertThat(Nearest.to("banana", List.of("replicas", "selector"))).isEmpty();
  }

  private static List<Finding> judge(String text) {
    return SCHEMAS.decode(Given.object(text)).findings();
  }
}
