package io.mindscape.slipway.sandbox.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Files such as repositories of teams have: one Deployment, Service or ConfigMap each, of 30 to 60
 * lines. They differ in everything that people let differ. The same number of files is the same
 * bytes each time.
 */
final class Corpus {

  /** One of so many files has a fault that any schema tells. */
  static final int WRONG_EVERY = 250;

  private static final List<String> TEAMS = List.of("orders", "billing", "search", "media", "mail");
  private static final List<String> PARTS = List.of("api", "worker", "web", "cache", "gateway");
  private static final int IN_A_FOLDER = 100;

  private Corpus() {}

  /**
   * Writes files below a folder that is not there yet.
   *
   * @return the paths, below the folder, of those with a fault
   */
  static Set<String> write(Path folder, int files) throws IOException {
    var wrong = new TreeSet<String>();
    for (int at = 0; at < files; at++) {
      var path = "apps-%03d/file-%05d.yaml".formatted(at / IN_A_FOLDER, at);
      var text = text(at);
      if (at % WRONG_EVERY == 7) {
        text = spoilt(text, at / WRONG_EVERY);
        wrong.add(path);
      }
      var file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    return wrong;
  }

  /** The object of that number. */
  static String text(int number) {
    var chance = new Random(number * 7919L);
    var name =
        "%s-%s-%d".formatted(one(TEAMS, chance), one(PARTS, chance), chance.nextInt(90_000) + 10);
    return switch (number % 3) {
      case 0 -> deployment(name, chance);
      case 1 -> service(name, chance);
      default -> configMap(name, chance);
    };
  }

  /** A field that there is not, or a value of the wrong type. */
  private static String spoilt(String text, int way) {
    if (text.contains("kind: ConfigMap")) {
      return text.replace("\ndata:\n", "\ndata:\n  retries: [1, 2]\n");
    }
    if (way % 2 == 0) {
      return text.replace("\nspec:\n", "\nspec:\n  revisions: 3\n");
    }
    return text.replaceFirst("replicas: [0-9]+", "replicas: many")
        .replace("type: ClusterIP", "type: [ClusterIP]");
  }

  private static String metadata(String kind, String api, String name, Random chance) {
    return """
    # Managed by the platform; %s
    apiVersion: %s
    kind: %s
    metadata:
      name: %s
      namespace: %s
      labels:
        app.kubernetes.io/name: %s
        app.kubernetes.io/version: "%d.%d.%d"
        app.kubernetes.io/component: backend
        app.kubernetes.io/part-of: shop
        app.kubernetes.io/managed-by: slipway
      annotations:
        example.com/owner: "team-%d@example.com"
        example.com/description: >-
          What %s does is described in its runbook,
          which the team keeps beside the code.
    """
        .formatted(
            name,
            api,
            kind,
            name,
            one(TEAMS, chance),
            name,
            chance.nextInt(9),
            chance.nextInt(30),
            chance.nextInt(99),
            chance.nextInt(40),
            name);
  }

  private static String deployment(String name, Random chance) {
    var port = 8000 + chance.nextInt(900);
    var text =
        metadata("Deployment", "apps/v1", name, chance)
            + """
            spec:
              replicas: %d
              selector:
                matchLabels:
                  app.kubernetes.io/name: %s
              template:
                metadata:
                  labels:
                    app.kubernetes.io/name: %s
                spec:
                  automountServiceAccountToken: false
                  containers:
                  - name: main
                    image: registry.example.com/%s:%d.%d.%d
                    ports:
                    - {name: http, containerPort: %d}
                    resources:
                      requests: {cpu: %dm, memory: %dMi}
                      limits: {memory: %dMi}
                    readinessProbe:
                      httpGet: {path: /ready, port: http}
                      periodSeconds: %d
                    securityContext:
                      runAsNonRoot: true
                      allowPrivilegeEscalation: false
            """
                .formatted(
                    2 + chance.nextInt(5),
                    name,
                    name,
                    name,
                    chance.nextInt(9),
                    chance.nextInt(30),
                    chance.nextInt(99),
                    port,
                    50 + chance.nextInt(900),
                    64 + chance.nextInt(192),
                    256 + chance.nextInt(512),
                    5 + chance.nextInt(20));
    return text + environment(chance);
  }

  private static String environment(Random chance) {
    var lines = new StringBuilder("        env:\n");
    for (int at = 0; at < 1 + chance.nextInt(5); at++) {
      lines.append(
          "        - name: SETTING_%d\n          value: \"%d\"\n"
              .formatted(at, chance.nextInt(1000)));
    }
    return lines.toString();
  }

  private static String service(String name, Random chance) {
    var ports = new StringBuilder();
    for (int at = 0; at < 2 + chance.nextInt(5); at++) {
      ports.append(
          """
            - name: port-%d
              protocol: TCP
              port: %d
              targetPort: %s
          """
              .formatted(
                  at, 80 + at, chance.nextBoolean() ? "http" : "" + (8000 + chance.nextInt(99))));
    }
    return metadata("Service", "v1", name, chance)
        + """
        spec:
          type: ClusterIP
          selector:
            app.kubernetes.io/name: %s
          sessionAffinity: %s
          ports:
        """
            .formatted(name, chance.nextBoolean() ? "None" : "ClientIP")
        + ports;
  }

  private static String configMap(String name, Random chance) {
    var lines = new ArrayList<String>();
    for (int at = 0; at < 6 + chance.nextInt(14); at++) {
      lines.add("  setting.%d: \"%s-%d\"\n".formatted(at, one(PARTS, chance), chance.nextInt(999)));
    }
    return metadata("ConfigMap", "v1", name, chance)
        + "data:\n"
        + String.join("", lines)
        + """
          application.properties: |
            server.port=%d
            server.threads=%d
            log.level=%s
            greeting=Grüße aus %s
        """
            .formatted(
                8000 + chance.nextInt(99),
                1 + chance.nextInt(64),
                chance.nextBoolean() ? "info" : "debug",
                one(TEAMS, chance));
  }

  private static String one(List<String> words, Random chance) {
    return words.get(chance.nextInt(words.size()));
  }
}
