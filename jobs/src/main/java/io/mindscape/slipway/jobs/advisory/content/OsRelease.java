package io.mindscape.slipway.jobs.advisory.content;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which distribution an image is made of, as {@code /etc/os-release} tells.
 *
 * @see <a href="https://www.freedesktop.org/software/systemd/man/latest/os-release.html">the
 *     file</a>
 */
public final class OsRelease {

  private static final Map<String, String> DEBIANS =
      Map.of("buster", "10", "bullseye", "11", "bookworm", "12", "trixie", "13", "forky", "14");

  private OsRelease() {}

  /** The ecosystem that its packages are from; nothing where it is none that we can compare. */
  public static Optional<String> ecosystem(String file) {
    var values = new HashMap<String, String>();
    file.lines()
        .map(String::strip)
        .filter(line -> line.indexOf('=') > 0)
        .forEach(
            line -> {
              int sign = line.indexOf('=');
              values.put(line.substring(0, sign), line.substring(sign + 1).replaceAll("[\"']", ""));
            });
    return ecosystem(
        values.getOrDefault("ID", ""),
        values.getOrDefault("VERSION_ID", values.getOrDefault("VERSION_CODENAME", "")));
  }

  /**
   * @param id such as {@code alpine}
   * @param release its number as the distribution writes it, or a code name of Debian
   */
  static Optional<String> ecosystem(String id, String release) {
    return switch (id) {
      case "debian" -> number(DEBIANS.getOrDefault(release, release), 1).map("Debian:"::concat);
      case "ubuntu" -> number(release, 2).map("Ubuntu:"::concat);
      case "alpine" -> number(release, 2).map("Alpine:v"::concat);
      case "wolfi" -> Optional.of("Wolfi");
      case "chainguard" -> Optional.of("Chainguard");
      default -> Optional.empty();
    };
  }

  /** The first numbers of a release. */
  private static Optional<String> number(String release, int parts) {
    var all = release.split("\\.", -1);
    if (all.length < parts || !release.matches("[0-9]{1,4}(\\.[0-9]{1,4}){0,3}")) {
      return Optional.empty();
    }
    return Optional.of(String.join(".", List.of(all).subList(0, parts)));
  }
}
