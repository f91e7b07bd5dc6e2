package io.mindscape.slipway.jobs.maintenance.dependencies;

import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.maintenance.dependencies.Look.Blind;
import io.mindscape.slipway.jobs.maintenance.dependencies.Standing.Held;
import io.mindscape.slipway.jobs.maintenance.dependencies.Standing.Reason;
import io.mindscape.slipway.jobs.maintenance.proposal.Proposal.Made.Answered;
import io.mindscape.slipway.jobs.prose.Markdown;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.window.Opening;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The text of the {@link Dashboard}. */
final class DashboardText {

  private static final int PLACES = 3;
  private static final String CLOSED = "Closed by a person";
  private static final String MERGED = "Merged before";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEEE yyyy-MM-dd HH:mm", Locale.ENGLISH);

  private final Findings found;
  private final Map<String, Map<String, List<Place>>> sections = new LinkedHashMap<>();

  /**
   * @param open the open pull requests, by their branch
   */
  DashboardText(Findings found, Offers offers, Map<String, PullRequest> open) {
    this.found = found;
    for (var name :
        List.of("Proposed", "Waiting", CLOSED, MERGED, "Over the limit", "Left alone")) {
      sections.put(name, new LinkedHashMap<>());
    }
    offers.toMake().forEach(batch -> proposed(batch, open));
    offers.answered().forEach(this::answered);
    offers.over().forEach(batch -> add("Over the limit", batch, limit()));
    found.standings().forEach(this::held);
  }

  private void proposed(Batch batch, Map<String, PullRequest> open) {
    var pull = open.get(batch.branch());
    if (pull == null) {
      add("Proposed", batch, "could not be proposed: the report of the window says why");
    } else if (batch.proposed(new BatchText(batch, Map.of())).isToldIn(pull.body())) {
      add("Proposed", batch, "in #" + pull.number());
    } else {
      add(
          "Proposed",
          batch,
          "is not in #%d yet, which somebody else has committed to: merge or close that first"
              .formatted(pull.number()));
    }
  }

  private void answered(Batch batch, Answered answer) {
    if (answer.isMerged()) {
      add(
          MERGED,
          batch,
          "in #%d; where that was taken back since, it is not proposed again: write it in by hand to have it after all"
              .formatted(answer.number()));
    } else {
      add(
          CLOSED,
          batch,
          "in #%d; it is not proposed again: to have it after all, reopen #%d"
              .formatted(answer.number(), answer.number()));
    }
  }

  private String limit() {
    return "comes with a later window: %s in one, and no more (`pull_requests`)"
        .formatted(Markdown.count(found.rules().limits().pullRequests(), "pull request"));
  }

  private void held(Standing standing) {
    for (var held : standing.held()) {
      var section = held.reason() instanceof Reason.Young ? "Waiting" : "Left alone";
      var dependency = standing.dependency();
      add(
          section,
          "%s %s → %s %s"
              .formatted(
                  Markdown.code(dependency.what()),
                  Markdown.text(dependency.from()),
                  Markdown.text(held.release().version()),
                  why(held)),
          dependency.place());
    }
  }

  private String why(Held held) {
    return switch (held.reason()) {
      case Reason.Young(var until) ->
          "is not %s old before %s UTC"
              .formatted(
                  words(found.rules().limits().minimumAge()),
                  TIME.format(until.atOffset(ZoneOffset.UTC)));
      case Reason.Ignored(var place) -> "is ignored by " + Markdown.code(place.toString());
      case Reason.OutOfRange(var range) ->
          "is not in the range %s of %s"
              .formatted(
                  Markdown.code(String.valueOf(range.versions())),
                  Markdown.code(range.place().toString()));
      case Reason.Major() -> "is a major release, and those are not proposed (`majors: never`)";
    };
  }

  private void add(String section, Batch batch, String what) {
    for (var update : batch.updates()) {
      add(section, update.words() + " " + what, update.dependency().place());
    }
  }

  private void add(String section, String line, Place place) {
    var lines = sections.computeIfAbsent(section, name -> new LinkedHashMap<>());
    lines.computeIfAbsent(line, words -> new ArrayList<>()).add(place);
  }

  /** Whether there is nothing to show. */
  boolean isEmpty() {
    return found.left().isEmpty() && isNothingPending();
  }

  private boolean isNothingPending() {
    return found.blindSources().isEmpty()
        && found.byHand().isEmpty()
        && sections.values().stream().allMatch(Map::isEmpty);
  }

  /**
   * @param opening in which the look was taken
   */
  String body(Opening opening) {
    var text = new StringBuilder("<!-- slipway:dependencies -->\n");
    text.append(
        "What this repository depends on and what there is newer, as it was in the window of %s UTC.\n"
            .formatted(TIME.format(opening.opens().atOffset(ZoneOffset.UTC))));
    sections.forEach((name, lines) -> text.append(section(name, lines)));
    text.append(blind("To be changed by hand", found.byHand()));
    text.append(blind("Not looked at", found.blind()));
    text.append(blind("Left as they are", found.left()));
    if (isNothingPending()) {
      text.append("\nNothing is pending.\n");
    }
    return Markdown.cut(text.toString());
  }

  private static String section(String name, Map<String, List<Place>> lines) {
    return lines.isEmpty()
        ? ""
        : lines.entrySet().stream()
            .map(it -> "- %s (%s)\n".formatted(it.getKey(), places(it.getValue())))
            .collect(Collectors.joining("", "\n### %s\n\n".formatted(name), ""));
  }

  private static String places(List<Place> places) {
    var first =
        places.stream()
            .limit(PLACES)
            .map(place -> Markdown.code(place.toString()))
            .collect(Collectors.joining(", "));
    return places.size() > PLACES
        ? "%s and %d more".formatted(first, places.size() - PLACES)
        : first;
  }

  private static String blind(String name, List<Blind> some) {
    return some.isEmpty()
        ? ""
        : some.stream()
            .map(one -> "- %s: %s\n".formatted(one.what(), Markdown.message(one.why())))
            .distinct()
            .collect(Collectors.joining("", "\n### %s\n\n".formatted(name), ""));
  }

  private static String words(Duration age) {
    return age.toHours() % 24 == 0
        ? Markdown.count((int) age.toDays(), "day")
        : Markdown.count((int) age.toHours(), "hour");
  }
}
