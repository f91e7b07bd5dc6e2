package io.mindscape.slipway.policies.semantic.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.semantic.Recorded;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Claims for devices, their classes and taints, as a server of 1.37 judged them. */
class DeviceKindsTest {

  private static final Map<String, String> ACCEPTED =
      Map.ofEntries(
          Map.entry(
              "class",
              """
              apiVersion: resource.k8s.io/v1
              kind: DeviceClass
              metadata:
                name: gpu
              spec:
                selectors: [{cel: {expression: device.driver == "gpu.example.com"}}]
                config: [{opaque: {driver: gpu.example.com, parameters: {}}}]
                extendedResourceName: example.com/gpu
              """),
          Map.entry(
              "taint",
              """
              apiVersion: resource.k8s.io/v1
              kind: DeviceTaintRule
              metadata:
                name: broken
              spec:
                deviceSelector: {driver: GPU.example.com, pool: a/b, device: gpu-0}
                taint: {key: broken, value: "yes", effect: None}
              """),
          Map.entry(
              "claim",
              """
              apiVersion: resource.k8s.io/v1
              kind: ResourceClaim
              metadata:
                name: two
              spec:
                devices:
                  requests:
                    - name: one
                      exactly:
                        deviceClassName: gpu
                        count: 0
                        tolerations: [{key: broken}, {operator: Exists, effect: NoExecute}]
                    - name: other
                      firstAvailable:
                        - {name: big, deviceClassName: gpu, allocationMode: All}
                        - {name: small, deviceClassName: gpu}
                  constraints:
                    - {requests: [one, other/big], matchAttribute: gpu.example.com/model}
                  config:
                    - requests: [other]
                      opaque: {driver: gpu.example.com, parameters: {mode: fast}}
              """),
          Map.entry(
              "template",
              """
              apiVersion: resource.k8s.io/v1
              kind: ResourceClaimTemplate
              metadata:
                name: one
              spec:
                metadata: {labels: {app: web}, generation: 0}
                spec: {devices: {requests: [{name: one, exactly: {deviceClassName: gpu}}]}}
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
          class | name: gpu | name: Gpu | metadata.name invalid 4:9
          class | device.driver == "gpu.example.com" | "" | spec.selectors[0].cel.expression invalid 6:34
          class | cel: {expression: device.driver == "gpu.example.com"} | '' | spec.selectors[0].cel required 6:15
          class | opaque: {driver: gpu.example.com, parameters: {}} | '' | spec.config[0].opaque required 7:12
          class | parameters: {} | parameters: null | spec.config[0].opaque.parameters required 7:59
          class | parameters: {} | parameters: [a] | spec.config[0].opaque.parameters invalid 7:47
          class | driver: gpu.example.com, | driver: gpu_1, | spec.config[0].opaque.driver invalid 7:30
          class | example.com/gpu | gpu | spec.extendedResourceName invalid 8:25
          taint | GPU.example.com | "" | spec.deviceSelector.driver required 6:28
          taint | a/b | a//b | spec.deviceSelector.pool invalid 6:51
          taint | gpu-0 | GPU-0 | spec.deviceSelector.device invalid 6:64
          taint | broken, | "a key", | spec.taint.key invalid 7:16
          taint | effect: None | effect: PreferNoSchedule | spec.taint.effect unsupported 7:46
          taint | , effect: None | '' | spec.taint.effect required 7:3
          claim | name: small | name: Small | spec.devices.requests[1].firstAvailable[1].name invalid 16:20
          claim | count: 0 | count: -1 | spec.devices.requests[0].exactly.count invalid 11:18
          claim | deviceClassName: gpu\\n | deviceClassName: Gpu\\n | spec.devices.requests[0].exactly.deviceClassName invalid 10:28
          claim | key: broken | key: broken, operator: Gt | spec.devices.requests[0].exactly.tolerations[0].operator unsupported 12:49
          claim | operator: Exists, | operator: Exists, value: a, | spec.devices.requests[0].exactly.tolerations[1].value invalid 12:66
          claim | NoExecute | Evict | spec.devices.requests[0].exactly.tolerations[1].effect unsupported 12:67
          claim | allocationMode: All | allocationMode: Some | spec.devices.requests[1].firstAvailable[0].allocationMode unsupported 15:63
          claim | allocationMode: All | allocationMode: All, count: 1 | spec.devices.requests[1].firstAvailable[0].count invalid 15:75
          claim | name: small | name: big | spec.devices.requests[1].firstAvailable[1] duplicate 16:13
          claim | other/big | other/medium | spec.devices.constraints[0].requests[1] invalid 18:26
          claim | '[one, ' | '[one, one, ' | spec.devices.constraints[0].requests[1] duplicate 18:26
          claim | gpu.example.com/model | model | spec.devices.constraints[0].matchAttribute invalid 18:54
          claim | gpu.example.com/model | GPU.example.com/model | spec.devices.constraints[0].matchAttribute invalid 18:54
          claim | , matchAttribute: gpu.example.com/model | '' | spec.devices.constraints[0] required 18:9
          claim | requests: [other] | requests: [none] | spec.devices.config[0].requests[0] invalid 20:20
          claim | mode: fast}} | mode: fast}}\\n      - {} | spec.devices.config[1].opaque required 22:9
          template | generation: 0 | generation: 1 | spec.metadata.generation forbidden 6:46
          template | generation: 0 | name: a | spec.metadata.name forbidden 6:40
          template | app: web | app: "a web" | spec.metadata.labels[app] invalid 6:28
          template | exactly: {deviceClassName: gpu} | '' | spec.spec.devices.requests[0] required 7:31
          """)
  void whatTheServerRefusesIsSaidAtItsPlace(
      String object, String instead, String write, String finding) {
    var before = Objects.requireNonNull(ACCEPTED.get(object));
    assertThat(Recorded.changed(before, instead, write)).containsExactly(finding);
  }
}
