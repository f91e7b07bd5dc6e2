package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.http.Problem;
import io.mindscape.slipway.sandbox.forge.shape.Commits;
import io.mindscape.slipway.sandbox.forge.shape.Docs;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Remarks of a check run on lines of files. */
final class Annotations {

  private static final Set<String> LEVELS = Set.of("notice", "warning", "failure");

  private Annotations() {}

  static void check(JsonNode said) {
    if (!LEVELS.contains(said.path("annotation_level").asString(""))) {
      throw Problem.invalid("Annotation", "annotation_level", "invalid");
    }
    for (var field : List.of("path", "message")) {
      if (said.path(field).asString("").isEmpty()) {
        throw Problem.invalid("Annotation", field, "missing_field");
      }
    }
    if (said.path("start_line").asInt(0) < 1
        || said.path("end_line").asInt(0) < said.path("start_line").asInt(0)) {
      throw Problem.invalid("Annotation", "start_line", "invalid");
    }
  }

  /** Those that were made so far, as they were said. */
  static ArrayNode kept(ObjectNode run) {
    return run.get("annotations") instanceof ArrayNode kept ? kept : run.putArray("annotations");
  }

  /** Those of a run, as the API shows them. */
  static List<ObjectNode> of(ObjectNode run, String page) {
    var shown = new ArrayList<ObjectNode>();
    for (var said : kept(run)) {
      shown.add(shape(said, page + "/blob/" + run.path("head_sha").asString() + "/"));
    }
    return shown;
  }

  private static ObjectNode shape(JsonNode said, String files) {
    var path = said.path("path").asString();
    var shape =
        Docs.object()
            .put("path", path)
            .put("blob_href", files + Commits.address(path))
            .put("start_line", said.path("start_line").asInt())
            .put("end_line", said.path("end_line").asInt())
            .put("annotation_level", said.path("annotation_level").asString())
            .put("message", said.path("message").asString());
    for (var field : List.of("start_column", "end_column", "title", "raw_details")) {
      shape.set(field, said.has(field) ? said.get(field) : shape.nullNode());
    }
    return shape;
  }
}
