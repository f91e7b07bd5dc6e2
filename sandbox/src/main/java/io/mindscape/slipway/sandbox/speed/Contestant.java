package io.mindscape.slipway.sandbox.speed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One way to judge a folder. */
interface Contestant {

  String name();

  /** Judges it once. */
  Answer judge(Path folder) throws IOException, InterruptedException;

  /**
   * How a run ended.
   *
   * @param flagged the files, below the folder, that have errors; null where it does not name them
   */
  record Answer(Timing.Run run, @Nullable Set<String> flagged) {}
}
