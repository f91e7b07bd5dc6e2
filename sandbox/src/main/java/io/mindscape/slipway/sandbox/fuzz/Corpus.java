package io.mindscape.slipway.sandbox.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files that are right, to be spoilt: the seeds of {@code bench/agreement}, the shipped rules and
 * their examples, strategies, and what the demo deploys.
 */
record Corpus(List<String> texts) {

  private static final List<String> FOLDERS =
      List.of(
          "sandbox/src/main/resources/io/mindscape/slipway/sandbox/agreement/seeds",
          "policies/rules",
          "policies/src/main/resources",
          "sandbox/platform");

  private static final long LARGEST = 40_000;

  Corpus {
    texts = List.copyOf(texts);
    if (texts.isEmpty()) {
      throw new IllegalArgumentException("there are no files to begin with");
    }
  }

  /**
   * @param root of the source tree
   */
  static Corpus below(Path root) {
    return new Corpus(FOLDERS.stream().flatMap(folder -> files(root.resolve(folder))).toList());
  }

  private static Stream<String> files(Path folder) {
    try (var files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .filter(file -> file.toFile().length() <= LARGEST)
          .map(Corpus::read)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
