package io.mindscape.slipway.jobs.maintenance.account;

import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.forge.Discussion;
import io.mindscape.slipway.jobs.git.RepoName;
import java.time.Instant;
import java.util.Optional;

/**
 * The end of issues of the bot's own. A comment is written once, and an issue is closed once: where
 * people open it again, it is theirs.
 */
final class LastWords {

  /** What those of a preview begin with. */
  private static final String MARKER = "<!-- slipway:preview:over -->";

  private final RepoName repo;
  private final Discussion discussion;
  private final Effects effects;

  /**
   * @param discussion guarded
   */
  LastWords(RepoName repo, Discussion discussion, Effects effects) {
    this.repo = repo;
    this.discussion = discussion;
    this.effects = effects;
  }

  /**
   * Ends what announced an opening, unless somebody has deleted it.
   *
   * @param words one line of Markdown
   */
  void preview(int issue, String words) {
    if (discussion.issueText(repo, issue).isPresent()) {
      write(
          "maintenance:%s:preview:%d:over".formatted(repo, issue),
          issue,
          MARKER,
          MARKER + "\n" + words);
      discussion.closeIssue(repo, issue);
    }
  }

  /** Closes the issue of a report, if that was not done before. */
  void close(Instant opens, int issue) {
    effects.once(
        key(opens, "closed"),
        "the end of #" + issue,
        // Closing it again changes nothing.
        Optional::empty,
        () -> {
          discussion.closeIssue(repo, issue);
          return "closed";
        });
  }

  /** The key of an act on the report of an opening. */
  String key(Instant opens, String act) {
    return "maintenance:%s:%s:%s".formatted(repo, opens, act);
  }

  /**
   * Writes a comment, once.
   *
   * @param marker what {@code body} begins with
   */
  void write(String key, int issue, String marker, String body) {
    effects.once(
        key,
        "closing words on #" + issue,
        () ->
            discussion.findMarked(repo, issue, marker).map(comment -> Long.toString(comment.id())),
        () -> Long.toString(discussion.write(repo, issue, body).id()));
  }
}
