package io.mindscape.slipway.bot.registry;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.Unlisted;
import io.mindscape.slipway.jobs.advisory.content.Contents;
import io.mindscape.slipway.jobs.image.ImageName;
import io.mindscape.slipway.jobs.image.ImageRegistry;
import io.mindscape.slipway.policies.Refused;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Registries that speak the OCI distribution API, those that want a login or a token too.
 *
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md">the API</a>
 */
public final class OciRegistry implements ImageRegistry {

  static final String SYSTEM = "the image registry";

  /** What is said of a registry that does not let us in. */
  static final String LOCKED =
      "wants a password: name a file with it as SLIPWAY_REGISTRY_AUTH_FILE";

  private final Registries registries;
  private final Logins logins;
  private final Fetch fetch;
  private final LongSupplier nanos;

  public OciRegistry(Registries registries, Logins logins) {
    this(registries, logins, new Fetch(Duration.ofSeconds(1)), System::nanoTime);
  }

  /**
   * One registry alone, which anybody may read.
   *
   * @param base without a slash at the end: {@code https://registry.example}
   */
  public OciRegistry(URI base) {
    this(new Registries(base, Set.of(), false), Logins.none());
  }

  /**
   * @param nanos a clock for lengths of time
   */
  OciRegistry(Registries registries, Logins logins, Fetch fetch, LongSupplier nanos) {
    this.registries = registries;
    this.logins = logins;
    this.fetch = fetch;
    this.nanos = nanos;
  }

  @Override
  public List<String> tags(String image) {
    return first(image, visit -> new TagList(fetch, nanos).of(visit, image)).orElse(List.of());
  }

  @Override
  public Optional<Found> find(String image, String tag) {
    if (ImageName.parse(image + ":" + tag).isEmpty()) {
      throw new Refused("\"%s\" is no tag that %s could have".formatted(tag, image));
    }
    return first(image, visit -> new Manifests(visit, fetch).find(tag));
  }

  /** What runs in the images. */
  public Contents contents() {
    return (image, digest, longest) ->
        first(image, visit -> new ImageContents(visit, fetch, longest, nanos).of(digest))
            .orElseGet(() -> new Contents.Answer.Unknown("its registry does not have it any more"));
  }

  /** The first answer of the places where the image may be. */
  private <T> Optional<T> first(String image, Function<Visit, Optional<T>> question) {
    var name =
        ImageName.parse(image)
            .filter(it -> untagged(it).equals(image))
            .orElseThrow(() -> new Refused(noName(image)));
    var registry = registries.of(name.registry()).orElseThrow(() -> notAsked(name.registry()));
    return Registries.repositories(name).stream()
        .map(repository -> question.apply(new Visit(registry, repository, logins, fetch)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static String untagged(ImageName name) {
    return name.registry().isEmpty()
        ? name.repository()
        : name.registry() + "/" + name.repository();
  }

  private static String noName(String image) {
    return "\"%s\" is no name of an image: write it without a tag, such as mindscape/api"
        .formatted(image);
  }

  private static Unlisted notAsked(String registry) {
    return registry.isEmpty()
        ? new Unlisted(
            "it names no registry: set SLIPWAY_REGISTRY_URL to the one that has such images")
        : new Unlisted("SLIPWAY_REGISTRIES", registry);
  }

  /**
   * Whether what was asked for is there.
   *
   * @throws Refused where we are not let in
   */
  static boolean isThere(HttpResponse<byte[]> answer) {
    return switch (answer.statusCode()) {
      case 200 -> true;
      case 401, 403 -> throw new Refused("%s %s".formatted(SYSTEM, LOCKED));
      default -> false;
    };
  }

  static Unavailable broken(String what) {
    return new Unavailable(SYSTEM, "it " + what, Duration.ofMinutes(1), null);
  }
}
