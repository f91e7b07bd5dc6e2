package io.mindscape.slipway.bot.settings;

import java.nio.file.Path;
import java.util.Map;

/** The folders in which programs keep what is a user's, by the XDG Base Directory rules. */
final class UserFolders {

  private UserFolders() {}

  /** For what must last. */
  static Path state(Map<String, String> environment) {
    return in(environment, "XDG_STATE_HOME", Path.of(".local", "state"));
  }

  /** For what can be made again; {@code SLIPWAY_CACHE} names it whole. */
  static Path cache(Map<String, String> environment) {
    var own = environment.getOrDefault("SLIPWAY_CACHE", "");
    return own.isBlank() ? in(environment, "XDG_CACHE_HOME", Path.of(".cache")) : Path.of(own);
  }

  private static Path in(Map<String, String> environment, String variable, Path usual) {
    var named = environment.getOrDefault(variable, "");
    var base =
        named.isBlank() ? Path.of(System.getProperty("user.home")).resolve(usual) : Path.of(named);
    return base.resolve("slipway");
  }
}
