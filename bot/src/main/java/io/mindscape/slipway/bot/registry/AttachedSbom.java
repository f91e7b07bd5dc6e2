package io.mindscape.slipway.bot.registry;

import io.mindscape.slipway.jobs.advisory.content.Contents.Answer.Known;
import io.mindscape.slipway.jobs.advisory.content.Sbom;
import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bill of materials that hangs on an image: beside it in its list, as builds leave it there;
 * among its referrers; or under a tag that is made of its digest.
 *
 * @see <a
 *     href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-referrers">referrers</a>
 * @see <a href="https://docs.docker.com/build/metadata/attestations/attestation-storage/">those in
 *     the list</a>
 */
final class AttachedSbom {

  private static final long MOST_BYTES = 32L << 20;
  private static final int MOST_MANIFESTS = 20;
  private static final int MOST_FILES = 10;

  private final Visit visit;
  private final Manifests manifests;
  private final Patience patience;

  AttachedSbom(Visit visit, Manifests manifests, Patience patience) {
    this.visit = visit;
    this.manifests = manifests;
    this.patience = patience;
  }

  /**
   * The first one that names packages.
   *
   * @param list what was asked for; the image itself where it is for one platform
   * @param digests of the image for one platform, and of the list
   */
  Optional<Known> find(JsonNode list, List<String> digests) {
    return Stream.concat(beside(list, digests.get(0)), digests.stream().flatMap(this::hanging))
        .limit(MOST_MANIFESTS)
        .flatMap(manifest -> read(manifest).stream())
        .findFirst();
  }

  private Stream<JsonNode> beside(JsonNode list, String digest) {
    return list.path("manifests")
        .valueStream()
        .filter(
            it ->
                it.path("annotations")
                    .path("vnd.docker.reference.digest")
                    .asString("")
                    .equals(digest))
        .flatMap(it -> manifest(it.path("digest").asString("")).stream());
  }

  private Stream<JsonNode> hanging(String digest) {
    var tag = digest.replace(':', '-');
    return Stream.concat(
        referrers(digest).or(() -> manifest(tag)).stream()
            .flatMap(list -> list.path("manifests").valueStream())
            .flatMap(it -> manifest(it.path("digest").asString("")).stream()),
        Stream.of(".sbom", ".att").flatMap(suffix -> manifest(tag + suffix).stream()));
  }

  /** Nothing where the registry does not know what that is. */
  private Optional<JsonNode> referrers(String digest) {
    patience.left();
    var answer = visit.ask("GET", visit.at("referrers/" + digest));
    try {
      return answer.statusCode() == 200
          ? Optional.of(JsonMapper.shared().readTree(answer.body()))
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private Optional<JsonNode> manifest(String reference) {
    patience.left();
    try {
      return reference.matches("[A-Za-z0-9._:-]+") ? manifests.named(reference) : Optional.empty();
    } catch (Refused | JacksonException noManifest) {
      return Optional.empty();
    }
  }

  private Optional<Known> read(JsonNode manifest) {
    return manifest
        .path("layers")
        .valueStream()
        .limit(MOST_FILES)
        .filter(layer -> mayBe(layer.path("mediaType").asString("")))
        .flatMap(layer -> sbom(layer).stream())
        .filter(known -> !known.packages().isEmpty())
        .findFirst();
  }

  private static boolean mayBe(String mediaType) {
    return mediaType.matches(".*(spdx|cyclonedx|in-toto|dsse|sigstore\\.bundle).*json.*");
  }

  private Optional<Known> sbom(JsonNode layer) {
    try {
      return new Blobs(visit, patience).with(layer, MOST_BYTES, Sbom::read).flatMap(it -> it);
    } catch (IOException unread) {
      return Optional.empty();
    }
  }
}
