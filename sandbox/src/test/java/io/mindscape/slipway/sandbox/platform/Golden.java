package io.mindscape.slipway.sandbox.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts as they were when a person last looked at them. {@code -Dgolden.refresh=true} writes them
 * anew. Their names do not end in {@code .yaml}: what staging runs is no finding of the repository.
 */
final class Golden {

  private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

  private Golden() {}

  static void check(String name, String text) {
    var file = FOLDER.resolve(name);
    try {
      if (Boolean.getBoolean("golden.refresh")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
      }
      assertThat(text)
          .as("%s; if the change is meant: mvn test -Dgolden.refresh=true, and read the diff", file)
          .isEqualTo(Files.readString(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
