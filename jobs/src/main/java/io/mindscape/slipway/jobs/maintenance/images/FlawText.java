package io.mindscape.slipway.jobs.maintenance.images;

import io.mindscape.slipway.jobs.advisory.Exposure;
import io.mindscape.slipway.jobs.advisory.Exposure.Hit;
import io.mindscape.slipway.jobs.advisory.content.Contents.Answer;
import io.mindscape.slipway.jobs.maintenance.task.Notes;
import io.mindscape.slipway.jobs.prose.Markdown;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is said of known vulnerabilities: as evidence in a pull request, and in the report. */
final class FlawText {

  /** For each step of an image. */
  private static final int MOST_ROWS = 20;

  /** For each pull request. */
  private static final int MOST_STEPS = 20;

  private static final int MOST_NAMED = 5;
  private static final int LONGEST_NAME = 80;

  private FlawText() {}

  /** What is known of one image. */
  sealed interface Told {
    /**
     * @param packages how many were looked at
     * @param from where they are written
     */
    record Seen(Exposure exposure, int packages, String from) implements Told {}

    /**
     * @param why a whole clause for a person
     */
    record Unseen(String why) implements Told {}

    /**
     * @param failure why the advisories are not known; empty where they are
     */
    static Told of(Answer answer, Optional<Exposure> exposure, String failure) {
      return switch (answer) {
        case Answer.Unknown(var why) -> new Unseen("what runs in it is not known: " + why);
        case Answer.Known(var packages, var from) ->
            exposure
                .<Told>map(found -> new Seen(found, packages.size(), from))
                .orElseGet(() -> new Unseen(failure));
      };
    }
  }

  /** Notes what an image has for which there is nothing newer. */
  static void stays(Used image, @Nullable Told told, Notes notes) {
    switch (told) {
      case Told.Seen(var exposure, var packages, var from) ->
          notes.did("%s: %s".formatted(named(image), stays(exposure, packages, from)));
      case Told.Unseen(var why) -> notes.did(named(image) + ": " + Markdown.text(why));
      case null -> {}
    }
  }

  private static String stays(Exposure exposure, int packages, String from) {
    var hits = exposure.hits();
    var known =
        hits.isEmpty()
            ? "no known vulnerability in the %s of %s"
                .formatted(Markdown.count(packages, "package"), from)
            : "%s, and no newer image takes %s away: %s"
                .formatted(flaws(hits.size()), hits.size() == 1 ? "it" : "them", brief(hits));
    return known + notCompared(exposure.notCompared());
  }

  private static String flaws(int number) {
    return number + (number == 1 ? " known vulnerability" : " known vulnerabilities");
  }

  private static String brief(List<Hit> hits) {
    var named =
        hits.stream()
            .limit(MOST_NAMED)
            .map(
                hit ->
                    "%s (%s) in %s"
                        .formatted(
                            linked(hit), hit.advisory().severity().words(), code(hit.in().name())))
            .collect(Collectors.joining(", "));
    return hits.size() <= MOST_NAMED
        ? named
        : "%s, and %d more".formatted(named, hits.size() - MOST_NAMED);
  }

  /** A section of Markdown. */
  static String evidence(List<Bump> updates, Map<Used, Told> all) {
    var steps = updates.stream().map(bump -> new Replaced(bump.before(), bump.after())).distinct();
    var text = new StringBuilder("**Known vulnerabilities**\n\n");
    var each = steps.toList();
    each.stream().limit(MOST_STEPS).forEach(step -> text.append(step.text(all)).append('\n'));
    if (each.size() > MOST_STEPS) {
      text.append(
          "Those of %d more images are not told here.\n\n".formatted(each.size() - MOST_STEPS));
    }
    return text.toString();
  }

  /** An image that takes the place of another. */
  private record Replaced(Used before, Used after) {

    String text(Map<Used, Told> all) {
      var old = all.get(before);
      var now = all.get(after);
      if (old instanceof Told.Seen seenBefore && now instanceof Told.Seen seenNow) {
        return compared(seenBefore, seenNow);
      }
      var unseen = old instanceof Told.Unseen ? before : after;
      var why = (old instanceof Told.Unseen ? old : now) instanceof Told.Unseen(var it) ? it : "";
      return "%s: %s.\n".formatted(named(unseen), Markdown.text(why));
    }

    private String compared(Told.Seen old, Told.Seen now) {
      var gone = old.exposure().without(now.exposure());
      var come = now.exposure().without(old.exposure());
      int stay = now.exposure().hits().size() - come.size();
      return "%s → %s takes %s away%s%s%s. Read from %s.\n%s"
          .formatted(
              named(before),
              code(after.tag()),
              gone.isEmpty() ? "no known vulnerability" : flaws(gone.size()),
              stay == 0 ? "" : "; %d %s".formatted(stay, stay == 1 ? "stays" : "stay"),
              come.isEmpty() ? "" : "; it brings " + brief(come),
              notCompared(Math.max(old.exposure().notCompared(), now.exposure().notCompared())),
              old.from().equals(now.from()) ? now.from() : old.from() + " and " + now.from(),
              gone.isEmpty() ? "" : table(gone));
    }
  }

  private static String table(List<Hit> gone) {
    var rows =
        gone.stream()
            .limit(MOST_ROWS)
            .map(
                hit ->
                    "| %s | %s | %s | %s | %s |\n"
                        .formatted(
                            linked(hit),
                            hit.advisory().severity().words(),
                            code(hit.in().name()),
                            code(hit.in().version()),
                            hit.fixed().map(FlawText::code).orElse("not told")))
            .collect(Collectors.joining());
    var more =
        gone.size() <= MOST_ROWS ? "" : "\nAnd %d more.\n".formatted(gone.size() - MOST_ROWS);
    return "\n| goes | severity | package | was | mended in |\n|---|---|---|---|---|\n"
        + rows
        + more;
  }

  private static String notCompared(int packages) {
    return packages == 0
        ? ""
        : "; of %s there are advisories whose versions cannot be compared"
            .formatted(Markdown.count(packages, "package"));
  }

  /** Its link has been checked to be nothing but one. */
  private static String linked(Hit hit) {
    var id = Markdown.text(hit.advisory().id());
    var link = hit.advisory().link();
    return link.isEmpty() ? id : "[%s](%s)".formatted(id, link);
  }

  private static String named(Used image) {
    return "%s %s".formatted(code(image.name()), code(image.tag()));
  }

  private static String code(String text) {
    return Markdown.code(
        text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME) + "…");
  }
}
