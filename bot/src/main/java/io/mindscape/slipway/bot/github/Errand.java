package io.mindscape.slipway.bot.github;

import java.util.regex.Pattern;

/**
 * What a request costs of the account's budget, and how urgent it is.
 *
 * @param points GitHub's own count: 1 for a read, 5 for a change
 * @param content whether it writes something that GitHub counts as content
 */
record Errand(int points, boolean content, Urgency urgency) {

  private static final Pattern CONTENT =
      Pattern.compile(".*/(issues|pulls|comments|reviews|reactions)(/.*)?");
  private static final Pattern DECISION =
      Pattern.compile(".*(/merge|/pulls|/reviews|/access_tokens|/memberships/[^/]+)");
  private static final Pattern VERDICT =
      Pattern.compile(".*/(check-runs|statuses|deployments)(/.*)?");
  private static final Pattern ONE_THING =
      Pattern.compile(".*/(pulls/\\d+|issues/comments/\\d+|reviews|permission|commits/[^/]+)");

  /** Who goes first where not all can; the first is the most urgent. */
  enum Urgency {
    /** What lets a change through: merges, promotions, who approved and who may. */
    DECISION,
    /** What people and branch protection wait for. */
    VERDICT,
    /** What is being looked at right now. */
    LOOK,
    /** What is told. */
    WORDS,
    /** What is looked through, in case something was missed. */
    SURVEY
  }

  static Errand of(String method, String path) {
    boolean reads = method.equals("GET") || method.equals("HEAD");
    boolean merge = path.endsWith("/merge");
    return new Errand(
        reads ? 1 : 5, !reads && !merge && CONTENT.matcher(path).matches(), urgency(reads, path));
  }

  private static Urgency urgency(boolean reads, String path) {
    if (reads) {
      return DECISION.matcher(path).matches() && !path.endsWith("/pulls")
          ? Urgency.DECISION
          : ONE_THING.matcher(path).matches() ? Urgency.LOOK : Urgency.SURVEY;
    }
    return DECISION.matcher(path).matches()
        ? Urgency.DECISION
        : VERDICT.matcher(path).matches() ? Urgency.VERDICT : Urgency.WORDS;
  }
}
