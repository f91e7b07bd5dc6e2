package io.mindscape.slipway.policies.semantic.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.semantic.Recorded;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Slices of resources, as a server of 1.37 judged them. */
class ResourceSlicesTest {

  private static final Map<String, String> ACCEPTED =
      Map.ofEntries(
          Map.entry(
              "slice",
              """
              apiVersion: resource.k8s.io/v1
              kind: ResourceSlice
              metadata:
                name: node-1-gpu
              spec:
                driver: gpu.example.com
                nodeName: node-1
                pool: {name: node-1, generation: 0, resourceSliceCount: 1}
                devices:
                  - name: gpu-0
                    attributes: {model: {string: a}, Example.com/slot: {int: 1}, firmware: {version: 1.2.3-rc.1}}
                    allowMultipleAllocations: true
                    capacity:
                      memory: {value: 40Gi, requestPolicy: {default: 2Gi, validRange: {min: 1Gi, step: 1Gi}}}
                      cores: {value: 10, requestPolicy: {default: 1, validValues: [1, 2]}}
                    taints: [{key: a, effect: NoSchedule}]
                    consumesCounters: [{counterSet: all, counters: {memory: {value: 40Gi}}}]
                    bindingConditions: [ready]
                    bindingFailureConditions: [failed]
                  - name: gpu-1
              """),
          Map.entry(
              "counters",
              """
              apiVersion: resource.k8s.io/v1
              kind: ResourceSlice
              metadata:
                name: counters
              spec:
                driver: gpu.example.com
                nodeSelector: {nodeSelectorTerms: [{}]}
                pool: {name: all, resourceSliceCount: 2}
                sharedCounters:
                  - {name: one, counters: {memory: {value: 40Gi}}}
                  - {name: two, counters: {memory: {value: 40Gi}}}
              """),
          Map.entry(
              "anywhere",
              """
              apiVersion: resource.k8s.io/v1
              kind: ResourceSlice
              metadata:
                name: anywhere
              spec:
                driver: gpu.example.com
                perDeviceNodeSelection: true
                pool: {name: all, resourceSliceCount: 2}
                devices:
                  - {name: a, nodeName: node-1}
                  - {name: b, allNodes: true}
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
          slice | '  nodeName: node-1\\n' | '' | spec required 5:1
          slice | nodeName: node-1 | nodeName: ""\\n  allNodes: true | spec.nodeName invalid 7:13
          slice | nodeName: node-1 | nodeName: node-1\\n  allNodes: true | spec invalid 5:1
          slice | nodeName: node-1 | nodeName: node-1\\n  allNodes: false | spec.allNodes invalid 8:13
          slice | resourceSliceCount: 1 | resourceSliceCount: 0 | spec.pool.resourceSliceCount invalid 8:59
          slice | generation: 0 | generation: -1 | spec.pool.generation invalid 8:36
          slice | name: gpu-1 | name: gpu-0 | spec.devices[1] duplicate 20:7
          slice | {string: a} | {string: a, int: 1} | spec.devices[0].attributes[model] invalid 11:20
          slice | {string: a} | {strings: [a]} | spec.devices[0].attributes[model] invalid 11:20
          slice | model | 1model | spec.devices[0].attributes[1model] invalid 11:20
          slice | 1.2.3-rc.1 | 1.2.03 | spec.devices[0].attributes[firmware].version invalid 11:88
          slice | '      allowMultipleAllocations: true\\n      capacity:\\n        memory: {value: 40Gi, requestPolicy: {default: 2Gi, validRange: {min: 1Gi, step: 1Gi}}}\\n' | '      capacity:\\n' | spec.devices[0].capacity[cores].requestPolicy forbidden 13:28
          slice | default: 2Gi | default: 1500Mi | spec.devices[0].capacity[memory].requestPolicy.validRange.step invalid 14:93
          slice | min: 1Gi | min: 3Gi | spec.devices[0].capacity[memory].requestPolicy.validRange.default invalid 14:61
          slice | step: 1Gi | step: 0 | spec.devices[0].capacity[memory].requestPolicy.validRange.step invalid 14:90
          slice | 'min: 1Gi, ' | '' | spec.devices[0].capacity[memory].requestPolicy.validRange.min required 14:61
          slice | [1, 2] | [2, 1] | spec.devices[0].capacity[cores].requestPolicy.validValues[1] invalid 15:73
          slice | [1, 2] | [2, 3] | spec.devices[0].capacity[cores].requestPolicy.validValues invalid 15:56
          slice | [1, 2] | [1, 11] | spec.devices[0].capacity[cores].requestPolicy.validValues[1] invalid 15:73
          slice | [1, 2] | [0.9, 1] | spec.devices[0].capacity[cores].requestPolicy.validValues[1] duplicate 15:75
          slice | 'default: 1, ' | '' | spec.devices[0].capacity[cores].requestPolicy.default required 15:28
          slice | , effect: NoSchedule | '' | spec.devices[0].taints[0].effect required 16:16
          slice | 'counterSet: all, ' | '' | spec.devices[0].consumesCounters[0].counterSet required 17:26
          slice | counters: {memory: {value: 40Gi}} | counters: {} | spec.devices[0].consumesCounters[0].counters required 17:44
          slice | [ready] | [ready, ready] | spec.devices[0].bindingConditions[1] duplicate 18:34
          slice | [failed] | [failed, ready] | spec.devices[0].bindingFailureConditions[1] invalid 19:42
          slice | '      bindingConditions: [ready]\\n' | '' | spec.devices[0].bindingConditions invalid 10:7
          slice | name: gpu-1 | name: gpu-1\\n      nodeName: node-1 | spec.devices[1] invalid 20:7
          counters | [{}] | [{}, {}] | spec.nodeSelector.nodeSelectorTerms invalid 7:18
          counters | name: two | name: one | spec.sharedCounters[1] duplicate 11:7
          counters | memory | Memory | spec.sharedCounters[0].counters[Memory] invalid 10:30
          counters | '  sharedCounters' | '  devices: []\\n  sharedCounters' | spec invalid 5:1
          anywhere | allNodes: true | allNodes: true, nodeName: a | spec.devices[1] invalid 11:7
          anywhere | , allNodes: true | '' | spec.devices[1] required 11:7
          """)
  void whatTheServerRefusesIsSaidAtItsPlace(
      String object, String instead, String write, String finding) {
    var before = Objects.requireNonNull(ACCEPTED.get(object));
    assertThat(Recorded.changed(before, instead, write)).containsExactly(finding);
  }
}
