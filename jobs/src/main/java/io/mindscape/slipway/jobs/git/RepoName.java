package io.mindscape.slipway.jobs.git;

import io.mindscape.slipway.policies.Refused;
import java.util.regex.Pattern;

/** A repository on the forge: {@code owner/name}. */
public record RepoName(String owner, String name) {

  /** Not beginning with two dots: a name becomes a part of URLs and paths. */
  private static final Pattern PART = Pattern.compile("(?!\\.\\.)[A-Za-z0-9_.-]{1,100}");

  public RepoName {
    if (!PART.matcher(owner).matches() || !PART.matcher(name).matches()) {
      throw new Refused(
          "\"%s/%s\" is no repository: write owner/name, such as mindscape/platform"
              .formatted(owner, name));
    }
  }

  /**
   * Reads {@code owner/name}.
   *
   * @throws Refused if it is not of that form
   */
  public static RepoName parse(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? new RepoName(text, "")
        : new RepoName(text.substring(0, slash), text.substring(slash + 1));
  }

  @Override
  public String toString() {
    return owner + "/" + name;
  }
}
