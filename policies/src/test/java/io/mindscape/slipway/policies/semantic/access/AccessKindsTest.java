package io.mindscape.slipway.policies.semantic.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.semantic.Recorded;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Roles, reviews and some small kinds, as a server of 1.37 judged them. */
class AccessKindsTest {

  private static final Map<String, String> ACCEPTED =
      Map.ofEntries(
          Map.entry(
              "role",
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: Role
              metadata:
                name: system:reader
              rules:
                - {apiGroups: [""], resources: [pods], verbs: [get]}
              """),
          Map.entry(
              "cluster-role",
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: ClusterRole
              metadata:
                name: reader
              rules:
                - {nonResourceURLs: [/healthz], verbs: [get]}
              aggregationRule:
                clusterRoleSelectors:
                  - matchExpressions: [{key: a, operator: Exists}]
              """),
          Map.entry(
              "binding",
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: RoleBinding
              metadata:
                name: readers
              roleRef: {kind: Role, name: reader}
              subjects:
                - {kind: ServiceAccount, name: web}
                - {kind: User, name: jane}
              """),
          Map.entry(
              "cluster-binding",
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: ClusterRoleBinding
              metadata:
                name: readers
              roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: reader}
              subjects:
                - {kind: ServiceAccount, name: web, namespace: default}
              """),
          Map.entry(
              "review",
              """
              apiVersion: authorization.k8s.io/v1
              kind: SubjectAccessReview
              metadata: {}
              spec:
                user: jane
                resourceAttributes:
                  resource: pods
                  fieldSelector: {rawSelector: spec.nodeName=a}
                  labelSelector: {requirements: [{key: app, operator: In, values: [web]}]}
              """),
          Map.entry(
              "local-review",
              """
              apiVersion: authorization.k8s.io/v1
              kind: LocalSubjectAccessReview
              metadata: {namespace: default}
              spec:
                groups: [team]
                resourceAttributes: {namespace: default, resource: pods, verb: get}
              """),
          Map.entry(
              "self-review",
              """
              apiVersion: authorization.k8s.io/v1
              kind: SelfSubjectAccessReview
              spec:
                nonResourceAttributes: {path: /healthz, verb: get}
              """),
          Map.entry(
              "rules-review",
              """
              apiVersion: authorization.k8s.io/v1
              kind: SelfSubjectRulesReview
              spec: {namespace: default}
              """),
          Map.entry(
              "token",
              """
              apiVersion: authentication.k8s.io/v1
              kind: TokenReview
              spec: {token: abc}
              """),
          Map.entry(
              "lease",
              """
              apiVersion: coordination.k8s.io/v1
              kind: Lease
              metadata:
                name: leader
              spec: {leaseDurationSeconds: 15, leaseTransitions: 0}
              """),
          Map.entry(
              "priority",
              """
              apiVersion: scheduling.k8s.io/v1
              kind: PriorityClass
              metadata:
                name: high
              value: 1000000000
              preemptionPolicy: Never
              """),
          Map.entry(
              "runtime",
              """
              apiVersion: node.k8s.io/v1
              kind: RuntimeClass
              metadata:
                name: kata
              handler: kata
              overhead: {podFixed: {cpu: 250m, hugepages-2Mi: 4Mi}}
              scheduling:
                nodeSelector: {runtime: kata}
                tolerations: [{key: runtime, value: kata}, {operator: Exists}]
              """),
          Map.entry(
              "migration",
              """
              apiVersion: storagemigration.k8s.io/v1
              kind: StorageVersionMigration
              metadata:
                name: jobs
              spec: {resource: {group: batch, resource: jobs}}
              """));

