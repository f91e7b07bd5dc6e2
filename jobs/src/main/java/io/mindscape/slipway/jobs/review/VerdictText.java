package io.mindscape.slipway.jobs.review;

import io.mindscape.slipway.jobs.forge.Checks.State;
import io.mindscape.slipway.jobs.prose.ChangeText;
import io.mindscape.slipway.jobs.prose.Markdown;
import io.mindscape.slipway.jobs.review.Assessment.UnitChange;
import io.mindscape.slipway.policies.change.ObjectChange;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.ResourceRef;
import io.mindscape.slipway.policies.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Puts an assessment into words: all that will change, be it more than the forge takes. */
final class VerdictText {

  /** Characters; nobody reads more. */
  private static final int WHOLE = 1_000_000;

  private static final int MOST_ERRORS = 30;
  private static final int MOST_OTHERS = 15;
  private static final int MOST_NOT_CHECKED = 10;

  private final Assessment assessment;
  private final Causes causes;

  private VerdictText(Assessment assessment) {
    this.assessment = assessment;
    this.causes =
        new Causes(
            assessment.context().environments().stream()
                .filter(
                    name ->
                        assessment.units().stream()
                            .anyMatch(unit -> unit.environment().equals(name)))
                .toList());
  }

  static Verdict of(Assessment assessment) {
    var text = new VerdictText(assessment);
    return new Verdict(
        assessment.errors() > 0 ? State.FAILURE : State.SUCCESS,
        text.title(),
        text.body(),
        assessment.introduced());
  }

  private String title() {
    int errors = causes.count(assessment.introduced(Severity.ERROR));
    int warnings = causes.count(assessment.introduced(Severity.WARNING));
    if (errors > 0) {
      return "%s %s between this and the merge"
          .formatted(Markdown.count(errors, "error"), errors == 1 ? "stands" : "stand");
    }
    if (assessment.isEmpty()) {
      return "Nothing here is judged or deployed";
    }
    var title = new StringJoiner("; ").add("Nothing stands between this and the merge");
    if (warnings > 0) {
      title.add(Markdown.count(warnings, "warning"));
    }
    int open = assessment.notChecked().size() + assessment.notEvaluated().size();
    if (open > 0) {
      title.add(Markdown.count(open, "object") + " not wholly checked");
    }
    return title.toString();
  }

