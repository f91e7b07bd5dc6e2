package io.mindscape.slipway.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares prose with a file under {@code src/test/golden}. With {@code -Dgolden.refresh=true} the
 * file is written instead; read the difference before you commit it.
 */
public final class Golden {

  private static final Path FOLDER = Path.of("src", "test", "golden");

  private Golden() {}

  /** Fails where {@code text} is not what the file holds. */
  public static void check(String file, String text) {
    var path = FOLDER.resolve(file);
    try {
      if (Boolean.getBoolean("golden.refresh")) {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
      }
      assertThat(path).exists();
      assertThat(text).isEqualTo(Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
