package io.mindscape.slipway.sandbox.agreement;

import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/**
 * The CustomResourceDefinitions of {@code definitions.yaml}, which are there at the server, for
 * real, before any kind is looked at: custom objects are judged like others.
 */
final class Definitions {

  private static final String PATH = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
  private static final String JSON = "application/json";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private Definitions() {}

  /** The definitions as the judge reads them. */
  static List<Manifest> manifests() {
    return Seeds.definitions().stream()
        .map(tree -> TreeWriter.write(tree, Writing.USUAL).getBytes(StandardCharsets.UTF_8))
        .map(bytes -> YamlReader.read(new SourceFile("definitions.yaml", bytes)))
        .flatMap(file -> Manifests.in(file).stream())
        .toList();
  }

  /**
   * Creates them, and waits until the server has their kinds and says of what shape they are.
   *
   * @throws IllegalStateException if it refuses one, or takes too long
   */
  static void install(Api api) {
    for (var tree : Seeds.definitions()) {
      var text = TreeWriter.write(tree, Writing.USUAL);
      var verdict = Verdict.of(api.post(PATH, text));
      if (!verdict.accepted() && !verdict.reason().equals("AlreadyExists")) {
        throw new IllegalStateException(
            "definitions.yaml: the server refuses this: %s\n%s".formatted(verdict.message(), text));
      }
    }
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (var definition : manifests()) {
      while (!isServed(api, definition)) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("the server does not get ready for " + definition.ref());
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private static boolean isServed(Api api, Manifest definition) {
    var served = api.get(PATH + "/" + definition.text("metadata", "name"), JSON);
    var paths = api.get("/openapi/v3", JSON).path("paths");
    var group = definition.text("spec", "group");
    return isEstablished(served)
        && served
            .path("spec")
            .path("versions")
            .valueStream()
            .filter(version -> version.path("served").asBoolean())
            .allMatch(
                version ->
                    isDescribed(api, paths, group, version.path("name").asString(), definition));
  }

  private static boolean isEstablished(JsonNode served) {
    return served
        .path("status")
        .path("conditions")
        .valueStream()
        .anyMatch(
            each ->
                each.path("type").asString().equals("Established")
                    && each.path("status").asString().equals("True"));
  }

  private static boolean isDescribed(
      Api api, JsonNode paths, String group, String version, Manifest definition) {
    var path = "apis/" + group + "/" + version;
    return paths.has(path)
        && api
            .get("/openapi/v3/" + path, JSON)
            .path("components")
            .path("schemas")
            .propertyNames()
            .stream()
            .anyMatch(name -> name.endsWith("." + definition.text("spec", "names", "kind")));
  }
}