  private String body() {
    var above = new ArrayList<String>();
    above.add(UnitTable.of(assessment));
    above.add(list("Errors", assessment.introduced(Severity.ERROR), MOST_ERRORS));
    above.add(list("Warnings", assessment.introduced(Severity.WARNING), MOST_OTHERS));
    above.add(list("Worth knowing", assessment.introduced(Severity.INFO), MOST_OTHERS));
    var below = new ArrayList<String>();
    below.add(standing());
    below.add(notChecked());
    below.add(notEvaluated());
    assessment.context().notes().forEach(note -> below.add(note + "\n"));
    below.add(next());
    below.add(footer());
    var changes = changes(WHOLE - length(above) - length(below));
    boolean fits = length(above) + length(changes) + length(below) <= Markdown.LIMIT;
    var parts = new ArrayList<>(above);
    // What the forge does not take is cut off at the end: what to do next must not be there.
    parts.addAll(fits ? changes : below);
    parts.addAll(fits ? below : changes);
    return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("\n"));
  }

  private static int length(List<String> parts) {
    return parts.stream().mapToInt(part -> part.length() + 1).sum();
  }

  private String list(String heading, List<Finding> findings, int most) {
    return findings.isEmpty() ? "" : "**%s**\n%s".formatted(heading, causes.list(findings, most));
  }

  private String standing() {
    int count = causes.count(assessment.standing());
    if (count == 0) {
      return "";
    }
    return Markdown.folded(
        "%s there before and %s nothing here"
            .formatted(
                count == 1 ? "1 finding was" : count + " findings were",
                count == 1 ? "blocks" : "block"),
        causes.list(assessment.standing(), MOST_OTHERS));
  }

  /** What changes, a fold for each environment; they share what room there is. */
  private List<String> changes(int room) {
    Map<String, List<ObjectChange>> changed = new LinkedHashMap<>();
    var order = new ArrayList<>(assessment.context().environments());
    order.add("");
    for (var environment : order) {
      var all =
          assessment.units().stream()
              .filter(unit -> unit.environment().equals(environment))
              .map(UnitChange::changes)
              .flatMap(List::stream)
              .toList();
      if (!all.isEmpty()) {
        changed.put(environment, all);
      }
    }
    int each = room / Math.max(1, changed.size()) - 300;
    return changed.entrySet().stream()
        .map(entry -> fold(entry.getKey(), entry.getValue(), each))
        .toList();
  }

  private String fold(String environment, List<ObjectChange> changes, int room) {
    var summary =
        "What will change%s: %s"
            .formatted(
                environment.isEmpty() ? "" : " in " + Markdown.text(environment),
                Markdown.count(changes.size(), "object"));
    return Markdown.folded(summary, consequences(environment) + ChangeText.diff(changes, room));
  }

  private String consequences(String environment) {
    var phrases =
        assessment.units().stream()
            .filter(unit -> unit.environment().equals(environment))
            .flatMap(unit -> unit.consequences().stream())
            .distinct()
            .limit(MOST_OTHERS)
            .map(Markdown::text)
            .toList();
    return phrases.isEmpty() ? "" : "This %s.\n\n".formatted(String.join("; it ", phrases));
  }

  private String notChecked() {
    var refs = assessment.notChecked();
    if (refs.isEmpty()) {
      return "";
    }
    return "**Not checked:** %s%s: no schema of %s is known here.\n"
        .formatted(named(refs), more(refs), refs.size() == 1 ? "this kind" : "these kinds");
  }

  private String notEvaluated() {
    var refs = assessment.notEvaluated();
    return refs.isEmpty()
        ? ""
        : "**Not by every policy:** %s%s: some cannot be evaluated without a cluster.\n"
            .formatted(named(refs), more(refs));
  }

  private static String named(List<ResourceRef> refs) {
    return refs.stream()
        .limit(MOST_NOT_CHECKED)
        .map(ResourceRef::toString)
        .map(Markdown::code)
        .collect(Collectors.joining(", "));
  }

  private static String more(List<ResourceRef> refs) {
    int more = refs.size() - MOST_NOT_CHECKED;
    return more > 0 ? " and %d more".formatted(more) : "";
  }

  private String next() {
    var gated = assessment.context().gated();
    var gates =
        gated.isEmpty()
            ? ""
            : " %s has gates of its own: comment `/why` to hear what is between this and %s."
                .formatted(
                    Markdown.text(String.join(" and ", gated)), gated.size() == 1 ? "it" : "them");
    if (assessment.errors() > 0) {
      return "**Next:** %spush a fix; every push is looked at.%s\n".formatted(mend(", or "), gates);
    }
    return gated.isEmpty()
        ? "**Next:** %smerge it when you like.\n".formatted(mend(", or "))
        : "**Next:** %s%s\n".formatted(mend("."), gates.strip());
  }

  /** What to type for what a machine can mend; nothing where that is none of it. */
  private String mend(String then) {
    if (assessment.introduced().stream().noneMatch(Verdict::isMendable)) {
      return "";
    }
    var what =
        assessment.pull().fromFork()
            ? "comment `/fix` for a patch of what is mechanical"
            : "comment `/fix` to have what is mechanical mended on this branch";
    return what + then + (then.endsWith(" ") ? "" : " ");
  }

  private String footer() {
    return "<sub>`%s` against `%s` · %s judged</sub>\n"
        .formatted(
            assessment.pull().head().abbreviated(),
            assessment.base().abbreviated(),
            Markdown.count(assessment.judged(), "object"));
  }
}
