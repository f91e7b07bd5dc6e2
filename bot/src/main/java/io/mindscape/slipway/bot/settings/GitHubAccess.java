package io.mindscape.slipway.bot.settings;

import io.mindscape.slipway.policies.Refused;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where GitHub is, and as whom the bot speaks to it: with a token, or as an App. */
final class GitHubAccess {

  private static final String PUBLIC_API = "https://api.github.com";

  private final Values values;

  GitHubAccess(Values values) {
    this.values = values;
  }

  /**
   * Both, as they are set.
   *
   * @throws Refused if one is wrong, or there is no access, or two
   */
  Settings.GitHub read() {
    var api = values.url(Setting.GITHUB_API_URL, PUBLIC_API).orElse(URI.create(PUBLIC_API));
    var token = values.text(Setting.GITHUB_TOKEN);
    var app = values.text(Setting.GITHUB_APP_ID);
    var key = Optional.ofNullable(values.path(Setting.GITHUB_APP_KEY_FILE));
    if (token.isPresent() && (app.isPresent() || key.isPresent())) {
      throw new Refused(
          "Both a GitHub token and a GitHub App are set: keep either SLIPWAY_GITHUB_TOKEN, or"
              + " SLIPWAY_GITHUB_APP_ID with SLIPWAY_GITHUB_APP_KEY_FILE");
    }
    if (token.isPresent()) {
      return new Settings.GitHub(api, token(token.get()), values.limited());
    }
    if (app.isEmpty() || key.isEmpty()) {
      throw new Refused(missing(app.isPresent(), key.isPresent()));
    }
    return new Settings.GitHub(api, app(app.get(), key.get()), values.limited());
  }

  private Settings.Access token(String token) {
    if (!token.matches("[\\x21-\\x7e]+")) {
      throw values.refused(
          Setting.GITHUB_TOKEN, "is no token of GitHub: it has blanks or other strange characters");
    }
    return new Settings.Access.Token(new Secret(token));
  }

  private Settings.Access app(String id, Path keyFile) {
    if (!id.matches("\\d{1,18}")) {
      throw values.wrong(Setting.GITHUB_APP_ID, id, "write the number on the App's page");
    }
    return new Settings.Access.App(Long.parseLong(id), KeyFile.read(keyFile));
  }

  private static String missing(boolean app, boolean key) {
    if (app) {
      return "SLIPWAY_GITHUB_APP_ID is set but the App's private key is not: set"
          + " SLIPWAY_GITHUB_APP_KEY_FILE to the .pem file that GitHub gave you";
    }
    if (key) {
      return "SLIPWAY_GITHUB_APP_KEY_FILE is set but the App's id is not: set SLIPWAY_GITHUB_APP_ID"
          + " to the number on the App's page";
    }
    return "There is no access to GitHub: set SLIPWAY_GITHUB_APP_ID and SLIPWAY_GITHUB_APP_KEY_FILE"
        + " for a GitHub App, or SLIPWAY_GITHUB_TOKEN for a personal access token";
  }
}
