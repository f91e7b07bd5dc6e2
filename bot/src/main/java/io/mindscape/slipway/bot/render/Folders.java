package io.mindscape.slipway.bot.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Removes folders with all that is in them. */
final class Folders {

  private Folders() {}

  /** Removes what can be removed; links are removed, not followed. */
  static void remove(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      // Somebody else removes it too, or it stays in the temporary folder: nobody is harmed.
    }
  }
}
