package io.mindscape.slipway.bot.render;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program that renders: what a worker runs. */
interface Program {

  /** For names of folders and threads: {@code helm}. */
  String name();

  /**
   * The command line.
   *
   * @param home the worker's own folder, where it is started
   */
  List<String> command(Path home);

  /** All of its environment, besides what every worker has. Files may be written for it. */
  Map<String, String> environment(Path home) throws IOException;
}
