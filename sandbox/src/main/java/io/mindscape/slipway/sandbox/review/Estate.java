package io.mindscape.slipway.sandbox.review;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A GitOps repository of many applications in three environments, ten objects each. Of ten
 * applications, five are rendered from a chart that others share, two from charts of their own with
 * a subchart, two are Kustomize overlays on a base of their own and a component that all share, and
 * one is plain. The same number of applications makes the same files.
 */
final class Estate {

  static final List<String> ENVIRONMENTS = List.of("development", "staging", "production");

  private static final List<String> SHARED = List.of("web", "api", "worker");
  private static final int KINDS = 10;

  private final int applications;
  private final String objects = resource("objects.yaml");

  Estate(int applications) {
    this.applications = applications;
  }

  /** How an application is rendered. */
  enum Made {
    SHARED_CHART,
    OWN_CHART,
    KUSTOMIZE,
    PLAIN
  }

  int applications() {
    return applications;
  }

  static Made made(int application) {
    return switch (application % KINDS) {
      case 0, 1, 2, 3, 4 -> Made.SHARED_CHART;
      case 5, 6 -> Made.OWN_CHART;
      case 7, 8 -> Made.KUSTOMIZE;
      default -> Made.PLAIN;
    };
  }

  static String name(int application) {
    return switch (made(application)) {
      case SHARED_CHART ->
          "%s-%04d".formatted(SHARED.get(application % SHARED.size()), application);
      case OWN_CHART -> "shop-%04d".formatted(application);
      case KUSTOMIZE -> "site-%04d".formatted(application);
      case PLAIN -> "job-%04d".formatted(application);
    };
  }

  /** All files by path. */
  Map<String, String> files() {
    var files = new TreeMap<String, String>();
    files.put("slipway.yaml", strategy());
    SHARED.forEach(chart -> chart(files, "charts/" + chart, chart, ""));
    files.putAll(component("info"));
    for (int at = 0; at < applications; at++) {
      application(files, at);
    }
    return files;
  }

  private static String strategy() {
    var text = new StringBuilder("delivery:\n  environments:\n");
    for (var environment : ENVIRONMENTS) {
      text.append(
          "    %s: {paths: [environments/%s], namespace: %s, sync: none}\n"
              .formatted(environment, environment, environment));
    }
    text.append("  external: [{kind: Secret, name: \"*-tls\", reason: they are made by hand}]\n");
    return text.toString();
  }

  private void application(Map<String, String> files, int application) {
    var name = name(application);
    switch (made(application)) {
      case SHARED_CHART -> {}
      case OWN_CHART -> {
        chart(files, "charts/" + name, name, "dependencies: [{name: extra, version: 1.0.0}]\n");
        files.put("charts/%s/charts/extra/Chart.yaml".formatted(name), chartFile("extra", ""));
        files.put(
            "charts/%s/charts/extra/templates/extra.yaml".formatted(name),
            extra("{{ .Release.Name }}"));
      }
      case KUSTOMIZE -> {
        files.put("apps/%s/kustomization.yaml".formatted(name), "resources: [objects.yaml]\n");
        files.put("apps/%s/objects.yaml".formatted(name), objects(name, "1", "1.0.0", "info"));
      }
      case PLAIN -> {}
    }
    ENVIRONMENTS.forEach(environment -> files.putAll(unit(application, environment, 0)));
  }

  /**
   * The files of an application in an environment.
   *
   * @param edition what differs after a change
   */
  Map<String, String> unit(int application, String environment, int edition) {
    var name = name(application);
    var folder = "environments/%s/%s/".formatted(environment, name);
    int replicas = 2 + edition % 7;
    return switch (made(application)) {
      case SHARED_CHART, OWN_CHART ->
          Map.of(
              folder + "values.yaml",
              "replicas: %d\nimage: {tag: 1.%d.0}\n".formatted(replicas, edition));
      case KUSTOMIZE ->
          Map.of(
              folder + "kustomization.yaml",
              """
              resources: [../../../apps/%s]
              components: [../../../components/common]
              images: [{name: registry.example.com/%s, newTag: 1.%d.0}]
              replicas: [{name: %s, count: %d}]
              """
                  .formatted(name, name, edition, name, replicas));
      case PLAIN ->
          Map.of(
              folder + "objects.yaml",
              objects(name, Integer.toString(replicas), "1.%d.0".formatted(edition), "info"));
    };
  }

  /** A change that reaches every unit that there is. */
  Map<String, String> everywhere() {
    var files = new TreeMap<String, String>();
    for (var chart : SHARED) {
      files.put("charts/%s/templates/objects.yaml".formatted(chart), template("debug"));
    }
    files.putAll(component("debug"));
    for (int at = 0; at < applications; at++) {
      int application = at;
      switch (made(at)) {
        case SHARED_CHART, KUSTOMIZE -> {}
        case OWN_CHART ->
            files.put("charts/%s/templates/objects.yaml".formatted(name(at)), template("debug"));
        case PLAIN ->
            ENVIRONMENTS.forEach(environment -> files.putAll(unit(application, environment, 1)));
      }
    }
    return files;
  }

  private static Map<String, String> component(String level) {
    return Map.of(
        "components/common/kustomization.yaml",
        """
        apiVersion: kustomize.config.k8s.io/v1alpha1
        kind: Component
        patches:
          - target: {kind: ConfigMap, name: "site-[0-9]+"}
            patch: |
              - {op: replace, path: /data/LOG_LEVEL, value: %s}
        """
            .formatted(level));
  }

  private void chart(Map<String, String> files, String folder, String name, String more) {
    files.put(folder + "/Chart.yaml", chartFile(name, more));
    files.put(folder + "/values.yaml", "replicas: 1\nimage: {tag: 1.0.0}\n");
    files.put(
        folder + "/templates/_helpers.tpl", "{{- define \"name\" }}{{ .Release.Name }}{{ end }}\n");
    files.put(folder + "/templates/objects.yaml", template("info"));
  }

  private static String chartFile(String name, String more) {
    return "apiVersion: v2\nname: %s\nversion: 1.0.0\n%s".formatted(name, more);
  }

  private String template(String level) {
    return objects(
        "{{ include \"name\" . }}", "{{ .Values.replicas }}", "{{ .Values.image.tag }}", level);
  }

  private String objects(String name, String replicas, String tag, String level) {
    return objects
        .replace("NAME", name)
        .replace("REPLICAS", replicas)
        .replace("TAG", tag)
        .replace("LEVEL", level)
        .replace("LOG_" + level, "LOG_LEVEL");
  }

  private static String extra(String name) {
    return """
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: "%s-extra"}
    data: {a: b}
    """
        .formatted(name);
  }

  /** Writes it all. */
  void write(Path folder) {
    try {
      for (var file : files().entrySet()) {
        var path = folder.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Applications of every kind, one after the other, spread over all that there are. */
  List<Integer> some(int count) {
    var some = new ArrayList<Integer>();
    for (int at = 0; at < count; at++) {
      some.add((int) (((long) at * 7 + (long) at / KINDS * 331) % applications));
    }
    return some;
  }

  private static String resource(String name) {
    try (var stream = Estate.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("not in the jar: " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
