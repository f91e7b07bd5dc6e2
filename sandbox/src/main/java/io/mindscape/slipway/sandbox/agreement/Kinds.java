package io.mindscape.slipway.sandbox.agreement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What can be created at a server, by its discovery and its OpenAPI. */
final class Kinds {

  private static final String DISCOVERY =
      "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

  private final List<Kind> all;
  private final Map<String, Kind> byApiAndName;

  Kinds(List<Kind> all) {
    this.all = all.stream().sorted(Comparator.comparing(Kind::id)).toList();
    this.byApiAndName =
        all.stream()
            .collect(
                Collectors.toMap(
                    kind -> kind.apiVersion() + " " + kind.name(), Function.identity()));
  }

  /** Asks the server. */
  static Kinds of(Api api) {
    var kinds = new ArrayList<Kind>();
    var schemas = new HashMap<String, JsonNode>();
    for (var root : List.of("/api", "/apis")) {
      for (var group : api.get(root, DISCOVERY).path("items")) {
        var name = group.path("metadata").path("name").asString("");
        for (var version : group.path("versions")) {
          for (var resource : version.path("resources")) {
            if (canCreate(resource)) {
              kinds.add(
                  kind(
                      name,
                      version.path("version").asString(),
                      resource,
                      document -> schemas.computeIfAbsent(document, path -> schemas(api, path))));
            }
          }
        }
      }
    }
    return new Kinds(kinds);
  }

  private static JsonNode schemas(Api api, String path) {
    return api.get("/openapi/v3/" + path, "application/json").path("components").path("schemas");
  }

  private static boolean canCreate(JsonNode resource) {
    return resource.path("verbs").valueStream().anyMatch(verb -> verb.asString().equals("create"));
  }

  private static Kind kind(
      String group, String version, JsonNode resource, Function<String, JsonNode> documents) {
    var name = resource.path("responseKind").path("kind").asString();
    var schemas =
        documents.apply(group.isEmpty() ? "api/" + version : "apis/" + group + "/" + version);
    return new Kind(
        group,
        version,
        name,
        resource.path("resource").asString(),
        resource.path("scope").asString().equals("Namespaced"),
        Shape.named(schemas, schemaName(schemas, group, version, name)));
  }

  private static String schemaName(JsonNode schemas, String group, String version, String name) {
    for (var schema : schemas.properties()) {
      for (var is : schema.getValue().path("x-kubernetes-group-version-kind")) {
        if (is.path("group").asString("").equals(group)
            && is.path("version").asString("").equals(version)
            && is.path("kind").asString("").equals(name)) {
          return schema.getKey();
        }
      }
    }
    throw new IllegalStateException(
        "OpenAPI has no schema of " + group + "/" + version + " " + name);
  }

  List<Kind> all() {
    return all;
  }

  Optional<Kind> find(String apiVersion, String name) {
    return Optional.ofNullable(byApiAndName.get(apiVersion + " " + name));
  }
}
