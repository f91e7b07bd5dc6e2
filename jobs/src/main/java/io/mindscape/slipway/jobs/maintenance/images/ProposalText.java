package io.mindscape.slipway.jobs.maintenance.images;

import io.mindscape.slipway.jobs.git.GitStore.Trailer;
import io.mindscape.slipway.jobs.maintenance.proposal.Proposed.Text;
import io.mindscape.slipway.jobs.maintenance.proposal.UpdateKind;
import io.mindscape.slipway.jobs.prose.Markdown;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a pull request with updates of images says: which, on what evidence, and what next.
 *
 * @param evidence more of it, as a section of Markdown; empty for none
 */
record ProposalText(UpdateKind kind, String application, List<Bump> bumps, String evidence) {

  ProposalText {
    bumps = List.copyOf(bumps);
  }

  Text text() {
    return new Text(title(), body(), trailers());
  }

  /** A line for each image and its step. */
  Stream<String> images() {
    return bumps.stream().map(Bump::words).distinct();
  }

  /** The files that are changed. */
  String files() {
    return bumps.stream()
        .map(bump -> Markdown.code(bump.file()))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private List<Trailer> trailers() {
    return bumps.stream()
        .map(bump -> bump.image() + ":" + bump.tag())
        .distinct()
        .map(image -> new Trailer("Slipway-Image", image))
        .toList();
  }

  private String title() {
    var images = images().toList();
    return images.size() == 1
        ? "%s: %s".formatted(kind.title(), images.get(0).replace("`", ""))
        : "%s of %s: %d images".formatted(kind.title(), application, images.size());
  }

  private String body() {
    return """
    Each image below has a newer %s. What is below is changed and nothing else; environments that \
    follow another one get it by promotion.

    %s
    %s<sub>Merge it, or close it: the same is not proposed again, but it comes back if you reopen it. It is \
    closed by itself once there is nothing left in it to do.</sub>
    """
        .formatted(kind.release(), table(), evidence);
  }

  private String table() {
    var table =
        new StringBuilder(
            """
            | image | from | to | digest of that now | built | file |
            |---|---|---|---|---|---|
            """);
    bumps.forEach(bump -> table.append(row(bump)));
    return table.toString();
  }

  private static String row(Bump bump) {
    return "| %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            Markdown.code(bump.image()),
            old(bump),
            bump.tag(),
            Markdown.code(bump.now().digest()),
            bump.now().made().map(ProposalText::day).orElse("not told"),
            Markdown.code(bump.file()));
  }

  /** Where something is pinned, what was pinned is told as well. */
  private static String old(Bump bump) {
    var from = bump.from();
    return from.isPinned()
        ? "%s %s".formatted(from.tag(), Markdown.code(from.digest()))
        : from.tag();
  }

  private static String day(Instant made) {
    return made.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }
}
