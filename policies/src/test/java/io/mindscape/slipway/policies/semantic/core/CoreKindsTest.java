package io.mindscape.slipway.policies.semantic.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.mindscape.slipway.policies.Given;
import io.mindscape.slipway.policies.semantic.Recorded;
import io.mindscape.slipway.policies.semantic.Semantics;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kinds of the core group that make no pods, as a server of 1.37 judged them. */
class CoreKindsTest {

  private static final Map<String, String> ACCEPTED =
      Map.ofEntries(
          Map.entry(
              "namespace",
              """
              apiVersion: v1
              kind: Namespace
              metadata:
                name: team-recorded
                labels:
                  pod-security.kubernetes.io/enforce: baseline
                  pod-security.kubernetes.io/warn-version: v1.37
                  kubernetes.io/metadata.name: "not yours to say!"
              spec:
                finalizers: [kubernetes, example.com/cleanup]
              """),
          Map.entry(
              "node",
              """
              apiVersion: v1
              kind: Node
              metadata:
                name: node-recorded
              spec:
                podCIDR: 10.244.0.0/24
                podCIDRs: [10.244.0.0/24, "fd00:244::/64"]
                taints:
                  - {key: dedicated, value: gpu, effect: NoSchedule}
                  - {key: example.com/old, effect: NoExecute}
              status:
                capacity: {cpu: "4", pods: "110", example.com/gpu: 2}
                declaredFeatures: [A, B/c]
              """),
          Map.entry(
              "limits",
              """
              apiVersion: v1
              kind: LimitRange
              metadata:
                name: limits
              spec:
                limits:
                  - type: Container
                    min: {cpu: 50m}
                    defaultRequest: {cpu: 100m, example.com/gpu: 1}
                    default: {cpu: 500m, example.com/gpu: 1}
                    max: {cpu: "2"}
                    maxLimitRequestRatio: {cpu: 10}
                  - type: PersistentVolumeClaim
                    max: {storage: 10Gi}
              """),
          Map.entry(
              "quota",
              """
              apiVersion: v1
              kind: ResourceQuota
              metadata:
                name: quota
              spec:
                hard: {pods: "10", count/deployments.apps: 5}
                scopes: [BestEffort, NotTerminating]
                scopeSelector:
                  matchExpressions:
                    - {scopeName: PriorityClass, operator: In, values: [high]}
                    - {scopeName: Terminating, operator: Exists}
              """),
          Map.entry(
              "event",
              """
              apiVersion: v1
              kind: Event
              metadata:
                name: seen
              involvedObject: {kind: Pod, name: p}
              eventTime: "2024-01-02T03:04:05.123456Z"
              reportingComponent: example.com/controller
              reportingInstance: one
              action: Binding
              reason: Scheduled
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
          namespace | baseline | strict | metadata.labels[pod-security.kubernetes.io/enforce] unsupported 6:41
          namespace | v1.37 | "1.37" | metadata.labels[pod-security.kubernetes.io/warn-version] invalid 7:46
          namespace | team-recorded | team.a | metadata.name invalid 4:9
          namespace | example.com/cleanup | cleanup | spec.finalizers[1] invalid 10:28
          node | node-recorded | Node | metadata.name invalid 4:9
          node | podCIDR: 10.244.0.0/24 | podCIDR: 10.244.0.1/16 | spec.podCIDR invalid 6:12
          node | "fd00:244::/64" | 10.245.0.0/24 | spec.podCIDRs invalid 7:3
          node | "fd00:244::/64" | "fd00:244::1/64" | spec.podCIDRs[1] invalid 7:29
          node | NoSchedule | noschedule | spec.taints[0].effect unsupported 9:44
          node | , effect: NoExecute | '' | spec.taints[1].effect required 10:7
          node | example.com/old, effect: NoExecute | dedicated, effect: NoSchedule | spec.taints[1] duplicate 10:7
          node | value: gpu | value: "gpu!" | spec.taints[0].value invalid 9:31
          node | "4" | "-4" | status.capacity[cpu] invalid 12:19
          node | 110 | 110.5 | status.capacity[pods] invalid 12:30
          node | gpu: 2 | gpu: 1500m | status.capacity[example.com/gpu] invalid 12:54
          node | [A, B/c] | [B, A] | status.declaredFeatures[1] invalid 13:25
          node | [A, B/c] | [a] | status.declaredFeatures[0] invalid 13:22
          limits | type: Container | type: container | spec.limits[0].type unsupported 7:13
          limits | max: {storage: 10Gi} | max: {cpu: 1} | spec.limits[1] required 13:7
          limits | min: {cpu: 50m} | min: {cpu: 200m} | spec.limits[0].defaultRequest[cpu] invalid 9:29
          limits | min: {cpu: 50m} | min: {cpu: 50m, pods: 1} | spec.limits[0].min[pods] invalid 8:29
          limits | defaultRequest: {cpu: 100m | defaultRequest: {cpu: 600m | spec.limits[0].defaultRequest[cpu] invalid 9:29
          limits | Ratio: {cpu: 10} | Ratio: {cpu: 50} | spec.limits[0].maxLimitRequestRatio[cpu] invalid 12:35
          limits | Ratio: {cpu: 10} | Ratio: {cpu: 500m} | spec.limits[0].maxLimitRequestRatio[cpu] invalid 12:35
          limits | default: {cpu: 500m, example.com/gpu: 1} | default: {cpu: 500m, example.com/gpu: 2} | spec.limits[0].defaultRequest[example.com/gpu] invalid 9:52
          quota | "10" | -1 | spec.hard[pods] invalid 6:16
          quota | "10" | "1.5" | spec.hard[pods] invalid 6:16
          quota | count/deployments.apps | deployments | spec.hard[deployments] invalid 6:35
          quota | count/deployments.apps | storage | spec.hard[storage] invalid 6:31
          quota | [BestEffort, NotTerminating] | [BestEffort, NotBestEffort] | spec.scopes invalid 7:3
          quota | [BestEffort, NotTerminating] | [besteffort] | spec.scopes[0] unsupported 7:12
          quota | operator: In, values: [high] | operator: In | spec.scopeSelector.matchExpressions[0].values required 10:9
          quota | operator: Exists | operator: DoesNotExist | spec.scopeSelector.matchExpressions[1].operator invalid 11:44
          quota | operator: Exists | operator: Exists, values: [a] | spec.scopeSelector.matchExpressions[1].values invalid 11:52
          quota | scopeName: Terminating | scopeName: Terminated | spec.scopeSelector.matchExpressions[1].scopeName unsupported 11:21
          event | reportingInstance: one | reportingInstance: "" | reportingInstance required 8:20
          event | action: Binding\\n | '' | action required 1:1
          event | example.com/controller | a/b/c | reportingComponent invalid 7:21
          """)
  void whatTheServerRefusesIsSaidAtItsPlace(
      String object, String instead, String write, String finding) {
    var before = Objects.requireNonNull(ACCEPTED.get(object));
    assertThat(Recorded.changed(before, instead, write)).containsExactly(finding);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{a: [10.244.0.0/24]}", "[{a: 10.244.0.0/24}, {b: c}]", "a"})
  void networksThatAreNoListOfTextsAreForDecodingToTell(String networks) {
    var node =
        Given.object(
            """
            apiVersion: v1
            kind: Node
            metadata: {name: a}
            spec: {podCIDR: 10.244.0.0/24, podCIDRs: %s}
            """
                .formatted(networks));

    assertThatCode(() -> Semantics.refusals(node, Set.of())).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{apiVersion: v1, kind: Service, spec: {clusterIPs: {a: b}, clusterIP: None}}",
        "{apiVersion: v1, kind: Service, spec: {clusterIPs: {a: b, c: d}}}",
        "{apiVersion: networking.k8s.io/v1, kind: ServiceCIDR, spec: {cidrs: {a: b}}}",
        "{apiVersion: v1, kind: PersistentVolume, spec: {capacity: [1Gi]}}",
        "{apiVersion: v1, kind: PersistentVolume, spec: {capacity: [{storage: 1Gi}]}}"
      })
  void whatIsNoListOrNoMappingBreaksNoRule(String object) {
    assertThatCode(() -> Semantics.refusals(Given.object(object), Set.of()))
        .doesNotThrowAnyException();
  }
}
