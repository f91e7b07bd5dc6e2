package io.mindscape.slipway.policies.workflow;

import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Entry;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What stands under {@code on}.
 *
 * @see <a
 *     href="https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows">the
 *     events</a>
 */
record Events(Workflow workflow, Report report) {

  private static final String PULL_REQUEST =
      "assigned unassigned labeled unlabeled opened edited closed reopened synchronize"
          + " converted_to_draft ready_for_review locked unlocked milestoned demilestoned"
          + " review_requested review_request_removed auto_merge_enabled auto_merge_disabled"
          + " enqueued dequeued";

  /** Each event and its activities; {@code *} for those that the sender names. */
  private static final Map<String, Set<String>> ACTIVITIES =
      activities(
          """
          branch_protection_rule created edited deleted
          check_run created rerequested completed requested_action
          check_suite completed
          create
          delete
          deployment
          deployment_status
          discussion created edited deleted transferred pinned unpinned labeled unlabeled locked unlocked category_changed answered unanswered
          discussion_comment created edited deleted
          fork
          gollum
          image_version *
          issue_comment created edited deleted
          issues opened edited deleted transferred pinned unpinned closed reopened assigned unassigned labeled unlabeled locked unlocked milestoned demilestoned typed untyped
          label created edited deleted
          merge_group checks_requested
          milestone created closed opened edited deleted
          page_build
          project created closed reopened edited deleted
          project_card created moved converted edited deleted
          project_column created updated moved deleted
          public
          pull_request_review submitted edited dismissed
          pull_request_review_comment created edited deleted
          push
          registry_package published updated
          release published unpublished created edited deleted prereleased released
          repository_dispatch *
          schedule
          status
          watch started
          workflow_call
          workflow_dispatch
          workflow_run completed requested in_progress
          """);

  /** The keys that an event has besides {@code types}. */
  private static final Map<String, Set<String>> KEYS =
      Map.of(
          "push",
          Set.of("branches", "branches-ignore", "tags", "tags-ignore", "paths", "paths-ignore"),
          "pull_request",
          Set.of("branches", "branches-ignore", "paths", "paths-ignore"),
          "pull_request_target",
          Set.of("branches", "branches-ignore", "paths", "paths-ignore"),
          "merge_group",
          Set.of("branches", "branches-ignore"),
          "workflow_run",
          Set.of("workflows", "branches", "branches-ignore"),
          "workflow_dispatch",
          Set.of("inputs"),
          "workflow_call",
          Set.of("inputs", "outputs", "secrets"),
          "image_version",
          Set.of("names", "versions"));

  private static final Set<String> INPUT_TYPES =
      Set.of("string", "choice", "boolean", "number", "environment");
  private static final Set<String> CALL_TYPES = Set.of("string", "boolean", "number");

  private static Map<String, Set<String>> activities(String text) {
    var all = new HashMap<String, Set<String>>();
    for (var line : text.lines().toList()) {
      var words = List.of(line.split(" ", -1));
      all.put(words.getFirst(), Set.copyOf(words.subList(1, words.size())));
    }
    for (var event : List.of("pull_request", "pull_request_target")) {
      all.put(event, Set.of(PULL_REQUEST.split(" ", -1)));
    }
    return all;
  }

  void judge() {
    switch (workflow.root().get("on")) {
      case Scalar event -> known(event.text(), event);
      case Sequence events -> {
        for (var item : events.items()) {
          if (item instanceof Scalar event) {
            known(event.text(), event);
          } else {
            report.error("syntax", item.place(), "An event in a list has to be its name.");
          }
        }
      }
      case Mapping events -> events.entries().forEach(this::event);
      case null -> {}
    }
  }

  private boolean known(String event, YamlNode at) {
    return known(event, at.place());
  }

  private boolean known(String event, io.mindscape.slipway.policies.finding.Place at) {
    boolean isKnown = ACTIVITIES.containsKey(event);
    if (!isKnown) {
      report.error("syntax", at, Words.unknown("event", event, ACTIVITIES.keySet()));
    }
    return isKnown;
  }

