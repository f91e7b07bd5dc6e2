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

/**
 * Puts an assessment into words: what the forge takes. What does not fit is counted, and stands
 * behind the link, where there is one.
 */
final class VerdictText {

  /** Characters of what will change, where the rest can be read elsewhere. */
  private static final int CALM = 12_000;

  private static final int MOST_ERRORS = 30;
  private static final int MOST_OTHERS = 15;
  private static final int MOST_NOT_CHECKED = 10;

  private final Assessment assessment;
  private final String link;
  private final Causes causes;

  private VerdictText(Assessment assessment, String link) {
    this.assessment = assessment;
    this.link = link;
    this.causes =
        new Causes(
            assessment.context().environments().stream()
                .filter(
                    name ->
                        assessment.units().stream()
                            .anyMatch(unit -> unit.environment().equals(name)))
                .toList());
  }

  /**
   * @param link where all of it can be read; empty where it cannot
   */
  static Verdict of(Assessment assessment, String link) {
    var text = new VerdictText(assessment, link);
    return new Verdict(
        assessment.errors() > 0 ? State.FAILURE : State.SUCCESS,
        text.title(),
        text.body(),
        assessment.introduced());
  }

  /** The verdict in one line. */
  static String title(Assessment assessment) {
    return new VerdictText(assessment, "").title();
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
    assessment.context().notes().forEach(note -> below.add(Markdown.message(note) + "\n"));
    below.add(next());
    below.add(footer());
    int room = Markdown.LIMIT - length(above) - length(below);
    var parts = new ArrayList<>(above);
    parts.addAll(changes(link.isEmpty() ? room : Math.min(room, CALM)));
    parts.addAll(below);
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
    return Markdown.folded(
        summary, consequences(environment) + ChangeText.diff(changes, room, link));
  }

  /** In words, where the table has not said all of it. */
  private String consequences(String environment) {
    var units =
        assessment.units().stream().filter(unit -> unit.environment().equals(environment)).toList();
    if (units.stream().noneMatch(UnitTable::leavesOut) && units.size() <= UnitTable.MOST_ROWS) {
      return "";
    }
    var phrases = units.stream().flatMap(unit -> unit.consequences().stream()).distinct().toList();
    int more = phrases.size() - MOST_OTHERS;
    return phrases.isEmpty()
        ? ""
        : "This %s%s.\n\n"
            .formatted(
                phrases.stream()
                    .limit(MOST_OTHERS)
                    .map(Markdown::text)
                    .collect(Collectors.joining("; it ")),
                more > 0 ? "; and %d things more".formatted(more) : "");
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
    var gated = Markdown.text(String.join(" and ", assessment.context().gated()));
    if (assessment.errors() > 0) {
      var gates =
          gated.isEmpty() ? "" : " `/why` says what else is between this and %s.".formatted(gated);
      return "**Next:** push a fix%s; every push is looked at.%s\n".formatted(mend(), gates);
    }
    return gated.isEmpty()
        ? "**Next:** merge it when you like%s.\n".formatted(mend())
        : "**Next:** comment `/why` to hear what is between this and %s%s.\n"
            .formatted(gated, mend());
  }

  /** What to type for what a machine can mend; nothing where that is none of it. */
  private String mend() {
    if (assessment.introduced().stream().noneMatch(Verdict::isMendable)) {
      return "";
    }
    return assessment.pull().fromFork()
        ? ", or comment `/fix` for a patch of what is mechanical"
        : ", or comment `/fix` to have what is mechanical mended on this branch";
  }

  private String footer() {
    return "<sub>`%s` against `%s` · %s judged%s</sub>\n"
        .formatted(
            assessment.pull().head().abbreviated(),
            assessment.base().abbreviated(),
            Markdown.count(assessment.judged(), "object"),
            link.isEmpty() || assessment.isEmpty() ? "" : " · [all of it](%s)".formatted(link));
  }
}
