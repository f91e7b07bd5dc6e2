package io.mindscape.slipway.jobs.promotion;

import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.prose.Markdown;
import io.mindscape.slipway.policies.strategy.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a promotion is put to people: the title and the description of its pull request.
 *
 * @param moves the tags that move
 * @param bumps image → the commit that brought its tag to the source, where that is known
 * @param missing files that the target lacks, so that their images stay behind
 * @param askedBy logins, lower case
 */
record Proposal(
    Route route,
    List<Move> moves,
    Map<String, CommitId> bumps,
    List<String> missing,
    Set<String> askedBy,
    RenderedChange change,
    CommitId head) {

  private static final int IN_TITLE = 3;

  Proposal {
    moves = List.copyOf(moves);
    bumps = Map.copyOf(bumps);
    missing = List.copyOf(missing);
  }

  /** {@code Promote to production: mindscape/api 1.9.0}. */
  static String title(Route route, List<Move> moves) {
    var images = moves.stream().map(move -> move.image() + " " + move.after()).distinct().toList();
    var shown = String.join(", ", images.subList(0, Math.min(IN_TITLE, images.size())));
    var more = images.size() > IN_TITLE ? " and %d more".formatted(images.size() - IN_TITLE) : "";
    return "Promote to %s: %s%s".formatted(route.target().environment(), shown, more);
  }

  String title() {
    return title(route, moves);
  }

  String body() {
    var target = route.target().environment();
    var parts = new ArrayList<String>();
    parts.add(
        Requests.markers(target, askedBy)
            + "### %s gets what %s runs\n".formatted(target, route.source().environment()));
    parts.add(images());
    parts.add(
        "%s asked for this.\n"
            .formatted(Prose.list(askedBy.stream().map(login -> "@" + login).toList())));
    parts.add(rendered());
    if (!missing.isEmpty()) {
      parts.add(
          "**Stays behind:** %s has no %s.\n"
              .formatted(target, Prose.list(missing.stream().map(Prose::code).toList())));
    }
    parts.add(approval());
    parts.add(
        "The bot merges this when all gates are open; `/why %s` says which are not.\n"
            .formatted(target));
    return String.join("\n", parts);
  }

  private String images() {
    var rows =
        moves.stream()
            .map(
                move ->
                    "| %s | %s | %s | %s |\n"
                        .formatted(
                            Prose.code(move.image()),
                            Prose.code(move.before()),
                            Prose.code(move.after()),
                            bump(move.image())))
            .distinct()
            .collect(Collectors.joining());
    return """
    | image | %s runs | will run | came to %s in |
    |---|---|---|---|
    """
            .formatted(route.target().environment(), route.source().environment())
        + rows;
  }

  private String bump(String image) {
    var commit = bumps.get(image);
    return commit == null ? "" : Prose.code(commit.abbreviated());
  }

  private String rendered() {
    var target = route.target().environment();
    if (change.objects().isEmpty()) {
      return "No object of %s changes by this, as far as it can be rendered.\n".formatted(target);
    }
    var consequences =
        change.consequences().isEmpty()
            ? ""
            : "**What it does:** %s.\n\n"
                .formatted(Prose.list(change.consequences().stream().map(Markdown::text).toList()));
    return consequences
        + "<details open><summary>What will change in %s: %s</summary>\n\n%s\n</details>\n"
            .formatted(
                target,
                Markdown.count(change.objects().size(), "object"),
                DiffText.block(change.objects()));
  }

  private String approval() {
    Delivery.Approvals rule = route.target().approvals();
    if (rule == null) {
      return "%s asks for no approvals.\n".formatted(route.target().environment());
    }
    return "**To approve**, %s of %s who did not ask for this comments exactly\n\n```\n%s\n```\n\nor approves this head in a review. A new head voids approvals.\n"
        .formatted(
            rule.required() == 1 ? "a member" : rule.required() + " members",
            Prose.list(rule.teams().stream().map(Prose::code).toList()),
            ApprovalGate.line(head));
  }
}
