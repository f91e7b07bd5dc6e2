package io.mindscape.slipway.sandbox.forge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Packages of test data from npm, fetched once and kept outside the tree. */
final class TestData {

  private TestData() {}

  /** Where the package lies. What is downloaded is said on the terminal; without npm this fails. */
  static Path npm(String name, String version) {
    var root = Path.of(System.getProperty("slipway.root", "..")).toAbsolutePath();
    var script = root.resolve(".ci/fixtures").toString();
    var builder = new ProcessBuilder(script, name, version);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      var process = builder.start();
      var said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw new AssertionError(name + " could not be fetched; see the message above");
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
