package io.mindscape.slipway.bot.registry;

import io.mindscape.slipway.jobs.advisory.content.Contents.Answer;
import io.mindscape.slipway.jobs.advisory.content.Installed;
import io.mindscape.slipway.jobs.advisory.content.OsRelease;
import io.mindscape.slipway.jobs.advisory.content.PackageDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files that tell which packages are in an image, from its layers, the uppermost first: what
 * stands in an upper one, or was deleted there, hides what is below.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/layer.md#whiteouts">what was
 *     deleted</a>
 */
final class PackageFiles {

  /** All of them together. */
  private static final int MOST_BYTES = 8 << 20;

  private static final int MOST_FILES = 5_000;
  private static final String DELETED = ".wh.";
  private static final String ALL_BELOW = ".wh..wh..opq";
  private static final List<String> RELEASE = List.of("etc/os-release", "usr/lib/os-release");
  private static final String DPKG = "var/lib/dpkg/status";
  private static final List<String> APK =
      List.of("lib/apk/db/installed", "usr/lib/apk/db/installed");
  private static final Pattern PARTS =
      Pattern.compile("var/lib/dpkg/status\\.d/(?!.*\\.md5sums$)[^/]+");

  private final Map<String, String> files = new LinkedHashMap<>();
  private final Set<String> hidden = new HashSet<>();
  private long bytes;

  /** Takes the next layer below. */
  void add(InputStream layer) throws IOException {
    var deleted = new ArrayList<String>();
    new Tar(layer)
        .each(
            (path, size, content) -> {
              var name = path.substring(path.lastIndexOf('/') + 1);
              if (name.startsWith(DELETED)) {
                var folder = path.substring(0, path.length() - name.length());
                var gone =
                    name.equals(ALL_BELOW) ? folder : folder + name.substring(DELETED.length());
                if (couldHide(gone)) {
                  deleted.add(gone);
                }
              } else if (isWanted(path) && !isHidden(path) && files.size() < MOST_FILES) {
                files.putIfAbsent(path, text(size, content));
              }
            });
    hidden.addAll(deleted);
  }

  private String text(long size, InputStream content) throws IOException {
    bytes += size;
    if (bytes > MOST_BYTES) {
      throw new Patience.Spent(
          "its list of packages is larger than %d MB".formatted(MOST_BYTES >> 20));
    }
    return new String(content.readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Nobody needs to remember the others, of which there may be millions. */
  private static boolean couldHide(String gone) {
    return Stream.of(RELEASE.stream(), Stream.of(DPKG), APK.stream())
            .flatMap(it -> it)
            .anyMatch(path -> path.startsWith(gone))
        || gone.startsWith(DPKG);
  }

  private static boolean isWanted(String path) {
    return RELEASE.contains(path)
        || path.equals(DPKG)
        || APK.contains(path)
        || PARTS.matcher(path).matches();
  }

  private boolean isHidden(String path) {
    return hidden.stream()
        .anyMatch(
            gone -> path.equals(gone) || path.startsWith(gone.endsWith("/") ? gone : gone + "/"));
  }

  /** Whether nothing in a lower layer could say more. */
  boolean areWhole() {
    return RELEASE.stream().anyMatch(files::containsKey)
        && (files.containsKey(DPKG) || APK.stream().anyMatch(files::containsKey));
  }

  /** What they tell. */
  Answer answer() {
    var ecosystem =
        RELEASE.stream()
            .filter(files::containsKey)
            .flatMap(path -> OsRelease.ecosystem(files.getOrDefault(path, "")).stream())
            .findFirst();
    var installed = new LinkedHashSet<Installed>();
    ecosystem.ifPresent(
        of -> files.forEach((path, text) -> installed.addAll(read(path, text, of))));
    if (!installed.isEmpty()) {
      return new Answer.Known(installed, "its package database");
    }
    return new Answer.Unknown(
        ecosystem.isEmpty() && files.keySet().stream().anyMatch(path -> !RELEASE.contains(path))
            ? "it has no SBOM, and its packages are from no distribution that we can compare"
            : "it has no SBOM, and no package database that can be read");
  }

  private static Set<Installed> read(String path, String text, String ecosystem) {
    if (RELEASE.contains(path)) {
      return Set.of();
    }
    return APK.contains(path)
        ? PackageDatabase.apk(text, ecosystem)
        : PackageDatabase.dpkg(text, ecosystem);
  }
}
