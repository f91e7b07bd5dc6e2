package io.mindscape.slipway.jobs.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that a person has read and found good; {@code -Dgolden.refresh=true} writes them anew. */
public final class Golden {

  private static final Path FOLDER = Path.of("src", "test", "golden");

  private Golden() {}

  /** Compares with the file of that name. */
  public static void check(String name, String text) {
    var file = FOLDER.resolve(name);
    try {
      if (Boolean.getBoolean("golden.refresh")) {
        Files.createDirectories(FOLDER);
        Files.writeString(file, text);
      }
      assertThat(text).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
