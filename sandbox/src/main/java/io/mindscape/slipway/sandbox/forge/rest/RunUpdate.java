package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.http.Problem;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an App says of a check run, and how it changes what was said before. Annotations are added
 * to those that are there, at most fifty in one request.
 *
 * @param now to the second
 */
record RunUpdate(JsonNode said, String now) {

  private static final int MOST_ANNOTATIONS = 50;
  private static final int LONGEST_TEXT = 65_535;
  private static final Set<String> STATUSES =
      Set.of("queued", "in_progress", "completed", "waiting", "requested", "pending");
  private static final Set<String> CONCLUSIONS =
      Set.of(
          "action_required",
          "cancelled",
          "failure",
          "neutral",
          "success",
          "skipped",
          "stale",
          "timed_out");

  static boolean isCompleted(JsonNode run) {
    return run.path("status").asString("").equals("completed");
  }

  void writeTo(ObjectNode run) {
    check();
    for (var field : List.of("name", "external_id", "details_url", "started_at", "completed_at")) {
      if (said.path(field).isString()) {
        run.put(field, said.path(field).asString());
      }
    }
    state(run);
    Buttons.keep(run, said.path("actions"));
    if (said.path("output").isObject()) {
      output(run, said.path("output"));
    }
  }

  private void check() {
    allowed("status", STATUSES);
    allowed("conclusion", CONCLUSIONS);
    if (said.at("/output/annotations").size() > MOST_ANNOTATIONS) {
      throw Problem.broken("CheckRun", "No more than 50 annotations are allowed in one request.");
    }
    Buttons.check(said.path("actions"));
    for (var field : List.of("summary", "text")) {
      if (said.at("/output/" + field).asString("").length() > LONGEST_TEXT) {
        throw Problem.broken("CheckRun", field + " exceeds a maximum length of 65535.");
      }
    }
    for (var annotation : said.at("/output/annotations")) {
      Annotations.check(annotation);
    }
  }

  private void allowed(String field, Set<String> values) {
    var value = said.path(field);
    if (value.isString() && !values.contains(value.asString())) {
      throw Problem.invalid("CheckRun", field, "invalid");
    }
  }

  private void state(ObjectNode run) {
    var conclusion = said.path("conclusion").asString("");
    var status = conclusion.isEmpty() ? said.path("status").asString("") : "completed";
    if (status.equals("completed") && conclusion.isEmpty()) {
      throw Problem.invalid("CheckRun", "conclusion", "missing_field");
    }
    if (!status.isEmpty()) {
      run.put("status", status).put("conclusion", conclusion.isEmpty() ? null : conclusion);
    }
    if (run.path("started_at").isNull()) {
      run.put("started_at", now);
    }
    if (isCompleted(run) && run.path("completed_at").isNull()) {
      run.put("completed_at", now);
    }
    if (!isCompleted(run)) {
      run.putNull("completed_at");
    }
  }

  private static void output(ObjectNode run, JsonNode said) {
    var output = (ObjectNode) run.get("output");
    for (var field : List.of("title", "summary", "text")) {
      if (said.path(field).isString()) {
        output.put(field, said.path(field).asString());
      }
    }
    ArrayNode kept = Annotations.kept(run);
    said.path("annotations").forEach(kept::add);
    output.put("annotations_count", kept.size());
  }
}
