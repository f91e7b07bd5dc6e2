package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.http.Call;
import io.mindscape.slipway.sandbox.forge.http.Problem;
import io.mindscape.slipway.sandbox.forge.state.Issue;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.stream.Stream;

/** Which issues a call asks for, and in which order. */
final class IssueFilter {

  private IssueFilter() {}

  static boolean hasState(Call call, Issue issue) {
    return switch (call.query("state", "open")) {
      case "all" -> true;
      case "closed" -> !issue.isOpen();
      default -> issue.isOpen();
    };
  }

  static boolean accepts(Call call, Issue issue) {
    return hasState(call, issue)
        && hasLabels(call, issue)
        && call.query("creator", issue.author()).equalsIgnoreCase(issue.author())
        && !issue.updated().isBefore(since(call));
  }

  private static boolean hasLabels(Call call, Issue issue) {
    return Stream.of(call.query("labels", "").split(","))
        .map(String::strip)
        .filter(label -> !label.isEmpty())
        .allMatch(label -> issue.labels().stream().anyMatch(label::equalsIgnoreCase));
  }

  private static Instant since(Call call) {
    try {
      return Instant.parse(call.query("since", Instant.EPOCH.toString()));
    } catch (DateTimeParseException unreadable) {
      throw Problem.invalid("Issue", "since", "invalid");
    }
  }

  static Comparator<Issue> order(Call call) {
    Comparator<Issue> order =
        call.query("sort", "created").equals("updated")
            ? Comparator.comparing(Issue::updated).thenComparingInt(Issue::number)
            : Comparator.comparingInt(Issue::number);
    return call.query("direction", "desc").equals("asc") ? order : order.reversed();
  }
}
