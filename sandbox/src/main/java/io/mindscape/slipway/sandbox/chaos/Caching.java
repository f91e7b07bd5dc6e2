package io.mindscape.slipway.sandbox.chaos;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** An ahead-of-time cache of the bot's classes, so that it starts in half the time. */
final class Caching {

  private static final String USED = "slipway.chaos.cache";
  private static final String MADE = "slipway.chaos.cache.output";

  private Caching() {}

  /** The flag for a bot that makes the cache, or uses it; nothing where there is none. */
  static Optional<String> flag() {
    var made = System.getProperty(MADE);
    if (made != null) {
      return Optional.of("-XX:AOTCacheOutput=" + made);
    }
    return Optional.ofNullable(System.getProperty(USED))
        .filter(cache -> Files.exists(Path.of(cache)))
        .map(cache -> "-XX:AOTCache=" + cache);
  }

  /** Lets a bot live through a little of everything, and makes the cache of it. */
  static void make(Path cache) {
    System.setProperty(MADE, cache.toString());
    var act =
        new Chaos.Act(
            "warm-up",
            new Yard.Plan(1, true, false, 1, Optional.empty()),
            java.util.List.of(),
            0,
            1);
    Chaos.play(act, new Progress(System.out));
  }
}
