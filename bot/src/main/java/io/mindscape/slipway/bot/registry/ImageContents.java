package io.mindscape.slipway.bot.registry;

import io.mindscape.slipway.jobs.advisory.content.Contents.Answer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What runs in an image: what its bill of materials says, else what its package database does, for
 * which its layers are fetched, within bounds.
 */
final class ImageContents {

  private static final long MOST_BYTES = 512L << 20;
  private static final int MOST_LAYERS = 200;

  private final Visit visit;
  private final Manifests manifests;
  private final Patience patience;

  /**
   * @param longest how long it may take
   * @param nanos a clock for lengths of time
   */
  ImageContents(Visit visit, Fetch fetch, Duration longest, LongSupplier nanos) {
    this.visit = visit;
    this.manifests = new Manifests(visit, fetch);
    this.patience = new Patience(longest, nanos);
  }

  /** Nothing where there is no such image. */
  Optional<Answer> of(String digest) {
    if (!Manifests.isDigest(digest)) {
      return Optional.of(new Answer.Unknown("its digest is none that we can check"));
    }
    try {
      var named = manifests.named(digest);
      return named.isEmpty() ? Optional.empty() : Optional.of(of(named.get(), digest));
    } catch (Patience.Spent tooMuch) {
      return Optional.of(new Answer.Unknown(String.valueOf(tooMuch.getMessage())));
    } catch (JacksonException | IOException unread) {
      return Optional.of(new Answer.Unknown("its registry gives something that is no image"));
    }
  }

  private Answer of(JsonNode named, String digest) throws IOException {
    boolean isList = named.path("manifests").isArray();
    var part = isList ? Manifests.oneOf(named) : Optional.of(named);
    var own = isList ? part.map(it -> it.path("digest").asString("")).orElse("") : digest;
    var image = isList && Manifests.isDigest(own) ? manifests.named(own) : part;
    if (image.isEmpty() || !Manifests.isDigest(own)) {
      return new Answer.Unknown("its registry does not have it any more");
    }
    var digests = isList ? List.of(own, digest) : List.of(own);
    var attached = new AttachedSbom(visit, manifests, patience).find(named, digests);
    return attached.isPresent() ? attached.get() : packages(image.get());
  }

  private Answer packages(JsonNode image) throws IOException {
    var layers = image.path("layers").valueStream().toList().reversed();
    long bytes = layers.stream().mapToLong(layer -> layer.path("size").asLong(0)).sum();
    if (bytes > MOST_BYTES || layers.size() > MOST_LAYERS) {
      return new Answer.Unknown(
          "it has no SBOM, and its layers are more than %d MB, which are not read"
              .formatted(MOST_BYTES >> 20));
    }
    var files = new PackageFiles();
    for (var layer : layers) {
      if (files.areWhole()) {
        break;
      }
      var read = new Blobs(visit, patience).with(layer, MOST_BYTES, in -> add(files, layer, in));
      if (read.isEmpty()) {
        // What is missing could say otherwise.
        return new Answer.Unknown("it has no SBOM, and its registry does not give all its layers");
      }
    }
    return files.answer();
  }

  private boolean add(PackageFiles files, JsonNode layer, InputStream in) throws IOException {
    var buffered = new BufferedInputStream(in, 1 << 16);
    try (var unpacked = unpacked(layer.path("mediaType").asString(""), buffered)) {
      files.add(new BufferedInputStream(patience.counted(unpacked), 1 << 16));
    }
    return true;
  }

  static InputStream unpacked(String mediaType, InputStream in) throws IOException {
    if (mediaType.endsWith("gzip")) {
      return new GZIPInputStream(in, 1 << 16);
    }
    return mediaType.endsWith("zstd") ? new Unzstd(in) : in;
  }
}
