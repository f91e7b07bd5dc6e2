package io.mindscape.slipway.bot.api;

import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The one token that opens the API; without one it is closed. */
final class Bearer {

  private static final String SCHEME = "bearer ";

  private final byte @Nullable [] token;

  Bearer(@Nullable String token) {
    this.token = token == null ? null : token.getBytes(StandardCharsets.UTF_8);
  }

  /** Who may come in. */
  enum Verdict {
    WELCOME,
    /** Nobody may: no token is configured. */
    CLOSED,
    /** This caller may not. */
    STRANGER
  }

  /** Takes the same time for every token of the right length. */
  Verdict judge(ServerRequestHeaders headers) {
    if (token == null) {
      return Verdict.CLOSED;
    }
    if (!headers.contains(HeaderNames.AUTHORIZATION)) {
      return Verdict.STRANGER;
    }
    var header = headers.get(HeaderNames.AUTHORIZATION);
    var value = header.get();
    if (header.valueCount() > 1 || !value.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      return Verdict.STRANGER;
    }
    var given = value.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(token, given) ? Verdict.WELCOME : Verdict.STRANGER;
  }
}
