package io.mindscape.slipway.jobs.image;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an image, as manifests write it.
 *
 * @param registry the host that it names, with a port where there is one; empty where it names none
 * @param repository such as {@code mindscape/api}
 * @param tag {@code latest} where none is written
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md">the
 *     names</a>
 */
public record ImageName(String registry, String repository, String tag) {

  private static final int LONGEST = 400;
  private static final Pattern REGISTRY =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?");
  private static final Pattern REPOSITORY =
      Pattern.compile(
          "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*");
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");

  /** Reads a name that has no digest; nothing where it is no such name. */
  public static Optional<ImageName> parse(String image) {
    if (image.length() > LONGEST) {
      return Optional.empty();
    }
    var registry = registry(image);
    var path = registry.isEmpty() ? image : image.substring(registry.length() + 1);
    int colon = path.lastIndexOf(':');
    var repository = colon < 0 ? path : path.substring(0, colon);
    var tag = colon < 0 ? "latest" : path.substring(colon + 1);
    boolean fits =
        (registry.isEmpty() || REGISTRY.matcher(registry).matches())
            && REPOSITORY.matcher(repository).matches()
            && TAG.matcher(tag).matches();
    return fits ? Optional.of(new ImageName(registry, repository, tag)) : Optional.empty();
  }

  /** What stands before the first slash is a host if it could be nothing else. */
  private static String registry(String image) {
    int slash = image.indexOf('/');
    var first = slash < 0 ? "" : image.substring(0, slash);
    return first.indexOf('.') >= 0 || first.indexOf(':') >= 0 || first.equals("localhost")
        ? first
        : "";
  }
}
