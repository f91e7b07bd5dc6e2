package io.mindscape.slipway.bot.cli;

import io.mindscape.slipway.jobs.difference.ApplicationChange;
import io.mindscape.slipway.jobs.difference.Difference;
import io.mindscape.slipway.policies.change.ObjectChange;
import io.mindscape.slipway.policies.change.ObjectChange.FieldChange;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.ResourceRef;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A difference for programs. */
final class DifferenceJson {

  private static final JsonMapper JSON = JsonMapper.shared();

  private DifferenceJson() {}

  static String of(Difference difference) {
    var root = JSON.createObjectNode();
    var environments = root.putArray("environments");
    DifferenceFormat.environments(difference)
        .forEach(
            (name, changes) -> {
              var environment = environments.addObject().put("name", name);
              var applications = environment.putArray("applications");
              changes.forEach(change -> application(applications.addObject(), change));
            });
    var problems = root.putArray("problems");
    problems(problems, "base", difference.before());
    problems(problems, "head", difference.after());
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }

  private static void application(ObjectNode node, ApplicationChange change) {
    node.put("name", change.key().application());
    var words = node.putArray("consequences");
    change.consequences().forEach(words::add);
    var changes = node.putArray("changes");
    change.changes().forEach(each -> object(changes.addObject(), each));
  }

  private static void object(ObjectNode node, ObjectChange change) {
    switch (change) {
      case ObjectChange.Added(var object) -> ref(node.put("change", "added"), "object", object);
      case ObjectChange.Removed(var object) -> ref(node.put("change", "removed"), "object", object);
      case ObjectChange.Changed(var object, var fields) -> {
        ref(node.put("change", "changed"), "object", object);
        fields(node.putArray("fields"), fields);
      }
      case ObjectChange.Renamed(var object, var from, var fields, var followers) -> {
        ref(node.put("change", "renamed"), "object", object);
        ref(node, "from", from);
        fields(node.putArray("fields"), fields);
        var list = node.putArray("followers");
        followers.forEach(follower -> ref(list.addObject(), "object", follower));
      }
    }
  }

  private static void ref(ObjectNode node, String name, ResourceRef ref) {
    node.putObject(name)
        .put("apiVersion", ref.apiVersion())
        .put("kind", ref.kind())
        .put("namespace", ref.namespace())
        .put("name", ref.name());
  }

  private static void fields(ArrayNode list, List<FieldChange> fields) {
    fields.forEach(
        field ->
            list.addObject()
                .put("path", field.path())
                .put("before", field.before())
                .put("after", field.after()));
  }

  private static void problems(ArrayNode list, String side, List<Finding> problems) {
    problems.forEach(
        problem ->
            list.addObject()
                .put("side", side)
                .put("file", problem.place().file())
                .put("line", problem.place().line())
                .put("rule", problem.rule())
                .put("message", problem.message()));
  }
}
