package io.mindscape.slipway.jobs.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names of lanes. What is done to one subject is done one after another, in order of arrival; what
 * is done to different subjects is done side by side. A repository itself is a subject, too.
 */
public final class Subject {

  private static final int LONGEST_BRANCH = 200;
  private static final int KEPT = 160;

  private Subject() {}

  /**
   * {@code owner/name#7}: a pull request or an issue.
   *
   * @param repository {@code owner/name}
   */
  public static String pullRequest(String repository, int number) {
    return repository + "#" + number;
  }

  /**
   * {@code owner/name@main}: a branch. A name of more than {@value #LONGEST_BRANCH} characters is
   * cut, and told from others by a hash of the whole.
   *
   * @param repository {@code owner/name}
   */
  public static String branch(String repository, String branch) {
    return repository + "@" + (branch.length() <= LONGEST_BRANCH ? branch : shortened(branch));
  }

  private static String shortened(String branch) {
    int end = Character.isHighSurrogate(branch.charAt(KEPT - 1)) ? KEPT - 1 : KEPT;
    return branch.substring(0, end) + "~" + hash(branch);
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var bytes = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes, 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
