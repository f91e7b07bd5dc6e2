package io.mindscape.slipway.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Packages of test data from npm, fetched once and kept outside the tree. */
public final class TestData {

  private TestData() {}

  /**
   * Where the package lies, in the version that {@code .ci/fixtures.txt} names. It is downloaded if
   * it is not there yet; {@code ./verify} does so beforehand, on the terminal.
   */
  public static Path npm(String name) {
    var root = Path.of(System.getProperty("slipway.root", "..")).toAbsolutePath();
    var script = root.resolve(".ci/fixtures").toString();
    var builder = new ProcessBuilder(script, name);
    try {
      var log = Files.createTempFile("fixtures", ".log");
      builder.redirectError(log.toFile());
      var process = builder.start();
      var said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      int code = process.waitFor();
      var told = Files.readString(log);
      Files.delete(log);
      System.err.print(told);
      if (code != 0) {
        throw new AssertionError("%s could not be fetched: %s".formatted(name, told));
      }
      return Path.of(said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
