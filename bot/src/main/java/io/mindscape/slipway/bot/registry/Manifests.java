package io.mindscape.slipway.bot.registry;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.image.ImageRegistry.Found;
import io.mindscape.slipway.policies.Refused;
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

  private final Visit visit;
  private final Fetch fetch;

  Manifests(Visit visit, Fetch fetch) {
    this.visit = visit;
    this.fetch = fetch;
  }

  /** Nothing where there is no such tag. */
  Optional<Found> find(String tag) {
    var answer = fetch.patiently(() -> visit.ask("GET", visit.at("manifests/" + tag)));
    return OciRegistry.isThere(answer)
        ? Optional.of(new Found(Sha.of(answer.body()), made(answer.body())))
        : Optional.empty();
  }

  /** It is worth telling, and not worth failing for. */
  private Optional<Instant> made(byte[] manifest) {
    try {
      var named = JsonMapper.shared().readTree(manifest);
      var one =
          named.path("manifests").isArray()
              ? oneOf(named).flatMap(this::manifest)
              : Optional.of(named);
      return one.flatMap(it -> content("blobs/", it.path("config")))
          .map(config -> config.path("created").asString(""))
          .map(created -> OffsetDateTime.parse(created).toInstant());
    } catch (JacksonException | DateTimeParseException | Unavailable | Refused untold) {
      return Optional.empty();
    }
  }

  /** Of several platforms the usual one, else the first; what is for none is no image. */
  private static Optional<JsonNode> oneOf(JsonNode list) {
    return list.path("manifests")
        .valueStream()
        .filter(it -> !platform(it).equals("unknown/unknown"))
        .min(Comparator.comparing(it -> !platform(it).equals("linux/amd64")));
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
