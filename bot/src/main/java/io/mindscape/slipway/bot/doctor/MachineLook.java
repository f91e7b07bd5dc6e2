package io.mindscape.slipway.bot.doctor;

import io.mindscape.slipway.bot.observe.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What runs Slipway, and the disk that it keeps its things on. */
final class MachineLook {

  private static final long MIB = 1L << 20;
  private static final long TOO_LITTLE = 200 * MIB;
  private static final long LITTLE = 2048 * MIB;

  /** Slipway is compiled for it. */
  private static final int JAVA = 25;

  private MachineLook() {}

  /**
   * Looks.
   *
   * @param data the data folder; null where it is not known
   */
  static List<Told> look(@Nullable Path data) throws IOException {
    var told = new ArrayList<Told>();
    told.add(Told.ok("Slipway", Version.NUMBER));
    told.add(java(Runtime.version()));
    if (data == null) {
      told.add(Told.notAsked("data folder", "nothing is configured that would keep anything"));
    } else {
      told.add(room(data, Files.getFileStore(data).getUsableSpace()));
    }
    return told;
  }

  static Told java(Runtime.Version version) {
    return version.feature() >= JAVA
        ? Told.ok("Java", version.toString())
        : Told.wrong(
            "Java",
            "%s is too old: install a JDK %d, or set JAVA_HOME to one".formatted(version, JAVA));
  }

  static Told room(Path data, long free) {
    var words = "%s has %,d MiB free".formatted(data, free / MIB);
    if (free < TOO_LITTLE) {
      return Told.wrong(
          "data folder", words + ": make room, or set SLIPWAY_DATA_DIR to a folder with more");
    }
    return free < LITTLE
        ? Told.note("data folder", words + "; copies of the repositories and renderings go there")
        : Told.ok("data folder", words);
  }
}
