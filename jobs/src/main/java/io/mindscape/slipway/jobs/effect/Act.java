package io.mindscape.slipway.jobs.effect;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Something that the bot does to the world outside of it.
 *
 * @param key names what is acted on within its kind, such as {@code mindscape/platform#7}; a very
 *     long one is shortened, and stays one of its own
 * @param what for a person who reads the log
 */
public record Act(Kind kind, String key, String what) {

  private static final int LONGEST_KEY = 700;
  private static final int KEPT = 600;

  public Act {
    key = key.length() <= LONGEST_KEY ? key : key.substring(0, KEPT) + "…" + digest(key);
  }

  /** Its name in the ledger. */
  public String id() {
    return kind.word() + " " + key;
  }

  /** Reads an {@link #id()}; nothing where it is none. */
  public static Optional<Act> parse(String id, String what) {
    int space = id.indexOf(' ');
    return Arrays.stream(Kind.values())
        .filter(kind -> space > 0 && kind.word().equals(id.substring(0, space)))
        .map(kind -> new Act(kind, id.substring(space + 1), what))
        .findFirst();
  }

  /** What a text comes down to: two that differ have different ones. 64 hexadecimal digits. */
  public static String digest(String text) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * Every way in which the bot acts on the world. What is known of each (its key, how the world is
   * asked, what follows a crash) stands in {@code docs/effects.md}.
   */
  public enum Kind {
    /** A new comment. */
    COMMENT("comment"),
    /** The text of a comment of the bot's own. */
    COMMENT_TEXT("comment-text"),
    REACTION("reaction"),
    /** A new issue. */
    ISSUE("issue"),
    /** The text of an issue of the bot's own. */
    ISSUE_TEXT("issue-text"),
    /** The end of an issue of the bot's own. */
    ISSUE_CLOSE("issue-close"),
    /** A check run, with a GitHub App. */
    CHECK("check"),
    /** A commit status, with a token. */
    STATUS("status"),
    /** A new pull request. */
    PULL_REQUEST("pull-request"),
    /** Title and description of a pull request of the bot's own. */
    PULL_REQUEST_TEXT("pull-request-text"),
    MERGE("merge"),
    /** A commit on a branch, which it makes if it is not there. */
    COMMIT("commit"),
    /** The end of a branch of the bot's own. */
    BRANCH("branch"),
    DEPLOYMENT("deployment"),
    /** How a deployment stands. */
    DEPLOYMENT_STATE("deployment-state"),
    /** Objects in a cluster. */
    APPLY("apply"),
    /** A new Job in a cluster. */
    CLUSTER_JOB("cluster-job"),
    /** The end of a Job in a cluster. */
    CLUSTER_JOB_REMOVAL("cluster-job-removal"),
    /** A node of a cluster: whether pods may come to it, and annotations of it. */
    NODE("node"),
    /** The end of a pod, so that its node can be rebooted. */
    EVICTION("eviction"),
    /** A table or an index of the database that maintenance looks after. */
    VACUUM("vacuum"),
    /** A delivery that the forge is asked to send again. */
    REDELIVERY("redelivery");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As logs and the table in the documentation call it. */
    public String word() {
      return word;
    }
  }
}
