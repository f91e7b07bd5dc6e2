package io.mindscape.slipway.jobs.forge;

import io.mindscape.slipway.jobs.git.RepoName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Comments on pull requests and issues (for the forge the same thing), and the issues the bot
 * keeps.
 */
public interface Discussion {

  /** The comment, or nothing where it was deleted. */
  Optional<Comment> find(RepoName repo, long comment);

  /** All comments, oldest first. */
  List<Comment> comments(RepoName repo, int number);

  /**
   * All comments of a repository that were written or edited at {@code since} or later, on whatever
   * pull request or issue; those that were changed last come last.
   */
  List<Comment> commentsSince(RepoName repo, Instant since);

  /**
   * The bot's own comment that begins with {@code marker}, if there is one. Elsewhere it is a
   * quotation: what the bot tells of a repository may hold anything.
   */
  Optional<Comment> findMarked(RepoName repo, int number, String marker);

  /** Writes a comment. */
  Comment write(RepoName repo, int number, String body);

  /** Replaces the text of one of the bot's own comments; nothing happens where it is the same. */
  void replace(RepoName repo, long comment, String body);

  /** Shows that a comment was seen; doing so again changes nothing. */
  void react(RepoName repo, long comment, Reaction reaction);

  /** The bot's own open issue that carries {@code label}, if there is one. */
  Optional<Integer> findIssue(RepoName repo, String label);

  /** The bot's own open issue that carries {@code label} and has exactly that title, if any. */
  Optional<Integer> findIssue(RepoName repo, String label, String title);

  /** The bot's own open issues that carry {@code label}. */
  List<Titled> openIssues(RepoName repo, String label);

  /** The text of an issue, or nothing where there is none of that number. */
  Optional<String> issueText(RepoName repo, int number);

  /** Opens an issue with a label. */
  int openIssue(RepoName repo, String label, String title, String body);

  /** Replaces the text of one of the bot's own issues; nothing happens where it is the same. */
  void replaceIssue(RepoName repo, int number, String body);

  /** Closes one of the bot's own issues; nothing happens where it is closed. */
  void closeIssue(RepoName repo, int number);

  /**
   * A comment.
   *
   * @param issue the number of the pull request or issue it stands on
   * @param edited whether its text is no longer what was first posted
   * @param changed when it was last edited, or posted, by the forge's clock
   */
  record Comment(long id, int issue, String author, String body, boolean edited, Instant changed) {}

  /** An issue by its number and its title. */
  record Titled(int number, String title) {}

  /** What the bot shows on a command. */
  enum Reaction {
    /** Seen, being done. */
    EYES,
    /** Done. */
    ROCKET,
    /** Not done, see the answer. */
    CONFUSED
  }
}
