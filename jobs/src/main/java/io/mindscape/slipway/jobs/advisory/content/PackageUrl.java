package io.mindscape.slipway.jobs.advisory.content;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Packages as bills of materials name them: {@code
 * pkg:deb/debian/libssl3@3.0.11-1?upstream=openssl&distro=debian-12}.
 *
 * @see <a href="https://github.com/package-url/purl-spec">package URLs</a>
 */
final class PackageUrl {

  private static final int LONGEST = 2_000;
  private static final Pattern FORM =
      Pattern.compile("pkg:/*([A-Za-z0-9.+-]+)/([^?#]+)@([^?#@/]+)(?:\\?([^#]*))?(?:#.*)?");
  private static final Pattern DISTRO = Pattern.compile("(?:([a-z]+)-)?([0-9a-z.]+)");

  /** How languages name their packages: what stands between the steps of a path. */
  private static final Map<String, String> JOINED =
      Map.of("maven", ":", "npm", "/", "golang", "/", "composer", "/");

  private static final Map<String, String> ECOSYSTEMS =
      Map.ofEntries(
          Map.entry("npm", "npm"),
          Map.entry("golang", "Go"),
          Map.entry("cargo", "crates.io"),
          Map.entry("hex", "Hex"),
          Map.entry("pub", "Pub"),
          Map.entry("pypi", "PyPI"),
          Map.entry("maven", "Maven"),
          Map.entry("gem", "RubyGems"),
          Map.entry("nuget", "NuGet"),
          Map.entry("composer", "Packagist"));

  private PackageUrl() {}

  /** Nothing where it names no version, or a package of an ecosystem that OSV does not know. */
  static Optional<Installed> read(String url) {
    var form = FORM.matcher(url);
    if (url.length() > LONGEST || !form.matches()) {
      return Optional.empty();
    }
    try {
      var type = form.group(1).toLowerCase(Locale.ROOT);
      var path = decoded(form.group(2));
      var version = decoded(form.group(3));
      return type.equals("deb") || type.equals("apk")
          ? ofDistribution(path, version, qualifiers(form.group(4)))
          : ofLanguage(type, path, version);
    } catch (IllegalArgumentException badEscape) {
      return Optional.empty();
    }
  }

  private static Optional<Installed> ofLanguage(String type, String path, String version) {
    return Optional.ofNullable(ECOSYSTEMS.get(type))
        .map(
            ecosystem ->
                new Installed(
                    ecosystem, path.replace("/", JOINED.getOrDefault(type, "/")), version));
  }

  /** Those of a distribution go by their source, whose version may be another. */
  private static Optional<Installed> ofDistribution(
      String path, String version, Map<String, String> qualifiers) {
    int slash = path.indexOf('/');
    var vendor = slash < 0 ? "" : path.substring(0, slash);
    var name = path.substring(slash + 1);
    var upstream = qualifiers.getOrDefault("upstream", name).split("@", 2);
    var release = DISTRO.matcher(qualifiers.getOrDefault("distro", ""));
    return OsRelease.ecosystem(vendor, release.matches() ? release.group(2) : "")
        .map(
            ecosystem ->
                new Installed(
                    ecosystem,
                    upstream[0].isEmpty() ? name : upstream[0],
                    epoch(upstream.length == 2 ? upstream[1] : version, qualifiers)));
  }

  /** Some write the epoch apart. */
  private static String epoch(String version, Map<String, String> qualifiers) {
    var epoch = qualifiers.getOrDefault("epoch", "");
    return epoch.isEmpty() || version.indexOf(':') >= 0 ? version : epoch + ":" + version;
  }

  private static Map<String, String> qualifiers(@Nullable String query) {
    var qualifiers = new HashMap<String, String>();
    for (var pair : (query == null ? "" : query).split("&", -1)) {
      int sign = pair.indexOf('=');
      if (sign > 0) {
        qualifiers.put(pair.substring(0, sign), decoded(pair.substring(sign + 1)));
      }
    }
    return qualifiers;
  }

  /** A plus is a plus here. */
  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
