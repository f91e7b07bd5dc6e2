package io.mindscape.slipway.policies.semantic;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.Given;
import io.mindscape.slipway.policies.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SemanticsTest {

  private static final String WORKLOAD =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: api}
      spec:
        selector:
          matchLabels:
            app: api
        template:
          metadata: {labels: {app: api, tier: back}}
          spec:
            containers:
              - name: api
                image: api
                ports: [{name: http, containerPort: 8000}]
                readinessProbe: {httpGet: {port: http}}
                resources:
                  requests: {cpu: 500m}
                  limits: {cpu: 1}
      """;

  @Test
  void whatTheServerAcceptsHasNothingToSay() {
    assertThat(judge(WORKLOAD)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"})
  void theTemplateCarriesWhatTheSelectorAsksFor(String kind) {
    var finding =
        only(WORKLOAD.replace("Deployment", kind).replace("{app: api, tier", "{app: web, tier"));

    assertThat(finding.rule()).isEqualTo("semantic/selector");
    assertThat(finding.place().line()).isEqualTo(7);
    assertThat(finding.message()).contains("app: api, which the pod template does not carry");
  }

  @Test
  void aTemplateWithoutLabelsIsToldOnce() {
    var finding = only(WORKLOAD.replace("    metadata: {labels: {app: api, tier: back}}\n", ""));

    assertThat(finding.rule()).isEqualTo("semantic/template-labels");
    assertThat(finding.place().line()).isEqualTo(8);
  }

  @Test
  void aProbesPortIsOneOfTheContainers() {
    var finding = only(WORKLOAD.replace("{httpGet: {port: http}}", "{httpGet: {port: htpp}}"));

    assertThat(finding.rule()).isEqualTo("semantic/probe-port");
    assertThat(finding.field())
        .isEqualTo("spec.template.spec.containers[0].readinessProbe.httpGet.port");
    assertThat(finding.message()).contains("no port named htpp; it has http");
  }

  @Test
  void aPortThatIsANumberNeedsNoName() {
    assertThat(judge(WORKLOAD.replace("{port: http}", "{port: 9}"))).isEmpty();
  }

  @Test
  void aNumberInQuotesIsNoNameOfAPort() {
    var finding = only(WORKLOAD.replace("{port: http}", "{port: \"9\"}"));

    assertThat(finding.rule()).isEqualTo("semantic/invalid");
    assertThat(finding.message()).endsWith("a number is written without quotes.");
  }

  @Test
  void nobodyAsksForMoreThanIsAllowed() {
    var finding = only(WORKLOAD.replace("{cpu: 500m}", "{cpu: 1500m}"));

    assertThat(finding.rule()).isEqualTo("semantic/requests-above-limits");
    assertThat(finding.place().line()).isEqualTo(17);
    assertThat(finding.message()).contains("asks for 1500m cpu and may use only 1");
  }

  private static List<Finding> judge(String text) {
    var object = Given.object(text);
    var findings = new ArrayList<>(Semantics.refusals(object, Set.of()));
    findings.addAll(Semantics.flaws(object));
    return findings;
  }

  private static Finding only(String text) {
    var findings = judge(text);
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }
}
