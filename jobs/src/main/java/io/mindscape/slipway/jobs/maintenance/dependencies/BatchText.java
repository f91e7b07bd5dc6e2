package io.mindscape.slipway.jobs.maintenance.dependencies;

import io.mindscape.slipway.jobs.git.GitStore.Trailer;
import io.mindscape.slipway.jobs.maintenance.proposal.Proposed.Text;
import io.mindscape.slipway.jobs.prose.Markdown;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a pull request with updates of dependencies says: which, on what evidence, and what next.
 */
final class BatchText {

  private static final Pattern SOURCES = Pattern.compile("<!-- slipway:sources ([a-z ]+) -->");

  private static final String RELEASES =
      "Each dependency below has a newer release. What is below is changed and nothing else;"
          + " environments that follow another one get it by promotion.";

  private static final String APIS =
      "Each object below is written in a version of its API that Kubernetes gives up, as its"
          + " deprecated API migration guide and the lifecycle marks of its API types say. What is"
          + " below is changed and nothing else, and means what it meant: the objects were rendered"
          + " and judged with it, for each environment by the version of Kubernetes that it has.";

  private final Batch batch;
  private final Map<String, Changes> changes;

  /**
   * @param changes what makers say, by the words of the update
   */
  BatchText(Batch batch, Map<String, Changes> changes) {
    this.batch = batch;
    this.changes = new LinkedHashMap<>(changes);
  }

  /** Whether the description of a pull request is of updates from one of these sources. */
  static boolean isOf(String body, Set<String> sources) {
    var told = SOURCES.matcher(body);
    // Before sources were told, there were images alone.
    var named = told.find() ? told.group(1) : "image";
    return Stream.of(named.split(" ", -1)).anyMatch(sources::contains);
  }

  Text text() {
    return new Text(title(), body(), trailers());
  }

  /** A line for each dependency and its step. */
  Stream<String> steps() {
    return batch.updates().stream().map(Pending::words).distinct();
  }

  private String title() {
    var steps = steps().toList();
    return steps.size() == 1
        ? "Dependency updates: " + plain(batch.updates().get(0))
        : "Dependency updates of %s: %d".formatted(oneLine(batch.group()), steps.size());
  }

  /** A title is no Markdown. */
  private static String plain(Pending update) {
    var dependency = update.dependency();
    return oneLine(
        "%s %s → %s".formatted(dependency.what(), dependency.from(), update.to().version()));
  }

  private static String oneLine(String text) {
    return Markdown.visible(text).replaceAll("\\s+", " ").strip();
  }

  private String body() {
    return """
    <!-- slipway:sources %s -->
    %s

    %s%s%s
    <sub>Merge it, or close it: the same is not proposed again, but it comes back if you reopen it. It is \
    closed by itself once there is nothing left in it to do.</sub>
    """
        .formatted(batch.sources(), opening(), table(), byHand(), excerpts());
  }

  private String opening() {
    return batch.sources().equals("kubernetes") ? APIS : RELEASES;
  }

  private String table() {
    var table =
        new StringBuilder(
            """
            | dependency | from | to | step | released | known by | where |
            |---|---|---|---|---|---|---|
            """);
    batch.updates().forEach(update -> table.append(row(update)));
    return table.toString();
  }

  private String byHand() {
    var lines =
        batch.updates().stream()
            .map(update -> update.to().byHand())
            .filter(line -> !line.isEmpty())
            .distinct()
            .map(line -> "* " + line + "\n")
            .collect(Collectors.joining());
    return lines.isEmpty() ? "" : "\nLeft to do by hand, before it is merged:\n\n" + lines;
  }

  private static String row(Pending update) {
    return "| %s | %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            Markdown.code(update.dependency().what()),
            Markdown.code(update.dependency().from()),
            Markdown.code(update.to().version()),
            update.to().size().words(),
            released(update),
            update.to().evidence().isEmpty() ? "" : Markdown.code(update.to().evidence()),
            Markdown.code(update.dependency().place().toString()));
  }

  /** Another way to write the same is not released. */
  private static String released(Pending update) {
    var unknown = update.to().size() == Newer.Size.API ? "" : "not told";
    return update.released().map(BatchText::day).orElse(unknown);
  }

  private String excerpts() {
    var text = new StringBuilder();
    changes.forEach(
        (words, told) -> text.append('\n').append(Excerpt.of(words, told)).append('\n'));
    return text.toString();
  }

  private List<Trailer> trailers() {
    return batch.updates().stream()
        .map(it -> oneLine(it.dependency().what() + " " + it.to().version()))
        .distinct()
        .map(it -> new Trailer("Slipway-Dependency", it))
        .toList();
  }

  static String day(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }
}
