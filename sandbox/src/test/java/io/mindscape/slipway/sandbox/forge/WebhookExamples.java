package io.mindscape.slipway.sandbox.forge;

import io.mindscape.slipway.jobs.TestData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * GitHub's own examples of deliveries. What every example of an event has at its two upper levels,
 * a delivery of the sandbox has too, as the same kind of JSON.
 */
final class WebhookExamples {

  /** What a delivery of the sandbox leaves away on purpose, and why. */
  private static final Map<String, String> EXCEPTIONS =
      Map.ofEntries(
          Map.entry("installation", "a hook of a repository belongs to no installation"),
          Map.entry("hook.app_id", "a hook of a repository belongs to no App"),
          Map.entry("repository.language", "nobody counts languages here"),
          Map.entry("repository.homepage", "no repository here has a page of its own"),
          Map.entry("repository.license", "no repository here has a license"),
          Map.entry("issue.assignee", "nobody is assigned here"),
          Map.entry("issue.milestone", "there are no milestones here"),
          Map.entry("pull_request.merge_commit_sha", "no trial merge is kept for an open one"),
          Map.entry("pull_request.mergeable", "not asked of a closed one"),
          Map.entry("pull_request.rebaseable", "not asked of a closed one"));

  private final JsonNode examples;

  private WebhookExamples(JsonNode examples) {
    this.examples = examples;
  }

  static WebhookExamples load() {
    var folder = TestData.npm("@octokit/webhooks-examples");
    var file = folder.resolve("api.github.com/index.json");
    return new WebhookExamples(JsonMapper.shared().readTree(file.toFile()));
  }

  /** What a delivery lacks, or has as something else. */
  List<String> problems(String event, JsonNode payload) {
    var action = payload.path("action").asString("");
    var same = of(event).stream().filter(one -> action.equals(one.path("action").asString("")));
    var fitting = same.toList();
    return compare("", fitting.isEmpty() ? of(event) : fitting, payload);
  }

  private List<JsonNode> of(String event) {
    var found = new ArrayList<JsonNode>();
    for (var entry : examples) {
      if (entry.path("name").asString().equals(event)) {
        entry.path("examples").forEach(found::add);
      }
    }
    if (found.isEmpty()) {
      throw new AssertionError("GitHub has no example of " + event);
    }
    return found;
  }

  private static List<String> compare(String prefix, List<JsonNode> examples, JsonNode ours) {
    var problems = new ArrayList<String>();
    for (var key : inAll(examples)) {
      var path = prefix + key;
      var kinds = new TreeSet<String>();
      examples.forEach(example -> kinds.add(kind(example.get(key))));
      var mine = ours.get(key);
      if (EXCEPTIONS.containsKey(path)) {
        continue;
      }
      if (mine == null) {
        problems.add(path + " is missing");
      } else if (!kinds.contains(kind(mine)) && !kinds.equals(Set.of("NULL"))) {
        problems.add("%s is %s, not %s".formatted(path, kind(mine), kinds));
      } else if (prefix.isEmpty() && mine.isObject()) {
        var inner = examples.stream().map(one -> one.get(key)).filter(JsonNode::isObject).toList();
        problems.addAll(compare(key + ".", inner, mine));
      }
    }
    return problems;
  }

  private static Set<String> inAll(List<JsonNode> examples) {
    var count = new TreeMap<String, Integer>();
    examples.forEach(one -> one.propertyNames().forEach(key -> count.merge(key, 1, Integer::sum)));
    count.values().removeIf(times -> times < examples.size());
    return count.keySet();
  }

  private static String kind(JsonNode node) {
    return node.getNodeType().name();
  }
}
