package io.mindscape.slipway.sandbox.forge.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** Finds out who is asking: no credentials are nobody, wrong ones are refused. */
public final class Authentication implements Filter {

  private final Tokens tokens;

  public Authentication(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Whom a token belongs to. */
  @FunctionalInterface
  public interface Tokens {
    Optional<Caller> owner(String token);
  }

  @Override
  public Answer pass(Call call, Handler next) {
    var caller = who(call.header("authorization"));
    return caller.isEmpty()
        ? new Problem(401, "Bad credentials").answer()
        : next.answer(call.by(caller.get()));
  }

  /**
   * @param authorization the header, empty for none
   * @return nothing for credentials that are not known
   */
  public Optional<Caller> who(String authorization) {
    if (authorization.isBlank()) {
      return Optional.of(new Caller.Anonymous());
    }
    var words = authorization.strip().split("\\s+", 2);
    if (words.length < 2) {
      return Optional.empty();
    }
    return switch (words[0].toLowerCase(Locale.ROOT)) {
      case "bearer", "token" -> tokens.owner(words[1]);
      case "basic" -> basic(words[1]);
      default -> Optional.empty();
    };
  }

  /** The token is the password, or the user name of those who give no password worth the name. */
  private Optional<Caller> basic(String encoded) {
    try {
      var text = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      var user = colon < 0 ? text : text.substring(0, colon);
      var password = colon < 0 ? "" : text.substring(colon + 1);
      return tokens.owner(password).or(() -> tokens.owner(user));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
