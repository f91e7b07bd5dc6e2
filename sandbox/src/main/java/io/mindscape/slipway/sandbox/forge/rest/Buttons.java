package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.http.Problem;
import io.mindscape.slipway.sandbox.forge.shape.Docs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an App lets people click on in a check run. Nobody is shown it before the run is completed.
 *
 * @see <a href="https://docs.github.com/en/rest/guides/using-the-rest-api-to-interact-with-checks">
 *     GitHub on requested actions</a>
 */
final class Buttons {

  private static final int MOST = 3;
  private static final Map<String, Integer> LONGEST =
      Map.of("label", 20, "description", 40, "identifier", 20);

  private Buttons() {}

  static void check(JsonNode said) {
    if (said.size() > MOST) {
      throw Problem.broken("CheckRun", "No more than 3 actions are allowed.");
    }
    for (var action : said) {
      LONGEST.forEach((field, most) -> check(field, action.path(field).asString(""), most));
    }
  }

  private static void check(String field, String value, int most) {
    if (value.isEmpty()) {
      throw Problem.invalid("CheckRunAction", field, "missing_field");
    }
    if (value.length() > most) {
      throw Problem.broken(
          "CheckRunAction", "%s is too long (maximum is %d characters)".formatted(field, most));
    }
  }

  /** Puts those of an update in the place of those before. */
  static void keep(ObjectNode run, JsonNode said) {
    if (said.isArray()) {
      run.set("actions", said.deepCopy());
    }
  }

  /** Those that people see. */
  static List<ObjectNode> of(ObjectNode run) {
    var shown = new ArrayList<ObjectNode>();
    if (RunUpdate.isCompleted(run)) {
      for (var action : run.path("actions")) {
        var button = Docs.object();
        LONGEST.keySet().forEach(field -> button.set(field, action.path(field)));
        shown.add(button);
      }
    }
    return shown;
  }
}
