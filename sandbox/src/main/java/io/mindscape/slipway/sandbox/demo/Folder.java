package io.mindscape.slipway.sandbox.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A folder of the demo's own, which goes when the demo ends. */
record Folder(Path path) implements AutoCloseable {

  static Folder temporary() {
    try {
      return new Folder(Files.createTempDirectory("slipway-demo-"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A new folder in it. */
  Path sub(String name) {
    try {
      return Files.createDirectory(path.resolve(name));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    try (var all = Files.walk(path)) {
      all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
