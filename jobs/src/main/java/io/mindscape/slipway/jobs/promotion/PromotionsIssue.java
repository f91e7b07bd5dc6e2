package io.mindscape.slipway.jobs.promotion;

import io.mindscape.slipway.jobs.forge.Discussion;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.promotion.Promotions.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The issue that shows what can be promoted, and where promotions are asked for. */
final class PromotionsIssue {

  private static final String TITLE = "Promotions";
  private static final Pattern PROMOTES = Pattern.compile("(?m)^#(\\d{1,9}) promotes to ");

  private final Discussion discussion;

  PromotionsIssue(Discussion discussion) {
    this.discussion = discussion;
  }

  /** Opens the issue, or replaces its text where that is another. */
  void show(RepoName repo, List<Standing> standings) {
    var body = body(standings);
    discussion
        .findIssue(repo, Promotions.LABEL)
        .ifPresentOrElse(
            number -> discussion.replaceIssue(repo, number, body),
            () -> discussion.openIssue(repo, Promotions.LABEL, TITLE, body));
  }

  Shown shown(RepoName repo, List<Standing> standings) {
    var there =
        discussion
            .findIssue(repo, Promotions.LABEL)
            .flatMap(number -> discussion.issueText(repo, number));
    if (there.filter(text -> text.strip().equals(body(standings).strip())).isPresent()) {
      return Shown.AS_IT_IS;
    }
    var open = standings.stream().map(Standing::pull).filter(Objects::nonNull).toList();
    return there.map(PromotionsIssue::promotions).stream()
            .flatMap(List::stream)
            .allMatch(open::contains)
        ? Shown.NOT_YET
        : Shown.CLOSED_UNSEEN;
  }

  /** The numbers of the promotions that a text tells of as open. */
  private static List<Integer> promotions(String text) {
    return PROMOTES.matcher(text).results().map(found -> Integer.valueOf(found.group(1))).toList();
  }

  static String body(List<Standing> standings) {
    var parts = new ArrayList<String>();
    parts.add(
        """
        <!-- slipway:promotions -->
        What one environment runs and the next does not yet. The bot keeps this text; comment here \
        to promote, or `/why` to hear what is missing.
        """);
    standings.forEach(standing -> parts.add(section(standing)));
    return String.join("\n", parts);
  }

  private static String section(Standing standing) {
    var parts = new ArrayList<String>();
    parts.add("### %s → %s\n".formatted(standing.source(), standing.target()));
    parts.add(table(standing));
    standing.notes().forEach(note -> parts.add(note + "\n"));
    parts.add(next(standing));
    return String.join("\n", parts);
  }

  private static String table(Standing standing) {
    if (standing.images().isEmpty()) {
      return "`delivery.images` names no image of %s.\n".formatted(standing.source());
    }
    var rows =
        standing.images().stream()
            .map(
                row ->
                    "| %s | %s | %s |\n"
                        .formatted(
                            Prose.code(row.image()), tag(row.inSource()), tag(row.inTarget())))
            .collect(Collectors.joining());
    return "| image | %s | %s |\n|---|---|---|\n".formatted(standing.source(), standing.target())
        + rows;
  }

  private static String tag(String tag) {
    return tag.isEmpty() ? "–" : Prose.code(tag);
  }

  private static String next(Standing standing) {
    var gates = standing.gates();
    if (standing.pull() != null && gates != null) {
      return "#%d promotes to %s and %s:\n\n%s"
          .formatted(
              standing.pull(), standing.target(), GateWords.line(gates), GateWords.list(gates));
    }
    return standing.behind()
        ? "Comment `/promote %s` to promote.\n".formatted(standing.target())
        : "Nothing to promote.\n";
  }
}
