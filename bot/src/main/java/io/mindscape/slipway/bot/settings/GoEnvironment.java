package io.mindscape.slipway.bot.settings;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a build with Go may see of the environment; no secret of ours is among it. */
final class GoEnvironment {

  private static final Set<String> KEPT =
      Set.of(
          "PATH",
          "HOME",
          "XDG_CACHE_HOME",
          "TMPDIR",
          "HTTP_PROXY",
          "HTTPS_PROXY",
          "NO_PROXY",
          "SSL_CERT_FILE",
          "SSL_CERT_DIR");

  private GoEnvironment() {}

  static Map<String, String> of(Map<String, String> environment) {
    var kept = new HashMap<String, String>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith("GO") || KEPT.contains(name.toUpperCase(Locale.ROOT))) {
            kept.put(name, value);
          }
        });
    return kept;
  }
}
