package io.mindscape.slipway.sandbox.contract;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * The reports of the window, as people read them in a repository's issues.
 *
 * @param reader one who speaks of that repository alone
 */
public record WindowReports(Person reader) {

  /** So long a window may take whose tasks have all to do, where others work on the machine too. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Waits for the report of that day until the bot has had its last word on it. */
  public String of(LocalDate day) {
    return await("the report of " + day)
        .atMost(PATIENCE)
        .until(() -> issue(day).filter(this::isLeftAlone), Optional::isPresent)
        .map(issue -> issue.path("body").asString())
        .orElseThrow();
  }

  private Optional<JsonNode> issue(LocalDate day) {
    return items("/issues?state=all&labels=slipway:maintenance")
        // The preview has the same label.
        .filter(issue -> issue.path("title").asString().startsWith("Maintenance of"))
        .filter(issue -> issue.path("title").asString().contains(day.toString()))
        .findFirst();
  }

  /** Closed after its last comment, or left open by it. */
  private boolean isLeftAlone(JsonNode issue) {
    return issue.path("state").asString().equals("closed")
        || items("/issues/%s/comments".formatted(issue.path("number")))
            .anyMatch(comment -> comment.path("body").asString().contains("stays open"));
  }

  private Stream<JsonNode> items(String path) {
    return StreamSupport.stream(reader.get(path).orElseThrow().spliterator(), false);
  }
}
