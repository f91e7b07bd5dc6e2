package io.mindscape.slipway.jobs.maintenance.breakglass;

import io.mindscape.slipway.jobs.maintenance.OneTask.End;
import io.mindscape.slipway.jobs.prose.Markdown;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is told on the issue of a request, unasked; Markdown. */
final class Telling {

  private Telling() {}

  /**
   * @param freeze the words of the freeze that it runs in spite of
   */
  static String begins(Request request, Optional<String> freeze) {
    var opening = Objects.requireNonNull(request.course().opening());
    return "**Break-glass %d begins**: %s, until %s at the latest.%s\n\n%s\n\n`/maintenance stop %d` stops it at its next step. How it ends is told here.\n"
        .formatted(
            request.id(),
            Words.wish(request),
            Words.at(opening.closes()),
            freeze.map(words -> " **It runs although " + words + ".**").orElse(""),
            who(request),
            request.id());
  }

  static String lapsed(Request request) {
    var confirmed = request.course().confirmed();
    return "**Break-glass %d lapsed**, and nothing of it ran: %s. %s %s\n\nIf %s is still needed, ask for it anew.\n"
        .formatted(
            request.id(),
            Words.wish(request),
            who(request),
            confirmed == null
                ? "Nobody confirmed it within %s.".formatted(Words.minutes(Request.PATIENCE))
                : "It could not begin within %s of that: other maintenance was at work, or the clock was not to be trusted."
                    .formatted(Words.minutes(Request.PATIENCE)),
            Markdown.code(request.wish().task()));
  }

  static String ended(Request request, End end) {
    return "**%s Break-glass %d is over**: `%s` %s, %s to %s UTC%s.\n\n%s\n\n%s%s\n"
        .formatted(
            end.done() ? "✓" : "✕",
            request.id(),
            request.wish().task(),
            end.words(),
            Words.time(end.from()),
            Words.time(end.to()),
            request.wish().despiteFreeze() ? ", **despite any freeze**" : "",
            end.lines().isEmpty()
                ? "There was nothing to do."
                : end.lines().stream().map(line -> "- " + line).collect(Collectors.joining("\n")),
            longer(request, end),
            who(request));
  }

  /** What did not fit may fit into more. */
  private static String longer(Request request, End end) {
    return end.deferred() && request.wish().length().compareTo(Wish.LONGEST) < 0
        ? "If it was too little time: `--for %dm` is the most that can be asked for.\n\n"
            .formatted(Wish.LONGEST.toMinutes())
        : "";
  }

  /** Who wanted it, and why. */
  private static String who(Request request) {
    var confirmed = request.course().confirmed();
    return "Asked for by %s%s. Reason: %s."
        .formatted(
            Words.asker(request),
            confirmed == null ? "" : ", confirmed by " + Words.confirmer(request),
            Markdown.text(request.wish().reason()));
  }
}
