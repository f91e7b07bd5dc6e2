package io.mindscape.slipway.jobs.review;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Manifests to review. */
final class Yaml {

  static final String EXTERNAL_SECRET =
      """
      apiVersion: external-secrets.io/v1
      kind: ExternalSecret
      metadata: {name: api-keys}
      """;

  private Yaml() {}

  /** An api that breaks no rule with a good tag and two CPUs. */
  static String deployment(String tag, String cpu) {
    return """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: mindscape-api
      labels: {app.kubernetes.io/name: mindscape-api, app.kubernetes.io/component: api}
    spec:
      replicas: 3
      selector:
        matchLabels: {app.kubernetes.io/name: mindscape-api}
      template:
        metadata:
          labels: {app.kubernetes.io/name: mindscape-api, app.kubernetes.io/component: api}
        spec:
          automountServiceAccountToken: false
          securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
          topologySpreadConstraints:
            - {maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: ScheduleAnyway}
          containers:
            - name: api
              image: mindscape/api:%s
              ports:
                - {name: http, containerPort: 8000}
              resources:
                requests:
                  cpu: "%s"
                  memory: 4Gi
                limits:
                  memory: 4Gi
              readinessProbe:
                httpGet: {path: /health, port: http}
              securityContext:
                allowPrivilegeEscalation: false
                readOnlyRootFilesystem: true
                capabilities: {drop: [ALL]}
    """
        .formatted(tag, cpu);
  }

  static String secret(String token) {
    return """
    apiVersion: v1
    kind: Secret
    metadata: {name: api-keys}
    data: {token: %s}
    """
        .formatted(token);
  }

  static String configMap(String value) {
    return """
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: evil}
    data:
      value: |
    %s
    """
        .formatted(value.indent(4));
  }

  static String configMaps(int count, int of) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: config-%d-%d}
                data: {value: x}
                """
                    .formatted(of, i))
        .collect(Collectors.joining("---\n"));
  }
}
