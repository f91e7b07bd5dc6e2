package io.mindscape.slipway.sandbox.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Keeps what the bots said, where something went wrong. */
final class Evidence {

  private Evidence() {}

  static void keep(Yard yard, String name) {
    try {
      for (int i = 0; i < yard.plan().bots(); i++) {
        var kept =
            Path.of(
                System.getProperty("java.io.tmpdir"), "slipway-%s-bot-%d.log".formatted(name, i));
        Files.copy(yard.log(i), kept, StandardCopyOption.REPLACE_EXISTING);
        System.out.println("what the bot said: " + kept);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
