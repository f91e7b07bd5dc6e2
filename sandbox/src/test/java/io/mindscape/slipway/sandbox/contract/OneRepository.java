package io.mindscape.slipway.sandbox.contract;

import io.mindscape.slipway.sandbox.forge.Forge;
import io.mindscape.slipway.sandbox.port.FreePort;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What a bot is set to that serves one repository of a sandbox forge, as an App of its own. */
public final class OneRepository {

  private static final String SECRET = "what the forge signs with";

  private OneRepository() {}

  /**
   * Makes the App, and says what its bot is to be set to: whatever this process is set to, but for
   * Slipway's own settings.
   *
   * @param folder where the App's key and the bot's data are to lie
   */
  public static Map<String, String> settings(Path folder, Forge forge, String repo)
      throws IOException {
    var app = forge.app("slipway");
    int port = FreePort.any();
    forge.appHook(
        app.slug(), URI.create("http://127.0.0.1:%d/webhooks/github".formatted(port)), SECRET);
    var key = Files.writeString(folder.resolve("app.pem"), app.privateKeyPem());
    var settings = new HashMap<>(System.getenv());
    settings
        .keySet()
        .removeIf(name -> name.startsWith("SLIPWAY_") && !name.equals("SLIPWAY_CACHE"));
    settings.put("SLIPWAY_GITHUB_APP_ID", Long.toString(app.id()));
    settings.put("SLIPWAY_GITHUB_APP_KEY_FILE", key.toString());
    settings.put("SLIPWAY_GITHUB_API_URL", forge.api().toString());
    settings.put("SLIPWAY_GITHUB_LIMITS", "none");
    settings.put("SLIPWAY_PORT", Integer.toString(port));
    settings.put("SLIPWAY_WEBHOOK_SECRET", SECRET);
    settings.put("SLIPWAY_REPOSITORIES", repo);
    settings.put("SLIPWAY_DATA_DIR", Files.createDirectories(folder.resolve("data")).toString());
    return Map.copyOf(settings);
  }
}
