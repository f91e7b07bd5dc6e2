package io.mindscape.slipway.policies.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Policies of a repository; what they say word for word is held to a real server elsewhere. */
class PoliciesTest {

  private static final String OBJECT =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: settings, namespace: shop}
      data: {level: debug}
      """;

  private static final String LIMITS =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: limits, namespace: shop}
      data: {level: info}
      """;

  @Test
  void aPolicyWithoutABindingSaysNothing() {
    var policies = Policies.read(List.of(file(policy("expression: 'false'"))));
    assertThat(policies.judge(object(), true)).isEmpty();
  }

  @Test
  void anExpressionThatTheServerWouldNotTakeIsRefusedWithItsLine() {
    assertThatThrownBy(() -> policies("expression: object.spec.paused", "Deny"))
        .isInstanceOf(Refused.class)
        .hasMessageStartingWith("policy.yaml:10: ")
        .hasMessageContaining("must evaluate to bool but got dyn");
    assertThatThrownBy(() -> policies("expression: params == null", "Deny"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("undeclared reference to 'params'");
  }

  @Test
  void theBindingDecidesHowGraveAFindingIs() {
    var demand = "{expression: \"object.data.level != 'debug'\", message: too talkative}";
    assertThat(judge(demand, "Deny")).extracting(Finding::severity).containsExactly(Severity.ERROR);
    assertThat(judge(demand, "Warn"))
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING);
    assertThat(judge(demand, "Audit"))
        .extracting(Finding::message, Finding::severity)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("too talkative", Severity.INFO));
  }

  @Test
  void whatOnlyAClusterKnowsIsNotEvaluatedAndNeverGreen() {
    var asks = "authorizer.group('').resource('pods').check('get').allowed()";
    assertThat(judge("expression: \"" + asks + "\"", "Deny"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("policy/not-evaluated");
              assertThat(finding.severity()).isEqualTo(Severity.INFO);
              assertThat(finding.message()).contains("the authorizer");
            });
    assertThat(judge("expression: \"false && " + asks + "\"", "Deny"))
        .extracting(Finding::rule)
        .containsExactly("policy/levels");
  }

  @Test
  void paramsComeFromTheRepository() {
    var demand =
        "{expression: object.data.level == params.data.level, messageExpression: \"'use ' +"
            + " params.data.level\"}";
    var policy =
        policy(demand)
            .replace("spec:\n", "spec:\n  paramKind: {apiVersion: v1, kind: ConfigMap}\n");
    var binding = binding("Deny") + "  paramRef: {name: limits, parameterNotFoundAction: Deny}\n";
    var policies = Policies.read(List.of(file(policy + "---\n" + binding)));

    assertThat(policies.judge(object(), null, true, Surroundings.of(List.of(manifest(LIMITS)))))
        .extracting(Finding::message)
        .containsExactly("use info");
    assertThat(policies.judge(object(), true))
        .extracting(Finding::message)
        .containsExactly(
            "failed to configure binding: no params found for policy binding with `Deny`"
                + " parameterNotFoundAction");
  }

  @Test
  void aRunawayExpressionEndsWithinASecond() {
    var runaway = "lists.range(1000).all(x, lists.range(1000).all(y, x + y >= 0))";
    // Of its own time: others may have the machine meanwhile.
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    assertThat(judge("expression: \"" + runaway + "\"", "Deny"))
        .extracting(Finding::message)
        .containsExactly(
            "expression '"
                + runaway
                + "' resulted in error: operation cancelled: actual cost limit"
                + " exceeded");
    assertThat(threads.getCurrentThreadCpuTime() - start).isLessThan(5_000_000_000L);
  }

  private static List<Finding> judge(String validation, String action) {
    return policies(validation, action).judge(object(), true);
  }

  private static Policies policies(String validation, String action) {
    return Policies.read(List.of(file(policy(validation) + "---\n" + binding(action))));
  }

  private static String policy(String validation) {
    return """
    apiVersion: admissionregistration.k8s.io/v1
    kind: ValidatingAdmissionPolicy
    metadata:
      name: levels
    spec:
      matchConstraints:
        resourceRules:
        - {apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [configmaps]}
      validations:
      - %s
    """
        .formatted(validation);
  }

  private static String binding(String action) {
    return """
    apiVersion: admissionregistration.k8s.io/v1
    kind: ValidatingAdmissionPolicyBinding
    metadata: {name: levels}
    spec:
      policyName: levels
      validationActions: [%s]
    """
        .formatted(action);
  }

  private static SourceFile file(String text) {
    return new SourceFile("policy.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  private static Manifest object() {
    return manifest(OBJECT);
  }

  private static Manifest manifest(String text) {
    return Manifests.in(YamlReader.read(file(text))).getFirst();
  }
}
