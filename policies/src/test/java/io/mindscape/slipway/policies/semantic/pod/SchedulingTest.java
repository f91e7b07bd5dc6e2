package io.mindscape.slipway.policies.semantic.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.semantic.Recorded;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where pods are to run, as a server of 1.37 judged it. */
class SchedulingTest {

  private static final Map<String, String> ACCEPTED =
      Map.ofEntries(
          Map.entry(
              "pod",
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: web
                labels: {app: web}
              spec:
                containers:
                  - {name: main, image: app}
                nodeSelector: {kubernetes.io/os: linux}
                tolerations:
                  - {key: dedicated, operator: Equal, value: gpu, effect: NoSchedule}
                  - {key: node.example/bad, operator: Exists, effect: NoExecute, tolerationSeconds: 60}
                affinity:
                  nodeAffinity:
                    requiredDuringSchedulingIgnoredDuringExecution:
                      nodeSelectorTerms:
                        - matchExpressions:
                            - {key: zone, operator: In, values: [a, b]}
                            - {key: cores, operator: Gt, values: ["4"]}
                          matchFields: [{key: metadata.name, operator: In, values: [node-1]}]
                    preferredDuringSchedulingIgnoredDuringExecution:
                      - {weight: 10, preference: {matchExpressions: [{key: ssd, operator: Exists}]}}
                  podAffinity:
                    requiredDuringSchedulingIgnoredDuringExecution:
                      - labelSelector: {matchLabels: {tier: db}}
                        namespaces: [default]
                        topologyKey: zone
                        matchLabelKeys: [app]
                        mismatchLabelKeys: [track]
                  podAntiAffinity:
                    preferredDuringSchedulingIgnoredDuringExecution:
                      - weight: 100
                        podAffinityTerm: {labelSelector: {}, namespaceSelector: {}, topologyKey: host}
                topologySpreadConstraints:
                  - {maxSkew: 1, topologyKey: host, whenUnsatisfiable: DoNotSchedule, minDomains: 2}
                  - maxSkew: 1
                    topologyKey: host
                    whenUnsatisfiable: ScheduleAnyway
                    labelSelector: {matchLabels: {tier: web}}
                    matchLabelKeys: [app]
                    nodeAffinityPolicy: Honor
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
          pod | os: linux | os: "linux!" | spec.nodeSelector[kubernetes.io/os] invalid 9:36
          pod | kubernetes.io/os | "kubernetes.io/os!" | spec.nodeSelector[kubernetes.io/os!] invalid 9:39
          pod | operator: Equal | operator: Lt | spec.tolerations[0].operator invalid 11:34
          pod | operator: Equal | operator: Exists | spec.tolerations[0].operator invalid 11:34
          pod | 'key: dedicated, ' | '' | spec.tolerations[0].operator invalid 11:18
          pod | dedicated | a/b/c | spec.tolerations[0].key invalid 11:13
          pod | value: gpu | value: "gpu!" | spec.tolerations[0].operator invalid 11:34
          pod | NoSchedule | NoRun | spec.tolerations[0].effect invalid 11:61
          pod | NoExecute | PreferNoSchedule | spec.tolerations[1].effect invalid 12:57
          pod | values: [a, b] | values: [] | spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].values required 18:43
          pod | [a, b] | [a, "b!"] | spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].values[1] invalid 18:55
          pod | operator: In, values: [a | operator: Within, values: [a | spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].operator invalid 18:39
          pod | ["4"] | ["4", "8"] | spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[1].values required 19:44
          pod | key: cores | key: "cores!" | spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[1].key invalid 19:23
          pod | metadata.name | spec.podCIDR | spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchFields[0].key invalid 20:33
          pod | node-1 | Node1 | spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchFields[0].values[0] invalid 20:71
          pod | weight: 10, | weight: 0, | spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight invalid 22:20
          pod | operator: Exists}]}} | operator: Exists, values: [a]}]}} | spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference.matchExpressions[0].values forbidden 22:85
          pod | {tier: db} | {tier: "db!"} | spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector.matchLabels[tier] invalid 25:47
          pod | [default] | [Default] | spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].namespaces[0] invalid 26:24
          pod | topologyKey: zone\\n | topologyKey: ""\\n | spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey required 27:24
          pod | matchLabelKeys: [app] | matchLabelKeys: ["app!"] | spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].matchLabelKeys[0] invalid 28:28
          pod | {tier: db} | {app: db} | spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].matchLabelKeys[0] invalid 28:28
          pod | weight: 100 | weight: 101 | spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight invalid 32:19
          pod | namespaceSelector: {} | namespaceSelector: {matchExpressions: [{key: a, operator: In}]} | spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm.namespaceSelector.matchExpressions[0].values required 33:87
          pod | topologyKey: host} | topologyKey: host!} | spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm.topologyKey invalid 33:84
          pod | maxSkew: 1, | maxSkew: 0, | spec.topologySpreadConstraints[0].maxSkew invalid 35:17
          pod | topologyKey: host, | topologyKey: "", | spec.topologySpreadConstraints[0].topologyKey required 35:33
          pod | DoNotSchedule, minDomains: 2 | ScheduleAnyway | spec.topologySpreadConstraints[1] duplicate 36:7
          pod | minDomains: 2 | minDomains: 0 | spec.topologySpreadConstraints[0].minDomains invalid 35:85
          pod | ScheduleAnyway | ScheduleAnyway\\n      minDomains: 1 | spec.topologySpreadConstraints[1].minDomains invalid 39:19
          pod | {tier: web} | {app: web} | spec.topologySpreadConstraints[1].matchLabelKeys[0] invalid 40:24
          pod | Honor | Honour | spec.topologySpreadConstraints[1].nodeAffinityPolicy unsupported 41:27
          """)
  void whatTheServerRefusesIsSaidWhereItStands(
      String object, String instead, String write, String finding) {
    assertThat(Recorded.changed(Objects.requireNonNull(ACCEPTED.get(object)), instead, write))
        .containsExactly(finding);
  }
}
