package io.mindscape.slipway.sandbox.forge.state;

import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The Apps and the tokens that they were given. */
public final class Apps {

  private static final Duration TOKEN_LIFE = Duration.ofHours(1);
  private static final Duration LONGEST_JWT = Duration.ofMinutes(10);
  private static final Duration SKEW = Duration.ofMinutes(1);

  private final List<App> apps = new CopyOnWriteArrayList<>();
  private final Map<String, Token> tokens = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();
  private final Ids ids;
  private final Clock clock;

  public Apps(Ids ids, Clock clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /** A token of an installation; it is worth nothing from {@code expires} on. */
  public record Token(String text, App app, Instant expires) {
    @Override
    public String toString() {
      return "a token of " + app.slug();
    }
  }

  public App add(String slug, PublicKey key) {
    var app = new App(ids.next(), slug, ids.next(), key, clock.instant());
    apps.add(app);
    return app;
  }

  public List<App> all() {
    return List.copyOf(apps);
  }

  public Optional<App> find(String slug) {
    return apps.stream().filter(app -> app.slug().equals(slug)).findFirst();
  }

  public Token issue(App app) {
    var bytes = new byte[18];
    random.nextBytes(bytes);
    var token =
        new Token("ghs_" + HexFormat.of().formatHex(bytes), app, clock.instant().plus(TOKEN_LIFE));
    tokens.put(token.text(), token);
    return token;
  }

  /** The App whose installation token this is, while it lives. */
  public Optional<App> byToken(String text) {
    return Optional.ofNullable(tokens.get(text))
        .filter(token -> clock.instant().isBefore(token.expires()))
        .map(Token::app);
  }

  /** The App that signed this JWT (RS256, at most ten minutes long, issued by its id). */
  public Optional<App> byJwt(String jwt) {
    return apps.stream().filter(app -> signed(app, jwt)).findFirst();
  }

  private boolean signed(App app, String jwt) {
    try {
      var parsed =
          Jwts.parser()
              .verifyWith(app.key())
              .requireIssuer(Long.toString(app.id()))
              .clock(() -> Date.from(clock.instant()))
              .clockSkewSeconds(SKEW.toSeconds())
              .build()
              .parseSignedClaims(jwt);
      var expires = parsed.getPayload().getExpiration();
      return parsed.getHeader().getAlgorithm().equals("RS256")
          && expires != null
          && !expires.toInstant().isAfter(clock.instant().plus(LONGEST_JWT).plus(SKEW));
    } catch (JwtException | IllegalArgumentException notOurs) {
      return false;
    }
  }
}
