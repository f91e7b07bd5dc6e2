package io.mindscape.slipway.policies.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.Given;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written otherwise and means the same, and what looks so and does not. */
class NoiseTest {

  private static final String POD =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: api}
      spec:
        selector: {matchLabels: {app: api}}
        template:
          metadata: {labels: {app: api}}
          spec: {%s, containers: [{name: api, image: "api:1", %s}]}
      """;

  private static final String ROLLING =
      """
      spec:
        strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 25%%}}
        revisionHistoryLimit: 10
      """;

  private static final String SERVICE =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: a}
      spec: {ports: [{port: 80}]}
      """;

  private static final String FULL_SERVICE =
      "type: ClusterIP, sessionAffinity: None, ports: [{port: 80, protocol: TCP, targetPort: 80}]";

  private static final String ROLE =
      """
      apiVersion: rbac.authorization.k8s.io/v1
      kind: Role
      metadata: {name: a}
      rules: [{apiGroups: [""], %s}]
      """;

  static Stream<Arguments> same() {
    return Stream.of(
        inContainer("stdin: false", "imagePullPolicy: IfNotPresent"),
        inContainer("tty: false", "terminationMessagePath: /dev/termination-log"),
        inContainer("ports: [{containerPort: 80}]", "ports: [{containerPort: 80, protocol: TCP}]"),
        inContainer(
            "ports: [{containerPort: 53}, {containerPort: 53, protocol: UDP}]",
            "ports: [{containerPort: 53, protocol: UDP}, {containerPort: 53, protocol: TCP}]"),
        inContainer(
            "readinessProbe: {httpGet: {port: 80}}",
            "readinessProbe: {periodSeconds: 10, httpGet: {port: 80, path: /, scheme: HTTP}}"),
        inContainer(
            "env: [{name: A, value: a}, {name: B, value: b}]",
            "env: [{name: B, value: b}, {name: A, value: a}]"),
        inContainer(
            "volumeMounts: [{name: a, mountPath: /a}, {name: a, mountPath: /b}]",
            "volumeMounts: [{name: a, mountPath: /b}, {name: a, mountPath: /a, readOnly: false}]"),
        inContainer(
            "securityContext: {capabilities: {add: [A, B]}}",
            "securityContext: {capabilities: {add: [B, A]}}"),
        inContainer("resources: {}", "resources: {requests: {}}"),
        inContainer("resources: {limits: {cpu: 1}}", "resources: {limits: {cpu: 1000m}}"),
        inPod("hostNetwork: false", "restartPolicy: Always"),
        inPod("dnsPolicy: ClusterFirst", "terminationGracePeriodSeconds: 30"),
        inPod("securityContext: {}", "schedulerName: default-scheduler"),
        inPod(
            "volumes: [{name: a, emptyDir: {}}, {name: b, configMap: {name: b}}]",
            "volumes: [{name: b, configMap: {name: b, defaultMode: 420}}, {name: a, emptyDir:"
                + " {}}]"),
        inPod(
            "topologySpreadConstraints: [{topologyKey: z, maxSkew: 1, whenUnsatisfiable:"
                + " DoNotSchedule}, {topologyKey: z, maxSkew: 1, whenUnsatisfiable:"
                + " ScheduleAnyway}]",
            "topologySpreadConstraints: [{topologyKey: z, maxSkew: 1, whenUnsatisfiable:"
                + " ScheduleAnyway}, {topologyKey: z, maxSkew: 1, whenUnsatisfiable:"
                + " DoNotSchedule}]"),
        Arguments.of(
            POD.replace("spec:\n  selector", "spec:\n  replicas: 1\n  selector")
                .formatted("a: 1", "b: 1"),
            POD.replace("spec:\n  selector", ROLLING + "  selector").formatted("a: 1", "b: 1")),
        Arguments.of(SERVICE, SERVICE.replace("ports: [{port: 80}]", FULL_SERVICE)),
        Arguments.of(
            ROLE.formatted("resources: [pods, services], verbs: [get, list]"),
            ROLE.formatted("verbs: [list, get], resources: [services, pods]")));
  }

  @ParameterizedTest
  @MethodSource("same")
  void isNoChange(String before, String after) {
    assertThat(Changes.between(Given.objects(before), Given.objects(after))).isEmpty();
    assertThat(Changes.between(Given.objects(after), Given.objects(before))).isEmpty();
    assertThat(Changes.consequences(Given.objects(before), Given.objects(after))).isEmpty();
  }

  static Stream<Arguments> other() {
    return Stream.of(
        inContainer("stdin: false", "imagePullPolicy: Always"),
        inContainer("args: [a, b]", "args: [b, a]"),
        inContainer("command: [a]", "command: []"),
        inContainer("stdin: true", "stdin: false"),
        inContainer("livenessProbe: {httpGet: {port: 80}}", "stdin: false"),
        inPod("automountServiceAccountToken: false", "hostNetwork: false"),
        inPod("hostNetwork: true", "hostNetwork: false"),
        inPod("tolerations: [{key: a, effect: NoExecute}]", "tolerations: [{key: a}]"),
        inPod(
            "volumes: [{name: a, emptyDir: {}}]",
            "volumes: [{name: a, emptyDir: {medium: Memory}}]"),
        inPod("initContainers: [{name: a}, {name: b}]", "initContainers: [{name: b}, {name: a}]"));
  }

  @ParameterizedTest
  @MethodSource("other")
  void isAChange(String before, String after) {
    assertThat(Changes.between(Given.objects(before), Given.objects(after))).hasSize(1);
    assertThat(Changes.between(Given.objects(after), Given.objects(before))).hasSize(1);
  }

  @Test
  void bothTablesAreAsLongAsTheyWere() {
    assertThat(same()).hasSize(18);
    assertThat(other()).hasSize(10);
  }

  private static Arguments inContainer(String before, String after) {
    return Arguments.of(POD.formatted("a: 1", before), POD.formatted("a: 1", after));
  }

  private static Arguments inPod(String before, String after) {
    return Arguments.of(POD.formatted(before, "b: 1"), POD.formatted(after, "b: 1"));
  }
}
