package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.git.GitStore.Trailer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * A sort of updates, and how its branches and pull requests are known.
 *
 * @param prefix what its branches are called, before the application
 * @param release what is newer, such as {@code patch release}
 */
record UpdateKind(String prefix, String title, String release) {

  /** The branch of an application. */
  String branch(String application) {
    return prefix + "-" + slug(application);
  }

  /** Whether a branch is one of these. */
  boolean isBranch(String branch) {
    return branch.equals(prefix) || branch.startsWith(prefix + "-");
  }

  /** The line that the description of a pull request begins with. */
  String marker(String application) {
    return "<!-- slipway:update %s -->".formatted(branch(application));
  }

  /** In each commit on such a branch. */
  Trailer trailer(String application) {
    return trailerOf(branch(application));
  }

  static Trailer trailerOf(String branch) {
    return new Trailer("Slipway-Update", branch);
  }

  /** What no branch may be called is left out; two that would be the same then are not. */
  private static String slug(String application) {
    var slug = application.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    if (slug.equals(application)) {
      return slug;
    }
    var crc = new CRC32();
    crc.update(application.getBytes(StandardCharsets.UTF_8));
    return "%s-%08x".formatted(slug.replaceAll("^-|-$", ""), crc.getValue());
  }
}
