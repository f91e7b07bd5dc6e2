package io.mindscape.slipway.bot.registry;

import io.mindscape.slipway.jobs.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The files that a manifest names, fetched one at a time; each counts only if it has its digest.
 */
final class Blobs {

  private final Visit visit;
  private final Patience patience;

  Blobs(Visit visit, Patience patience) {
    this.visit = visit;
    this.patience = patience;
  }

  /** What is done with a file. */
  interface Use<T> {
    T of(InputStream content) throws IOException;
  }

  /**
   * Fetches one, and forgets it afterwards.
   *
   * @param named the descriptor in the manifest
   * @param most how many bytes it may be
   * @return nothing where it is not there, or is not what its digest says
   * @throws IOException as {@code use} does
   */
  <T> Optional<T> with(JsonNode named, long most, Use<T> use) throws IOException {
    var digest = named.path("digest").asString("");
    if (!Manifests.isDigest(digest) || named.path("size").asLong(0) > most) {
      return Optional.empty();
    }
    var file = place();
    try {
      if (visit.download(visit.at("blobs/" + digest), file, most, patience.left()) != 200
          || !of(file).equals(digest)) {
        return Optional.empty();
      }
      try (var content = Files.newInputStream(file)) {
        return Optional.of(use.of(content));
      }
    } catch (Unavailable failure) {
      // Where time is up, that is why.
      patience.left();
      throw failure;
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static Path place() {
    try {
      return Files.createTempFile("slipway-blob", "");
    } catch (IOException e) {
      throw new Patience.Spent(
          "the bot has no place to keep its layers meanwhile: " + e.getMessage());
    }
  }

  private static String of(Path file) {
    try (var in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return "sha256:" + HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
