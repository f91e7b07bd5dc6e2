package io.mindscape.slipway.bot.github;

import io.mindscape.slipway.bot.settings.Secret;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A personal access token, the same for everything. */
final class TokenCredentials implements Credentials {

  private final Line line;
  private final Secret token;
  private final AtomicReference<@Nullable String> self = new AtomicReference<>();

  TokenCredentials(Line line, Secret token) {
    this.line = line;
    this.token = token;
  }

  @Override
  public String token(String owner) {
    return token.reveal();
  }

  @Override
  public Account account(String owner) {
    return Account.of("token");
  }

  @Override
  public String self() {
    var known = self.get();
    if (known != null) {
      return known;
    }
    var user = new Rest(line, this).get("", "/user");
    var login = user.map(found -> found.path("login").asString("")).orElse("");
    if (login.isEmpty()) {
      throw line.trouble().garbled(new IllegalStateException("GET /user names no login"));
    }
    self.set(login);
    return login;
  }

  @Override
  public boolean isApp() {
    return false;
  }
}
