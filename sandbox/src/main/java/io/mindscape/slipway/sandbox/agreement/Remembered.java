package io.mindscape.slipway.sandbox.agreement;

import io.mindscape.slipway.sandbox.agreement.Case.Body;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the server's verdicts in a folder, so that the same text need not be asked again. What
 * depends on the state of the cluster is not kept. Several may use one folder: each writes a file
 * of its own.
 */
final class Remembered implements Online, AutoCloseable {

  private static final int HASH = 32;

  private final Online server;
  private final String version;
  private final JsonMapper json = new JsonMapper();
  private final Map<String, Verdict> known = new ConcurrentHashMap<>();
  private final Writer file;

  /**
   * Reads what the folder holds.
   *
   * @param version of the server; another version's verdicts are others
   */
  Remembered(Online server, String version, Path folder) {
    this.server = server;
    this.version = version;
    try {
      Files.createDirectories(folder);
      try (var files = Files.list(folder)) {
        files.filter(path -> path.toString().endsWith(".verdicts")).sorted().forEach(this::load);
      }
      this.file =
          Files.newBufferedWriter(
              Files.createTempFile(folder, "run", ".verdicts"), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void load(Path path) {
    try (var lines = Files.lines(path, StandardCharsets.UTF_8)) {
      // A line that another process is writing right now has no end yet.
      lines
          .filter(line -> line.length() > HASH && line.endsWith("}"))
          .forEach(
              line ->
                  known.put(
                      line.substring(0, HASH),
                      json.readValue(line.substring(HASH), Verdict.class)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Verdict judge(Body body) {
    var key =
        hash(version + "\n" + body.apiVersion() + "\n" + body.namespace() + "\n" + body.yaml());
    var before = known.get(key);
    if (before != null) {
      return before;
    }
    var verdict = server.judge(body);
    if (isLasting(verdict)) {
      known.put(key, verdict);
      write(key + json.writeValueAsString(verdict) + "\n");
    }
    return verdict;
  }

  private static boolean isLasting(Verdict verdict) {
    return verdict.code() >= 200
        && verdict.code() < 500
        && verdict.code() != 429
        && StateDependent.why(verdict).isEmpty();
  }

  private synchronized void write(String line) {
    try {
      file.write(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String text) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
