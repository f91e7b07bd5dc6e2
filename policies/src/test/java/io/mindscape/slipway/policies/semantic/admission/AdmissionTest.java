package io.mindscape.slipway.policies.semantic.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.Given;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.semantic.Semantics;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an API server refuses of policies, bindings, webhooks and flow control. */
class AdmissionTest {

  private static final String POLICY =
      """
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicy
      metadata: {name: replicas.example.com}
      spec:
        failurePolicy: Fail
        paramKind: {apiVersion: v1, kind: ConfigMap}
        matchConstraints:
          resourceRules:
            - apiGroups: [apps]
              apiVersions: [v1]
              operations: [CREATE]
              resources: [deployments]
        matchConditions:
          - {name: has-spec, expression: has(object.spec)}
        variables:
          - {name: most, expression: int(params.data.most)}
        validations:
          - expression: object.spec.replicas <= variables.most
            messageExpression: "'at most ' + string(variables.most)"
            reason: Invalid
        auditAnnotations:
          - {key: replicas, valueExpression: string(object.spec.replicas)}
      """;

  private static final String MUTATION =
      """
      apiVersion: admissionregistration.k8s.io/v1
      kind: MutatingAdmissionPolicy
      metadata: {name: label}
      spec:
        reinvocationPolicy: Never
        matchConstraints:
          resourceRules:
            - {apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}
        mutations:
          - patchType: JSONPatch
            jsonPatch:
              expression: "[JSONPatch{op: 'add', path: '/metadata/labels/' + jsonpatch.escapeKey('a/b'), value: 'c'}]"
          - patchType: ApplyConfiguration
            applyConfiguration:
              expression: "Object{metadata: Object.metadata{labels: {'a': 'b'}}}"
      """;

  private static final String WEBHOOK =
      """
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingWebhookConfiguration
      metadata: {name: checks}
      webhooks:
        - name: pods.example.com
          admissionReviewVersions: [v1]
          sideEffects: None
          timeoutSeconds: 5
          clientConfig:
            service: {name: hook, namespace: default, path: /validate}
          rules:
            - {apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}
      """;

  private static final String LEVEL =
      """
      apiVersion: flowcontrol.apiserver.k8s.io/v1
      kind: PriorityLevelConfiguration
      metadata: {name: robots}
      spec:
        type: Limited
        limited:
          limitResponse:
            type: Queue
            queuing: {queues: 64, handSize: 6}
      """;

  @Test
  void whatTheServerTakesHasNothingToSay() {
    assertThat(List.of(POLICY, MUTATION, WEBHOOK, LEVEL))
        .allSatisfy(text -> assertThat(judge(text)).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          failurePolicy: Fail | failurePolicy: Never | spec.failurePolicy | unsupported | 5:18
          kind: ConfigMap} | kind: Config_Map} | spec.paramKind.kind | invalid | 6:37
          resources: [deployments] | resources: ["*/*", deployments] | spec.matchConstraints.resourceRules[0].resources | invalid | 12:9
          operations: [CREATE] | operations: [create] | spec.matchConstraints.resourceRules[0].operations[0] | unsupported | 11:22
          has(object.spec) | object.spec.size() | spec.matchConditions[0].expression | invalid | 14:36
          expression: int(params.data.most) | expression: " " | spec.variables[0].expression | required | 16:32
          <= variables.most | <= variables.least | spec.validations[0].expression | invalid | 18:19
          "'at most ' + string(variables.most)" | "1" | spec.validations[0].messageExpression | invalid | 19:26
          reason: Invalid | reason: Because | spec.validations[0].reason | unsupported | 20:15
          {key: replicas, | {key: "-", | spec.auditAnnotations[0].key | invalid | 22:13
          string(object.spec.replicas) | size(params) == 1 | spec.auditAnnotations[0].valueExpression | invalid | 22:40
          """)
  void aPolicyIsToldWhereItIsWrong(
      String right, String wrong, String field, String rule, String place) {
    assertThat(told(POLICY, right, wrong)).startsWith(field + " " + rule + " " + place);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          reinvocationPolicy: Never | reinvocationPolicy: Always | spec.reinvocationPolicy | unsupported | 5:23
          operations: [CREATE] | operations: [DELETE] | spec.matchConstraints.resourceRules[0].operations[0] | unsupported | 8:59
          [JSONPatch{op: | ['a', {op: | spec.mutations[0].jsonPatch.expression | invalid | 12:21
          JSONPatch{op: 'add' | JSONPatch{op: 1 | spec.mutations[0].jsonPatch.expression | invalid | 12:21
          Object{metadata: | Thing{metadata: | spec.mutations[1].applyConfiguration.expression | invalid | 15:21
          patchType: ApplyConfiguration | patchType: Apply | spec.mutations[1].patchType | unsupported | 13:18
          """)
  void aMutatingPolicyToo(String right, String wrong, String field, String rule, String place) {
    assertThat(told(MUTATION, right, wrong)).containsExactly(field + " " + rule + " " + place);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          pods.example.com | pods.com | webhooks[0].name | invalid | 5:11
          [v1]\\n    side | [v3]\\n    side | webhooks[0].admissionReviewVersions | invalid | 6:5
          sideEffects: None | sideEffects: Some | webhooks[0].sideEffects | unsupported | 7:18
          timeoutSeconds: 5 | timeoutSeconds: 31 | webhooks[0].timeoutSeconds | invalid | 8:21
          path: /validate | path: /a//b | webhooks[0].clientConfig.service.path | invalid | 10:55
          service: {name: hook, namespace: default, path: /validate} | url: http://a.example.com | webhooks[0].clientConfig.url | invalid | 10:12
          resources: [pods] | resources: [] | webhooks[0].rules[0].resources | required | 12:68
          """)
  void aWebhookToo(String right, String wrong, String field, String rule, String place) {
    assertThat(told(WEBHOOK, right.replace("\\n", "\n"), wrong.replace("\\n", "\n")))
        .containsExactly(field + " " + rule + " " + place);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          type: Limited | type: Unlimited | spec.type | unsupported | 5:9
          type: Queue | type: Reject | spec.limited.limitResponse.queuing | forbidden | 9:7
          handSize: 6 | handSize: 65 | spec.limited.limitResponse.queuing.handSize | invalid | 9:39
          handSize: 6 | handSize: 11 | spec.limited.limitResponse.queuing.handSize | invalid | 9:39
          name: robots | name: exempt | spec.type | invalid | 5:9
          """)
  void aPriorityLevelToo(String right, String wrong, String field, String rule, String place) {
    assertThat(told(LEVEL, right, wrong)).containsExactly(field + " " + rule + " " + place);
  }

  private static List<String> told(String text, String right, String wrong) {
    assertThat(text).contains(right);
    return judge(text.replace(right, wrong)).stream()
        .map(
            finding ->
                "%s %s %d:%d"
                    .formatted(
                        finding.field(),
                        finding.rule().substring("semantic/".length()),
                        finding.place().line(),
                        finding.place().column()))
        .toList();
  }

  private static List<Finding> judge(String text) {
    return Semantics.refusals(Given.object(text), Set.of());
  }
}
