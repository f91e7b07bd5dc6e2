package io.mindscape.slipway.bot.registry;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.image.ImageRegistry.Found;
import io.mindscape.slipway.policies.Refused;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a tag stands for: the digest of what it names, and when that was built. What is asked for by
 * a digest counts only if it has that digest.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/config.md">configuration of
 *     an image</a>
 */
final class Manifests {

  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

  private static final String CREATED = "org.opencontainers.image.created";
  private static final String SOURCE = "org.opencontainers.image.source";

  private final Visit visit;
  private final Fetch fetch;

  Manifests(Visit visit, Fetch fetch) {
    this.visit = visit;
    this.fetch = fetch;
  }

  /** Nothing where there is no such tag. */
  Optional<Found> find(String tag) {
    var answer = fetch.patiently(() -> visit.ask("GET", visit.at("manifests/" + tag)));
    return OciRegistry.isThere(answer) ? Optional.of(found(answer.body())) : Optional.empty();
  }

  /** What it tells besides its digest is worth telling, and not worth failing for. */
  private Found found(byte[] manifest) {
    var digest = Sha.of(manifest);
    try {
      var named = JsonMapper.shared().readTree(manifest);
      var one =
          named.path("manifests").isArray()
              ? oneOf(named).flatMap(this::manifest)
              : Optional.of(named);
      return one.map(it -> found(digest, it)).orElseGet(() -> new Found(digest, Optional.empty()));
    } catch (JacksonException | Unavailable | Refused untold) {
      return new Found(digest, Optional.empty());
    }
  }

  private Found found(String digest, JsonNode manifest) {
    var notes = manifest.path("annotations");
    var config = content("blobs/", manifest.path("config")).orElse(manifest.path("none"));
    var labels = config.path("config").path("Labels");
    return new Found(
        digest,
        instant(config.path("created").asString(notes.path(CREATED).asString(""))),
        project(labels.path(SOURCE).asString(notes.path(SOURCE).asString(""))));
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException untold) {
      return Optional.empty();
    }
  }

  private static Optional<URI> project(String text) {
    try {
      return Optional.of(text).filter(it -> !it.isEmpty()).map(URI::create);
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  /** Of several platforms the usual one, else the first; what is for none is no image. */
  static Optional<JsonNode> oneOf(JsonNode list) {
    return list.path("manifests")
        .valueStream()
        .filter(it -> !platform(it).equals("unknown/unknown"))
        .min(Comparator.comparing(it -> !platform(it).equals("linux/amd64")));
  }

  /**
   * What has this digest, or this tag.
   *
   * @throws Refused where we are not let in
   */
  Optional<JsonNode> named(String reference) {
    var answer = fetch.patiently(() -> visit.ask("GET", visit.at("manifests/" + reference)));
    boolean isIt =
        OciRegistry.isThere(answer)
            && (!isDigest(reference) || Sha.of(answer.body()).equals(reference));
    return isIt ? Optional.of(JsonMapper.shared().readTree(answer.body())) : Optional.empty();
  }

  static boolean isDigest(String reference) {
    return DIGEST.matcher(reference).matches();
  }

  private static String platform(JsonNode manifest) {
    var platform = manifest.path("platform");
    return platform.path("os").asString("") + "/" + platform.path("architecture").asString("");
  }

  private Optional<JsonNode> manifest(JsonNode named) {
    return content("manifests/", named);
  }

  private Optional<JsonNode> content(String kind, JsonNode named) {
    var digest = named.path("digest").asString("");
    if (!DIGEST.matcher(digest).matches()) {
      return Optional.empty();
    }
    var answer = visit.ask("GET", visit.at(kind + digest));
    return answer.statusCode() == 200 && Sha.of(answer.body()).equals(digest)
        ? Optional.of(JsonMapper.shared().readTree(answer.body()))
        : Optional.empty();
  }
}
