package io.mindscape.slipway.policies.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One way in which a run starts.
 *
 * @param words for a person, such as {@code a push to main}
 * @param known values of contexts by their path in lower case
 */
record Start(String event, String words, Map<String, Value> known) {

  private static final Set<String> OF_PULL_REQUEST =
      Set.of(
          "pull_request",
          "pull_request_target",
          "pull_request_review",
          "pull_request_review_comment");

  /** The parts of an event's payload that only these events have. */
  private static final Map<String, Set<String>> PAYLOAD =
      Map.ofEntries(
          Map.entry("pull_request", OF_PULL_REQUEST),
          Map.entry("issue", Set.of("issues", "issue_comment")),
          Map.entry(
              "comment",
              Set.of(
                  "issue_comment",
                  "pull_request_review_comment",
                  "discussion_comment",
                  "commit_comment")),
          Map.entry("review", Set.of("pull_request_review")),
          Map.entry("release", Set.of("release")),
          Map.entry("head_commit", Set.of("push")),
          Map.entry("workflow_run", Set.of("workflow_run")),
          Map.entry("inputs", Set.of("workflow_dispatch")),
          Map.entry("schedule", Set.of("schedule")),
          Map.entry("client_payload", Set.of("repository_dispatch")),
          Map.entry("discussion", Set.of("discussion", "discussion_comment")),
          Map.entry("merge_group", Set.of("merge_group")));

  /** Events of which the payload is that of another workflow's start. */
  private static final Set<String> OF_ANOTHER = Set.of("workflow_call");

  Start {
    known = Map.copyOf(known);
  }

  /** The same, knowing more. */
  Start and(String path, Value value) {
    var more = new HashMap<>(known);
    more.put(path, value);
    return new Start(event, words, more);
  }

  /** What is known of a value of {@code github} or {@code inputs}. */
  Value of(List<String> path) {
    var value = known.get(String.join(".", path));
    if (value != null) {
      return value;
    }
    if (OF_ANOTHER.contains(event)) {
      return Values.UNKNOWN;
    }
    if (path.size() >= 3 && path.get(1).equals("event")) {
      var events = PAYLOAD.get(path.get(2));
      return events == null || events.contains(event) ? Values.UNKNOWN : Values.NULL;
    }
    return path.getFirst().equals("inputs") ? inputs(path) : Values.UNKNOWN;
  }

  private Value inputs(List<String> path) {
    return event.equals("workflow_dispatch") || path.size() != 2 ? Values.UNKNOWN : Values.NULL;
  }

  /** Whether strangers can bring it about, with code of their own. */
  boolean isByFork() {
    return OF_PULL_REQUEST.contains(event);
  }
}
