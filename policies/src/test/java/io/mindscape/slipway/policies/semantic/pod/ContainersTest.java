package io.mindscape.slipway.policies.semantic.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.Given;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.semantic.Semantics;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an API server answered when these were to be created, in a dry run. */
class ContainersTest {

  private static final String POD = Given.resource(ContainersTest.class, "containers.yaml");

  private static final String ON_THE_NODE =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: a}
      spec:
        hostNetwork: true
        containers:
          - {name: a, image: a, ports: [{containerPort: 80}]}
          - {name: b, image: b, ports: [{containerPort: 81}]}
      """;

  @Test
  void whatTheServerAcceptsHasNothingToSay() {
    assertThat(judge(POD)).isEmpty();
    assertThat(judge(ON_THE_NODE)).isEmpty();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "containers.csv", delimiter = '|', quoteCharacter = '`')
  void whatTheServerRefusesIsSaidWhereItStands(
      String replace, String by, String rule, String place, String field) {
    assertThat(POD).containsOnlyOnce(replace);

    var findings = judge(POD.replace(replace, by));

    assertThat(findings).hasSize(1);
    var finding = findings.get(0);
    assertThat(finding.rule()).isEqualTo("semantic/" + rule);
    assertThat(finding.field()).isEqualTo(field);
    assertThat(finding.place().line() + ":" + finding.place().column()).isEqualTo(place);
  }

  @Test
  void onTheNetworkOfTheNodeEveryPortIsOneOfTheNode() {
    var twice = ON_THE_NODE.replace("81", "80");

    assertThat(judge(twice)).extracting(Finding::rule).containsExactly("semantic/duplicate");
    assertThat(judge(ON_THE_NODE.replace("81", "81, hostPort: 82")))
        .extracting(Finding::field)
        .containsExactly("spec.containers[1].ports[0].hostPort");
  }

  @Test
  void aTemplateMaySayWhatAPodMayNot() {
    assertThat(judge(template(ON_THE_NODE.replace("81", "80")))).isEmpty();
    assertThat(judge(template(ON_THE_NODE.replace("image: b", "image: ' b'")))).isEmpty();
    assertThat(judge(ON_THE_NODE.replace("image: b", "image: ' b'"))).hasSize(1);
  }

  @Test
  void aSignalToStopIsNotRead() {
    var begins = ON_THE_NODE.replace("containers:", "initContainers:");
    var whole = begins.replace("image: b", "image: b, lifecycle: {stopSignal: NONE}");

    assertThat(judge(whole)).extracting(Finding::field).containsExactly("spec.containers");
    assertThat(judge(whole.replace("{stopSignal: NONE}", "{}")))
        .extracting(Finding::field)
        .contains("spec.initContainers[1].lifecycle");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1m", "0", "1000m", "1.0", "00.1e1", "0.001"})
  void anAmountOfCpuIsToldInWholeCoresOrThousandths(String divisor) {
    assertThat(judge(POD.replace("divisor: 1m", "divisor: '" + divisor + "'"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "1k", "10m", "1.", "01", "+1", "1e0", "1e-3", "1.m", "1000000001n"})
  void aDivisorIsComparedAsItIsWrittenIfTheServerTakesThatForItsShortestForm(String divisor) {
    assertThat(judge(POD.replace("divisor: 1m", "divisor: '" + divisor + "'")))
        .extracting(Finding::message)
        .containsExactly(
            "spec.containers[0].env[2].valueFrom.resourceFieldRef.divisor is \"%s\": for cpu it has"
                    .formatted(divisor)
                + " to be 1 or 1m.");
  }

  @Test
  void containersAreAddedForDebuggingOnlyToAPodThatRuns() {
    assertThat(judge(ON_THE_NODE + "  ephemeralContainers: [{name: c, image: c}]\n"))
        .extracting(Finding::rule)
        .containsExactly("semantic/forbidden");
  }

  private static String template(String pod) {
    return pod.replace("kind: Pod", "kind: PodTemplate")
        .replace("spec:\n", "template:\n  spec:\n")
        .replaceAll("(?m)^  (?!spec)", "    ");
  }

  private static List<Finding> judge(String text) {
    return Semantics.refusals(Given.object(text), Set.of());
  }
}
