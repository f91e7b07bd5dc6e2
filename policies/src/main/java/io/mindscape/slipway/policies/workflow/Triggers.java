package io.mindscape.slipway.policies.workflow;

import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What can start a workflow: each event with what is known of it beforehand.
 *
 * @see <a
 *     href="https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows">events
 *     and their refs</a>
 */
record Triggers(List<Start> starts) {

  /** More are not told apart. */
  private static final int MOST = 60;

  private static final List<String> BY_DEFAULT = List.of("opened", "synchronize", "reopened");

  /** A pull request that was merged is none of these. */
  private static final Set<String> BEFORE_A_MERGE = Set.of("opened", "synchronize", "reopened");

  Triggers {
    starts = List.copyOf(starts);
  }

  static Triggers of(@Nullable YamlNode on) {
    var starts = new ArrayList<Start>();
    switch (on) {
      case Scalar event -> start(starts, event.text(), null);
      case Sequence events -> Workflow.texts(events).forEach(event -> start(starts, event, null));
      case Mapping events ->
          events.entries().forEach(entry -> start(starts, entry.key(), entry.value()));
      case null -> {}
    }
    // Too many, and none of them: what no start says is unknown.
    return new Triggers(starts.size() > MOST ? List.of() : starts);
  }

  /** The triggers for a person: {@code a push to main}. */
  String words() {
    return starts.stream().map(Start::words).distinct().collect(Collectors.joining(" or "));
  }

  private static void start(List<Start> starts, String event, @Nullable YamlNode filter) {
    switch (event) {
      case "push" -> push(starts, filter);
      case "pull_request",
          "pull_request_target",
          "pull_request_review",
          "pull_request_review_comment" ->
          pullRequest(starts, event, filter);
      case "workflow_dispatch" -> dispatch(starts, filter);
      case "schedule" -> starts.add(schedule(filter));
      case "workflow_call" -> starts.add(new Start(event, "a workflow that calls it", Map.of()));
      case "release" ->
          actions(starts, named(event, "refs/tags/", Value.glob("*")), filter, List.of());
      case "repository_dispatch", "workflow_run", "issue_comment", "issues", "merge_group" ->
          actions(starts, named(event, "refs/heads/", Value.glob("*")), filter, List.of());
      default -> actions(starts, new Start(event, event, name(event)), filter, List.of());
    }
  }

  private static void push(List<Start> starts, @Nullable YamlNode filter) {
    var branches = names(filter, "branches");
    var tags = names(filter, "tags");
    var notBranches = names(filter, "branches-ignore");
    var notTags = names(filter, "tags-ignore");
    branches.forEach(name -> starts.add(pushTo("refs/heads/", Value.glob(name), "to " + name)));
    tags.forEach(name -> starts.add(pushTo("refs/tags/", Value.glob(name), "to " + name)));
    // A filter on branches alone keeps tags out, and the other way round.
    boolean none = branches.isEmpty() && tags.isEmpty();
    if (!notBranches.isEmpty() || (none && notTags.isEmpty())) {
      starts.add(pushTo("refs/heads/", except(notBranches), "to any branch"));
    }
    if (!notTags.isEmpty() || (none && notBranches.isEmpty())) {
      starts.add(pushTo("refs/tags/", except(notTags), "of any tag"));
    }
  }

