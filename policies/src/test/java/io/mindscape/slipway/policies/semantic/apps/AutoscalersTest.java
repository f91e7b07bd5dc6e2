package io.mindscape.slipway.policies.semantic.apps;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.semantic.Recorded;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Autoscalers of both versions as a server of 1.37 judged them. */
class AutoscalersTest {

  private static final Map<String, String> ACCEPTED =
      Map.ofEntries(
          Map.entry(
              "scaler",
              """
              apiVersion: autoscaling/v2
              kind: HorizontalPodAutoscaler
              metadata:
                name: web
                annotations: {autoscaling.alpha.kubernetes.io/metrics: "[{}]"}
              spec:
                scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
                minReplicas: 0
                maxReplicas: 10
                metrics:
                  - type: Resource
                    resource: {name: anything, target: {type: Value, averageUtilization: 70}}
                  - type: ContainerResource
                    containerResource:
                      name: example.com/gpu
                      container: web
                      target: {type: AverageValue, averageValue: 200m}
                  - type: Pods
                    pods: {metric: {name: a b}, target: {type: AverageValue, averageValue: "100"}}
                  - type: Object
                    object:
                      describedObject: {kind: Service, name: web}
                      metric: {name: rps}
                      target: {type: Value, value: 2k, averageValue: 1}
                  - type: External
                    external: {metric: {name: queue}, target: {type: Value, value: 30}}
                behavior:
                  scaleUp:
                    stabilizationWindowSeconds: 3600
                    tolerance: 0
                    policies: [{type: Percent, value: 1000, periodSeconds: 1800}]
                  scaleDown: {selectPolicy: Disabled}
              """),
          Map.entry(
              "old",
              """
              apiVersion: autoscaling/v1
              kind: HorizontalPodAutoscaler
              metadata:
                name: web
                annotations:
                  autoscaling.alpha.kubernetes.io/metrics: '[{"type":"External","external":{"metricName":"queue","TargetValue":"5"}}]'
                  autoscaling.alpha.kubernetes.io/behavior: '{"ScaleUp":{"Policies":[{"Type":"Pods","Value":4,"PeriodSeconds":15}]}}'
                  autoscaling.alpha.kubernetes.io/conditions: no json at all
              spec:
                scaleTargetRef: {kind: ReplicationController, name: web}
                minReplicas: 0
                maxReplicas: 5
                targetCPUUtilizationPercentage: 80
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
          scaler | apps/v1 | v1 | spec.scaleTargetRef.apiVersion invalid 7:32
          scaler | apps/v1 | apps/v1/beta | spec.scaleTargetRef.apiVersion invalid 7:32
          scaler | apps/v1 | /v1 | spec.scaleTargetRef.apiVersion invalid 7:32
          scaler | kind: Deployment | kind: a/b | spec.scaleTargetRef.kind invalid 7:47
          scaler | kind: Deployment, name: web | kind: Deployment | spec.scaleTargetRef.name required 7:3
          scaler | minReplicas: 0 | minReplicas: -1 | spec.minReplicas invalid 8:16
          scaler | minReplicas: 0 | minReplicas: 11 | spec.maxReplicas invalid 9:16
          scaler | '  maxReplicas: 10\\n' | '' | spec.maxReplicas required 6:1
          scaler | maxReplicas: 10 | maxReplicas: -10 | spec.maxReplicas invalid 9:16
          scaler | type: Resource | type: Memory | spec.metrics[0].type unsupported 11:13
          scaler | type: Resource | type: "" | spec.metrics[0].type required 11:13
          scaler | type: Resource | type: Pods | spec.metrics[0].pods required 11:7
          scaler | {name: anything, target | {target | spec.metrics[0].resource.name required 12:7
          scaler | type: Value, averageUtilization: 70 | type: Percent, averageUtilization: 70 | spec.metrics[0].resource.target.type unsupported 12:49
          scaler | type: Value, averageUtilization: 70 | averageUtilization: 70 | spec.metrics[0].resource.target.type required 12:34
          scaler | averageUtilization: 70 | averageUtilization: 0 | spec.metrics[0].resource.target.averageUtilization invalid 12:76
          scaler | averageUtilization: 70 | averageUtilization: 70, averageValue: 1 | spec.metrics[0].resource.target.averageValue forbidden 12:94
          scaler | averageUtilization: 70 | value: 1 | spec.metrics[0].resource.target.averageUtilization required 12:34
          scaler | example.com/gpu | gpu | spec.metrics[1].containerResource.name invalid 15:15
          scaler | example.com/gpu | storage | spec.metrics[1].containerResource.name invalid 15:15
          scaler | '        container: web\\n' | '' | spec.metrics[1].containerResource.container required 14:7
          scaler | container: web | container: Web | spec.metrics[1].containerResource.container invalid 16:20
          scaler | 200m | -1m | spec.metrics[1].containerResource.target.averageValue invalid 17:52
          scaler | name: a b | name: a%b | spec.metrics[2].pods.metric.name invalid 19:29
          scaler | {name: a b} | {} | spec.metrics[2].pods.metric.name required 19:14
          scaler | averageValue: "100" | value: 100 | spec.metrics[2].pods.target.averageValue required 19:35
          scaler | '      object:\\n' | '      pods: {metric: {name: a}, target: {type: AverageValue, averageValue: 1}}\\n      object:\\n' | spec.metrics[3].pods forbidden 21:7
          scaler | value: 2k, averageValue: 1 | averageUtilization: 1 | spec.metrics[3].object.target.averageValue required 24:9
          scaler | {kind: Service, name: web} | {apiVersion: a/b/c, kind: Service, name: web} | spec.metrics[3].object.describedObject.apiVersion invalid 22:39
          scaler | {kind: Service, name: web} | {kind: Service, name: ..} | spec.metrics[3].object.describedObject.name invalid 22:48
          scaler | value: 30 | value: 30, averageValue: 1 | spec.metrics[4].external.target.value forbidden 26:70
          scaler | '    - type: Object\\n' | '    - type: Objects\\n' | spec.metrics[3].type unsupported 20:13
          scaler | Seconds: 3600 | Seconds: 3601 | spec.behavior.scaleUp.stabilizationWindowSeconds invalid 29:35
          scaler | tolerance: 0 | tolerance: -0.1 | spec.behavior.scaleUp.tolerance invalid 30:18
          scaler | [{type: Percent, value: 1000, periodSeconds: 1800}] | [] | spec.behavior.scaleUp.policies required 31:7
          scaler | type: Percent | type: percent | spec.behavior.scaleUp.policies[0].type unsupported 31:25
          scaler | value: 1000 | value: 0 | spec.behavior.scaleUp.policies[0].value invalid 31:41
          scaler | periodSeconds: 1800 | periodSeconds: 1801 | spec.behavior.scaleUp.policies[0].periodSeconds invalid 31:62
          scaler | selectPolicy: Disabled | selectPolicy: None | spec.behavior.scaleDown.selectPolicy unsupported 32:31
          old | targetCPUUtilizationPercentage: 80 | targetCPUUtilizationPercentage: 0 | spec.targetCPUUtilizationPercentage invalid 13:35
          old | ReplicationController | Deployment | spec.scaleTargetRef.apiVersion invalid 10:3
          old | '"TargetValue":"5"' | '"targetValue":"-5"' | spec.metrics[0].external.target.value invalid 6:46
          old | '"TargetValue":"5"' | '"targetValue":"5","targetAverageValue":"5"' | spec.metrics[0].external.target.value forbidden 6:46
          old | '"metricName":"queue",' | '' | spec.metrics[0].external.metric.name required 6:46
          old | '"TargetValue":"5"' | '"targetValue":"5","metricName":7' | spec.metrics forbidden 9:1
          old | '"External","external":{"metricName":"queue","TargetValue":"5"}' | '"Object","object":{"metricName":"rps","target":{"kind":"Service","name":"web"}}' | spec.metrics[0].object.target.value invalid 6:46
          old | '"External","external":{"metricName":"queue","TargetValue":"5"}' | '"Object","object":{"metricName":"rps","target":{"kind":"Service"},"targetValue":"1"}' | spec.metrics[0].object.describedObject.name required 6:46
          old | '"External","external":{"metricName":"queue","TargetValue":"5"}' | '"Resource","resource":{"name":"memory","targetAverageUtilization":50}' | spec.metrics forbidden 9:1
          old | minReplicas: 0\\n  maxReplicas: 5 | maxReplicas: 0 | spec.maxReplicas required 11:16
          old | '"Value":4' | '"Value":0' | spec.behavior.scaleUp.policies[0].value invalid 7:47
          old | '"Policies":[{"Type":"Pods","Value":4,"PeriodSeconds":15}]' | '"policies":[]' | spec.behavior.scaleUp.policies required 7:47
          old | '"Policies":[{"Type":"Pods","Value":4,"PeriodSeconds":15}]' | '"tolerance":"-1","policies":[{"type":"Pods","value":1,"periodSeconds":1}]' | spec.behavior.scaleUp.tolerance invalid 7:47
          old | '"Policies":[' | '"SelectPolicy":"No","Policies":[' | spec.behavior.scaleUp.selectPolicy unsupported 7:47
          old | name: web\\n  ann | name: Web\\n  ann | metadata.name invalid 4:9
          old | no json at all | no json at all\\n    "not a label": a | metadata.annotations[not a label] invalid 9:20
          """)
  void whatTheServerRefusesIsSaidAtItsPlace(
      String object, String instead, String write, String finding) {
    var before = Objects.requireNonNull(ACCEPTED.get(object));
    assertThat(Recorded.changed(before, instead, write)).containsExactly(finding);
  }
}