  private void event(Entry event) {
    if (!known(event.key(), event.place())) {
      return;
    }
    switch (event.value()) {
      case Mapping filter -> filter(event.key(), filter);
      case Sequence times when event.key().equals("schedule") -> times.items().forEach(this::time);
      case Scalar nothing
          when nothing.type() == Scalar.Type.NULL && !event.key().equals("schedule") -> {}
      case YamlNode other ->
          report.error(
              "syntax",
              other.place(),
              event.key().equals("schedule")
                  ? "\"schedule\" has to be a list of times: - cron: '…'."
                  : "\"%s\" has to be a mapping, or nothing.".formatted(event.key()));
    }
  }

  private void time(YamlNode item) {
    if (!(item instanceof Mapping time) || time.get("cron") == null) {
      report.error("syntax", item.place(), "A time of \"schedule\" is `cron: '…'`.");
      return;
    }
    for (var entry : time.entries()) {
      if (!Set.of("cron", "timezone").contains(entry.key())) {
        report.error(
            "syntax",
            entry.place(),
            Words.unknown("key", entry.key(), List.of("cron", "timezone")));
      }
    }
  }

  private void filter(String event, Mapping filter) {
    var keys = new TreeSet<>(KEYS.getOrDefault(event, Set.of()));
    var activities = ACTIVITIES.getOrDefault(event, Set.of());
    if (!activities.isEmpty()) {
      keys.add("types");
    }
    for (var entry : filter.entries()) {
      if (!keys.contains(entry.key())) {
        report.error(
            "syntax",
            entry.place(),
            Words.unknown("key", entry.key(), keys) + " Here stand the filters of " + event + ".");
      } else {
        entry(event, entry, activities);
      }
    }
    for (var kind : List.of("branches", "tags", "paths")) {
      var ignored = filter.entry(kind + "-ignore");
      if (filter.get(kind) != null && ignored != null) {
        report.error(
            "syntax",
            ignored.place(),
            "%s has both %s and %s-ignore: keep one, and write what is left out of it with a ! before it."
                .formatted(event, kind, kind));
      }
    }
    if (event.equals("workflow_run") && filter.get("workflows") == null) {
      report.error(
          "syntax",
          filter.place(),
          "workflow_run needs \"workflows\": the names of those it follows.");
    }
  }

  private void entry(String event, Entry entry, Set<String> activities) {
    switch (entry.key()) {
      case "types" -> types(event, entry, activities);
      case "inputs" -> each(entry, event.equals("workflow_call") ? "call-input" : "dispatch-input");
      case "outputs" -> each(entry, "call-output");
      case "secrets" -> each(entry, "call-secret");
      default -> {
        if (entry.value() instanceof Mapping) {
          report.error(
              "syntax",
              entry.value().place(),
              "\"%s\" has to be a list of texts.".formatted(entry.key()));
        }
      }
    }
  }

  private void types(String event, Entry entry, Set<String> activities) {
    for (var type : Workflow.scalars(entry.value())) {
      if (!activities.contains("*") && !activities.contains(type.text())) {
        report.error(
            "syntax", type.place(), Words.unknown("activity of " + event, type.text(), activities));
      }
    }
  }

  private void each(Entry all, String part) {
    if (!(all.value() instanceof Mapping mapping)) {
      return;
    }
    for (var one : mapping.entries()) {
      if (one.value() instanceof Mapping body) {
        new Syntax(workflow, report).part(body, part, "\"%s\"".formatted(one.key()));
        if (part.endsWith("-input")) {
          input(body, part.equals("call-input") ? CALL_TYPES : INPUT_TYPES);
        }
      }
    }
  }

  private void input(Mapping input, Set<String> types) {
    if (!(input.get("type") instanceof Scalar type)) {
      return;
    }
    if (!types.contains(type.text())) {
      report.error("syntax", type.place(), Words.unknown("type of an input", type.text(), types));
    } else if (type.text().equals("choice")) {
      choice(input, type);
    }
  }

  private void choice(Mapping input, Scalar type) {
    var options = Workflow.texts(input.get("options"));
    if (options.isEmpty()) {
      report.error("syntax", type.place(), "An input of type choice needs \"options\".");
    } else if (input.get("default") instanceof Scalar value && !options.contains(value.text())) {
      report.error(
          "syntax",
          value.place(),
          "\"%s\" is none of the options: write %s.".formatted(value.text(), Words.or(options)));
    }
  }
}