  private static Value except(List<String> names) {
    return new Value.Text(
        "",
        "",
        names.stream()
            .filter(name -> name.matches("[^*?+\\[\\]!\\\\]+"))
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet()));
  }

  private static Start pushTo(String kind, Value name, String written) {
    var start = named("push", kind, name);
    return new Start("push", "a push " + written, start.known());
  }

  /** A start whose ref is a branch or a tag. */
  private static Start named(String event, String kind, Value name) {
    var known = name(event);
    known.put("github.ref", name.after(kind));
    known.put("github.ref_name", name);
    known.put("github.ref_type", Value.of(kind.equals("refs/tags/") ? "tag" : "branch"));
    if (!event.equals("workflow_run")) {
      known.put("github.base_ref", Value.of(""));
      known.put("github.head_ref", Value.of(""));
    }
    return new Start(event, event, known);
  }

  private static Map<String, Value> name(String event) {
    var known = new HashMap<String, Value>();
    known.put("github.event_name", Value.of(event));
    return known;
  }

  private static void pullRequest(List<Start> starts, String event, @Nullable YamlNode filter) {
    var branches = names(filter, "branches");
    var bases =
        branches.isEmpty()
            ? List.of(except(names(filter, "branches-ignore")))
            : branches.stream().map(Value::glob).toList();
    for (var base : bases) {
      var known = name(event);
      if (event.equals("pull_request_target")) {
        known.put("github.ref", Value.glob("*").after("refs/heads/"));
        known.put("github.ref_type", Value.of("branch"));
      } else {
        known.put("github.ref", new Value.Text("refs/pull/", "/merge", Set.of()));
        known.put("github.ref_name", new Value.Text("", "/merge", Set.of()));
      }
      known.put("github.base_ref", base);
      known.put("github.event.pull_request.base.ref", base);
      boolean isReview = !event.equals("pull_request") && !event.equals("pull_request_target");
      actions(starts, new Start(event, event, known), filter, isReview ? List.of() : BY_DEFAULT);
    }
  }

  /** One start for each activity, where they are known. */
  private static void actions(
      List<Start> starts, Start start, @Nullable YamlNode filter, List<String> byDefault) {
    var written = names(filter, "types");
    var types = written.isEmpty() ? byDefault : written;
    if (types.isEmpty()) {
      starts.add(start);
    }
    for (var type : types) {
      var typed = start.and("github.event.action", Value.of(type));
      starts.add(
          start.isByFork() && BEFORE_A_MERGE.contains(type)
              ? typed.and("github.event.pull_request.merged", Value.of(false))
              : typed);
    }
  }

  private static Start schedule(@Nullable YamlNode filter) {
    var times =
        filter instanceof Sequence list
            ? list.items().stream()
                .flatMap(
                    item ->
                        item instanceof Mapping time
                            ? Workflow.text(time, "cron").stream()
                            : Stream.empty())
                .map(cron -> Value.of(cron))
                .toList()
            : List.<Value>of();
    return named("schedule", "refs/heads/", Value.glob("*"))
        .and("github.event.schedule", Value.among(times));
  }

  private static void dispatch(List<Start> starts, @Nullable YamlNode filter) {
    for (var kind : List.of("refs/heads/", "refs/tags/")) {
      var start = named("workflow_dispatch", kind, Value.glob("*"));
      if (filter instanceof Mapping mapping && mapping.get("inputs") instanceof Mapping inputs) {
        for (var input : inputs.entries()) {
          start = input(start, input.key().toLowerCase(Locale.ROOT), input.value());
        }
      }
      starts.add(start);
    }
  }

  private static Start input(Start start, String name, YamlNode input) {
    if (!(input instanceof Mapping mapping)) {
      return start;
    }
    return switch (Workflow.text(mapping, "type").orElse("string")) {
      case "choice" -> {
        var options = Workflow.texts(mapping.get("options"));
        var value = Value.among(options.stream().map(one -> Value.of(one)).toList());
        yield start.and("inputs." + name, value).and("github.event.inputs." + name, value);
      }
      case "boolean" ->
          start
              .and("inputs." + name, either(Value.of(true), Value.of(false)))
              .and("github.event.inputs." + name, either(Value.of("true"), Value.of("false")));
      default -> start;
    };
  }

  private static Value either(Value one, Value other) {
    return Value.among(List.of(one, other));
  }

  private static List<String> names(@Nullable YamlNode filter, String key) {
    var value = filter instanceof Mapping mapping ? mapping.get(key) : null;
    return Workflow.texts(value).stream().filter(name -> !name.startsWith("!")).toList();
  }
}