  @Test
  void whatTheServerAcceptsHasNothingToSay() {
    ACCEPTED.forEach((name, object) -> assertThat(Recorded.findings(object)).as(name).isEmpty());
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          role | system:reader | a/b | metadata.name invalid 4:9
          role | [get] | [] | rules[0].verbs required 6:42
          role | 'apiGroups: [""], ' | '' | rules[0].apiGroups required 6:5
          role | [pods] | [] | rules[0].resources required 6:23
          role | apiGroups: [""], resources: [pods] | nonResourceURLs: [/healthz] | rules[0].nonResourceURLs invalid 6:6
          cluster-role | verbs | resourceNames: [a], verbs | rules[0].nonResourceURLs invalid 6:6
          cluster-role | operator: Exists | operator: Equals | aggregationRule.clusterRoleSelectors[0].matchExpressions[0].operator unsupported 9:45
          cluster-role | \\n    - matchExpressions: [{key: a, operator: Exists}] | ' []' | aggregationRule.clusterRoleSelectors required 8:3
          binding | kind: Role, | kind: Pod, | roleRef.kind unsupported 5:17
          binding | name: reader} | name: ".."} | roleRef.name invalid 5:29
          binding | , name: reader} | } | roleRef.name required 5:1
          binding | kind: Role, | kind: Role, apiGroup: apps, | roleRef.apiGroup unsupported 5:33
          binding | name: web | name: Web | subjects[0].name invalid 7:34
          binding | name: web | name: web, apiGroup: rbac.authorization.k8s.io | subjects[0].apiGroup unsupported 7:49
          binding | , name: jane | '' | subjects[1].name required 8:5
          binding | kind: User | kind: Robot | subjects[1].kind unsupported 8:12
          binding | kind: User | apiGroup: apps, kind: Group | subjects[1].apiGroup unsupported 8:16
          cluster-binding | kind: ClusterRole, name | kind: Role, name | roleRef.kind unsupported 5:54
          cluster-binding | , namespace: default | '' | subjects[0].namespace required 7:5
          review | metadata: {} | metadata: {name: a} | metadata invalid 3:1
          review | '  user: jane\\n' | '' | spec.user invalid 4:1
          review | '  user: jane' | '  user: jane\\n  nonResourceAttributes: {path: /}' | spec invalid 4:1
          review | rawSelector: spec.nodeName=a | '' | spec.resourceAttributes.fieldSelector.requirements required 8:5
          review | rawSelector: spec.nodeName=a | rawSelector: a=b, requirements: [{key: a, operator: Exists}] | spec.resourceAttributes.fieldSelector.rawSelector invalid 8:34
          review | rawSelector: spec.nodeName=a | requirements: [{key: "", operator: Exists}] | spec.resourceAttributes.fieldSelector.requirements[0].key required 8:42
          review | [web] | [] | spec.resourceAttributes.labelSelector.requirements[0].values required 9:61
          review | key: app | key: "an app" | spec.resourceAttributes.labelSelector.requirements[0].key invalid 9:42
          local-review | {namespace: default, resource | {namespace: other, resource | spec.resourceAttributes.namespace invalid 6:35
          local-review | resourceAttributes: {namespace: default, resource: pods, verb: get} | nonResourceAttributes: {path: /} | spec.nonResourceAttributes invalid 6:3
          self-review | '  nonResourceAttributes: {path: /healthz, verb: get}' | '  resourceAttributes: null' | spec invalid 3:1
          rules-review | namespace: default | namespace: "" | spec.namespace required 3:19
          token | abc | "" | spec.token required 3:15
          lease | 15 | 0 | spec.leaseDurationSeconds invalid 5:30
          lease | leaseTransitions: 0 | leaseTransitions: -1 | spec.leaseTransitions invalid 5:52
          priority | 1000000000 | 1000000001 | value forbidden 5:8
          priority | Never | "" | preemptionPolicy unsupported 6:19
          priority | name: high | name: system-high | metadata.name forbidden 4:9
          runtime | handler: kata | handler: Kata | handler invalid 5:10
          runtime | 4Mi | 3Mi | overhead.podFixed[hugepages-2Mi] invalid 6:49
          runtime | cpu: 250m | example.com/gpu: 1 | overhead.podFixed forbidden 6:12
          runtime | cpu: 250m | cpu: 1, storage: 1 | overhead.podFixed[storage] invalid 6:40
          runtime | runtime: kata | "a runtime": kata | scheduling.nodeSelector[a runtime] invalid 8:31
          runtime | {operator: Exists} | {key: runtime, value: kata} | scheduling.tolerations[1] duplicate 9:46
          runtime | {operator: Exists} | {operator: Equal} | scheduling.tolerations[1].operator invalid 9:57
          migration | jobs} | Jobs} | spec.resource.resource invalid 5:43
          migration | group: batch | group: Batch | spec.resource.group invalid 5:26
          """)
  void whatTheServerRefusesIsSaidAtItsPlace(
      String object, String instead, String write, String finding) {
    var before = Objects.requireNonNull(ACCEPTED.get(object));
    assertThat(Recorded.changed(before, instead, write)).containsExactly(finding);
  }
}
