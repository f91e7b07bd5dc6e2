package io.mindscape.slipway.jobs.maintenance.proposal;

import io.mindscape.slipway.jobs.git.GitStore.Trailer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * A sort of updates, and how its branches and pull requests are known.
 *
 * @param prefix what its branches are called, before the group
 * @param release what is newer, such as {@code patch release}
 */
public record UpdateKind(String prefix, String title, String release) {

  private static final int LONGEST = 80;

  /** The branch of a group, such as an application. */
  public String branch(String group) {
    return prefix + "-" + slug(group);
  }

  /** Whether a branch is one of these. */
  boolean isBranch(String branch) {
    return branch.equals(prefix) || branch.startsWith(prefix + "-");
  }

  /** The line that the description of a pull request begins with. */
  String marker(String group) {
    return "<!-- slipway:update %s -->".formatted(branch(group));
  }

  /** In each commit on such a branch. */
  Trailer trailer(String group) {
    return trailerOf(branch(group));
  }

  static Trailer trailerOf(String branch) {
    return new Trailer("Slipway-Update", branch);
  }

  /**
   * What no branch may be called is left out, and what is long is cut; two that would be the same
   * then are not.
   */
  private static String slug(String group) {
    var slug = group.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    if (slug.equals(group) && slug.length() <= LONGEST) {
      return slug;
    }
    var crc = new CRC32();
    crc.update(group.getBytes(StandardCharsets.UTF_8));
    var cut = slug.substring(0, Math.min(slug.length(), LONGEST)).replaceAll("^-|-$", "");
    return "%s-%08x".formatted(cut, crc.getValue());
  }
}
