package io.mindscape.slipway.sandbox.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The repositories that the bot looks after: small, without charts, so that work is quick. */
final class Seeds {

  static final List<String> ENVIRONMENTS = List.of("development", "staging", "production");
  static final List<String> APPLICATIONS = List.of("one", "two");
  static final String FIRST_TAG = "1.0.0";

  private Seeds() {}

  /** Where the manifest of an application is. */
  static String file(String environment, String application) {
    return "k8s/%s/%s.yaml".formatted(environment, application);
  }

  /** The name of an application's image. */
  static String image(String repo, String application) {
    return "%s-%s".formatted(repo, application);
  }

  /** Where an environment's objects are. */
  static String namespace(String repo, String environment) {
    return "%s-%s".formatted(repo.substring(repo.indexOf('/') + 1), environment);
  }

  /** Writes the first contents of {@code repo} to {@code folder}. */
  static void write(String repo, Path folder) {
    write(folder.resolve("slipway.yaml"), strategy(repo));
    for (var environment : ENVIRONMENTS) {
      for (var application : APPLICATIONS) {
        write(folder.resolve(file(environment, application)), manifest(repo, application));
      }
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String strategy(String repo) {
    return """
    environments:
      development: {purpose: Local, access: Developers only, scaling: Manual, monitoring: Basic}
      staging: {purpose: Testing, access: QA team, scaling: Manual, monitoring: Basic}
      production: {purpose: Live, access: Public, scaling: Manual, monitoring: Basic}
    maintenance:
      schedule: "Every Sunday 02:00-04:00 UTC"
      tasks: [security_patches, dependency_updates, log_rotation]
    delivery:
      owners: [mindscape/platform]
      environments:
        development:
          paths: [k8s/development]
          cluster: development
          namespace: %1$s
          sync: apply
          follows: {branch: main}
        staging:
          paths: [k8s/staging]
          cluster: staging
          namespace: %2$s
          sync: apply
          follows: {branch: main}
        production:
          paths: [k8s/production]
          cluster: production
          namespace: %3$s
          sync: apply
          follows: {environment: staging}
          approvals: {teams: [mindscape/prod-approvers], required: 1}
          soak: 1s
          gates: [healthy]
      images:
        %4$s:
          - {file: "k8s/{environment}/one.yaml", key: "spec.template.spec.containers[0].image"}
        %5$s:
          - {file: "k8s/{environment}/two.yaml", key: "spec.template.spec.containers[0].image"}
    """
        .formatted(
            namespace(repo, "development"),
            namespace(repo, "staging"),
            namespace(repo, "production"),
            image(repo, "one"),
            image(repo, "two"));
  }

  private static String manifest(String repo, String application) {
    return """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: %1$s
      labels:
        app.kubernetes.io/name: %1$s
    spec:
      replicas: 2
      selector:
        matchLabels:
          app.kubernetes.io/name: %1$s
      template:
        metadata:
          labels:
            app.kubernetes.io/name: %1$s
        spec:
          automountServiceAccountToken: false
          securityContext:
            runAsNonRoot: true
            runAsUser: 10001
            seccompProfile:
              type: RuntimeDefault
          containers:
            - name: main
              image: %2$s:%3$s
              ports:
                - name: http
                  containerPort: 8080
              readinessProbe:
                httpGet:
                  path: /health
                  port: http
              resources:
                requests:
                  cpu: 50m
                  memory: 64Mi
                limits:
                  memory: 64Mi
              securityContext:
                allowPrivilegeEscalation: false
                readOnlyRootFilesystem: true
                capabilities:
                  drop: [ALL]
    """
        .formatted(application, image(repo, application), FIRST_TAG);
  }
}
