package io.mindscape.slipway.policies.workflow;

import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What can start a workflow: each event with the refs it can have.
 *
 * @see <a
 *     href="https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows">events
 *     and their refs</a>
 */
record Triggers(List<Start> starts) {

  Triggers {
    starts = List.copyOf(starts);
  }

  /**
   * One way in which a run starts.
   *
   * @param ref a ref, with {@code *} for what is not known
   */
  record Start(String event, String ref) {}

  static Triggers of(YamlNode on) {
    var starts = new ArrayList<Start>();
    switch (on) {
      case Scalar event -> start(starts, event.text(), null);
      case Sequence events -> {
        for (var item : events.items()) {
          if (item instanceof Scalar event) {
            start(starts, event.text(), null);
          }
        }
      }
      case Mapping events ->
          events.entries().forEach(entry -> start(starts, entry.key(), entry.value()));
    }
    return new Triggers(starts);
  }

  /** Whether no run can fulfil the condition. What is not known counts as possible. */
  boolean neverFulfil(Condition condition) {
    return !starts.isEmpty()
        && starts.stream().allMatch(start -> condition.truth(start) == Condition.Truth.FALSE);
  }

  /** The triggers for a person: {@code a push to main}. */
  String words() {
    return starts.stream()
        .map(
            start ->
                start.event().equals("push")
                    ? "a push to " + start.ref().replaceFirst("^refs/(heads|tags)/", "")
                    : start.event())
        .distinct()
        .collect(Collectors.joining(" or "));
  }

  private static void start(List<Start> starts, String event, @Nullable YamlNode filter) {
    switch (event) {
      case "push" -> push(starts, filter);
      case "pull_request", "pull_request_review" ->
          starts.add(new Start(event, "refs/pull/*/merge"));
      default -> starts.add(new Start(event, "*"));
    }
  }

  private static void push(List<Start> starts, @Nullable YamlNode filter) {
    var branches = names(filter, "branches");
    var tags = names(filter, "tags");
    branches.forEach(name -> starts.add(new Start("push", "refs/heads/" + glob(name))));
    tags.forEach(name -> starts.add(new Start("push", "refs/tags/" + glob(name))));
    boolean ignoresBranches = !names(filter, "branches-ignore").isEmpty();
    boolean ignoresTags = !names(filter, "tags-ignore").isEmpty();
    // A filter on branches alone keeps tags out, and the other way round.
    if (ignoresBranches || (branches.isEmpty() && tags.isEmpty() && !ignoresTags)) {
      starts.add(new Start("push", "refs/heads/*"));
    }
    if (ignoresTags || (branches.isEmpty() && tags.isEmpty() && !ignoresBranches)) {
      starts.add(new Start("push", "refs/tags/*"));
    }
  }

  private static String glob(String pattern) {
    return pattern.replaceAll("[*?+\\[!].*", "*");
  }

  private static List<String> names(@Nullable YamlNode filter, String key) {
    var value = filter instanceof Mapping mapping ? mapping.get(key) : null;
    return switch (value) {
      case Scalar scalar -> List.of(scalar.text());
      case Sequence list ->
          list.items().stream()
              .filter(Scalar.class::isInstance)
              .map(item -> ((Scalar) item).text())
              .filter(name -> !name.startsWith("!"))
              .toList();
      case null, default -> List.of();
    };
  }
}
