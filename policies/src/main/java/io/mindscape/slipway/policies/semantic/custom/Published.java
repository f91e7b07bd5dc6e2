package io.mindscape.slipway.policies.semantic.custom;

import io.mindscape.slipway.policies.schema.ApiDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The kinds that a server publishes in its OpenAPI v3 documents. There a definition's schema stands
 * as it was written, rules and defaults included; only what it asks of the metadata and the paths
 * of its scale are left out.
 */
final class Published {

  private Published() {}

  /** The kinds of documents, each of which can be created. */
  static List<CustomKind> kinds(Collection<ApiDocument> documents) {
    var kinds = new ArrayList<CustomKind>();
    for (var document : documents) {
      var json = document.read();
      var paths = json.path("paths");
      for (var path : paths.properties()) {
        var post = path.getValue().path("post");
        if (post.path("x-kubernetes-action").asString("").equals("post")
            && !post.path("requestBody").path("content").isEmpty()
            && !path.getKey().contains("{name}")) {
          kinds.add(kind(json, path.getKey(), post));
        }
      }
    }
    return kinds;
  }

  private static CustomKind kind(JsonNode document, String path, JsonNode post) {
    var identity = post.path("x-kubernetes-group-version-kind");
    // One for each media type, and all the same.
    var body = post.path("requestBody").path("content").valueStream().findFirst().orElseThrow();
    var schemas = new PublishedSchema(document.path("components").path("schemas"));
    return new CustomKind(
        identity.path("group").asString("") + "/" + identity.path("version").asString(""),
        identity.path("kind").asString(""),
        path.substring(path.lastIndexOf('/') + 1),
        path.contains("{namespace}"),
        Schema.of(schemas.of(body.path("schema"))),
        document.path("paths").has(path + "/{name}/status"),
        null);
  }
}
