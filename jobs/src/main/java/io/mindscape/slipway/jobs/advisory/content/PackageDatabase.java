package io.mindscape.slipway.jobs.advisory.content;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The lists that package managers keep of what they have installed. */
public final class PackageDatabase {

  private static final Pattern SOURCE = Pattern.compile("(\\S+)(?:\\s+\\(([^)]+)\\))?");

  private PackageDatabase() {}

  /**
   * What dpkg has installed: {@code /var/lib/dpkg/status}, or a file of {@code
   * /var/lib/dpkg/status.d}, as images without a package manager have them.
   *
   * @see <a href="https://manpages.debian.org/bookworm/dpkg-dev/deb-src-control.5">the fields</a>
   */
  public static Set<Installed> dpkg(String status, String ecosystem) {
    var installed = new LinkedHashSet<Installed>();
    for (var paragraph : status.split("\\R(?:[ \\t]*\\R)+", -1)) {
      dpkg(fields(paragraph, ": *"), ecosystem).ifPresent(installed::add);
    }
    return installed;
  }

  private static Optional<Installed> dpkg(Map<String, String> fields, String ecosystem) {
    var name = fields.getOrDefault("Package", "");
    var version = fields.getOrDefault("Version", "");
    // Images without a package manager leave the status out.
    var status = fields.getOrDefault("Status", "install ok installed");
    if (name.isEmpty() || version.isEmpty() || !status.endsWith(" installed")) {
      return Optional.empty();
    }
    var source = SOURCE.matcher(fields.getOrDefault("Source", name));
    return source.matches()
        ? Optional.of(
            new Installed(
                ecosystem, source.group(1), source.group(2) == null ? version : source.group(2)))
        : Optional.of(new Installed(ecosystem, name, version));
  }

  /**
   * What apk has installed: {@code /lib/apk/db/installed}.
   *
   * @see <a href="https://wiki.alpinelinux.org/wiki/Apk_spec">its fields</a>
   */
  public static Set<Installed> apk(String database, String ecosystem) {
    var installed = new LinkedHashSet<Installed>();
    for (var paragraph : database.split("\\R(?:[ \\t]*\\R)+", -1)) {
      var fields = fields(paragraph, ":");
      var name = fields.getOrDefault("P", "");
      var version = fields.getOrDefault("V", "");
      if (!name.isEmpty() && !version.isEmpty()) {
        installed.add(new Installed(ecosystem, fields.getOrDefault("o", name), version));
      }
    }
    return installed;
  }

  /** The first of each name; lines that go on one, or tell of files, are left out. */
  private static Map<String, String> fields(String paragraph, String sign) {
    var fields = new HashMap<String, String>();
    paragraph
        .lines()
        .filter(line -> !line.startsWith(" ") && !line.startsWith("\t"))
        .forEach(
            line -> {
              var parts = line.split(sign, 2);
              if (parts.length == 2) {
                fields.putIfAbsent(parts[0], parts[1].strip());
              }
            });
    return fields;
  }
}
