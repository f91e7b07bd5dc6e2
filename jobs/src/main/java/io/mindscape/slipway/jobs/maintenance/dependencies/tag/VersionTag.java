package io.mindscape.slipway.jobs.maintenance.dependencies.tag;

import io.mindscape.slipway.jobs.image.Release;
import io.mindscape.slipway.jobs.maintenance.dependencies.Newer.Size;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Git tag that is a version: {@code v4.1.2}, {@code 4.1}, {@code v4}, and the same behind the
 * name of a part of the repository, {@code setup-v1.2.3} or {@code modules/vpc/v2.0.0}. Only tags
 * of the same form and prefix are ever compared.
 *
 * @param prefix the name of a part, with what divides it from the version; often empty
 * @param version what stands behind the prefix
 */
public record VersionTag(String prefix, String version) implements Comparable<VersionTag> {

  private static final Pattern NUMBER = Pattern.compile("v?(0|[1-9]\\d{0,5})");
  private static final Pattern PREFIXED = Pattern.compile("([A-Za-z].*?[-/@_])(v?\\d.*)");

  /** Reads a tag; nothing where it is no version, or a pre-release. */
  public static Optional<VersionTag> parse(String tag) {
    if (isVersion(tag)) {
      return Optional.of(new VersionTag("", tag));
    }
    var prefixed = PREFIXED.matcher(tag);
    return tag.length() <= 200 && prefixed.matches() && isVersion(prefixed.group(2))
        ? Optional.of(new VersionTag(prefixed.group(1), prefixed.group(2)))
        : Optional.empty();
  }

  private static boolean isVersion(String text) {
    return NUMBER.matcher(text).matches() || Release.parse(text).isPresent();
  }

  /** The tag. */
  public String name() {
    return prefix + version;
  }

  /** Whether it is a major alone, which its authors move with each release. */
  public boolean isMajorAlone() {
    return NUMBER.matcher(version).matches();
  }

  /**
   * How far it is from {@code current} to this; nothing where this is not newer, or of another
   * form.
   */
  public Optional<Size> from(VersionTag current) {
    if (!prefix.equals(current.prefix)) {
      return Optional.empty();
    }
    if (isMajorAlone() && current.isMajorAlone()) {
      return version.startsWith("v") == current.version.startsWith("v") && major() > current.major()
          ? Optional.of(Size.MAJOR)
          : Optional.empty();
    }
    var from = Release.parse(current.version);
    return Release.parse(version)
        .flatMap(release -> from.flatMap(before -> distance(before, release)));
  }

  private static Optional<Size> distance(Release from, Release to) {
    if (to.isPatchOf(from)) {
      return Optional.of(Size.PATCH);
    }
    if (to.isMinorOf(from)) {
      return Optional.of(Size.MINOR);
    }
    return to.isMajorOf(from) ? Optional.of(Size.MAJOR) : Optional.empty();
  }

  private int major() {
    return Integer.parseInt(version.replace("v", ""));
  }

  /** The older first; majors alone before releases. */
  @Override
  public int compareTo(VersionTag other) {
    if (isMajorAlone() || other.isMajorAlone()) {
      return isMajorAlone() && other.isMajorAlone()
          ? Integer.compare(major(), other.major())
          : Boolean.compare(other.isMajorAlone(), isMajorAlone());
    }
    return Release.parse(version)
        .orElseThrow()
        .compareTo(Release.parse(other.version).orElseThrow());
  }
}
