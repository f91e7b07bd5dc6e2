package io.mindscape.slipway.jobs.git;

import java.util.regex.Pattern;

/** The id of a commit: 40 hexadecimal digits, lower case. */
public record CommitId(String hex) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{40}");

  public CommitId {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("a commit id has 40 hexadecimal digits: " + hex);
    }
  }

  /** The first seven digits, as people are shown it. */
  public String abbreviated() {
    return hex.substring(0, 7);
  }

  /** Whether {@code prefix}, of at least seven digits, names this commit. */
  public boolean isNamedBy(String prefix) {
    return prefix.length() >= 7 && hex.startsWith(prefix);
  }

  @Override
  public String toString() {
    return hex;
  }
}
