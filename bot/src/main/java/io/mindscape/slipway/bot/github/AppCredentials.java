package io.mindscape.slipway.bot.github;

import io.jsonwebtoken.Jwts;
import io.mindscape.slipway.bot.settings.Settings;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHApp;
import org.kohsuke.github.GHAppInstallation;
import org.kohsuke.github.GHFileNotFoundException;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubBuilder;

/**
 * A GitHub App: signs a short JWT with its key, and gets with that a token for each account it is
 * installed on. A token is kept until five minutes before it runs out.
 */
final class AppCredentials implements Credentials {

  private static final Duration MARGIN = Duration.ofMinutes(5);

  /** GitHub allows ten minutes; a minute each way is for clocks that differ. */
  private static final Duration JWT_LIFE = Duration.ofMinutes(8);

  private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

  private final long id;
  private final PrivateKey key;
  private final Line line;
  private final List<RepoName> repositories;
  private final Clock clock;
  private final Map<String, Token> tokens = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable GHApp> app = new AtomicReference<>();

  private record Token(String text, Instant expires) {}

  /**
   * The App.
   *
   * @param repositories what the App is to look after; the installation of an account is found by
   *     one of its repositories here
   */
  AppCredentials(Settings.Access.App access, Line line, List<RepoName> repositories, Clock clock) {
    this.id = access.id();
    this.key = PrivateKeys.read(access.key().reveal());
    this.line = line;
    this.repositories = List.copyOf(repositories);
    this.clock = clock;
  }

  @Override
  public String token(String owner) {
    return tokens
        .compute(owner, (account, known) -> known != null && fresh(known) ? known : fetch(account))
        .text();
  }

  @Override
  public Account account(String owner) {
    return new Account("installation on " + owner, () -> anew(owner));
  }

  /** Another token; GitHub may have taken the last one back before its time. */
  private Optional<String> anew(String owner) {
    tokens.remove(owner);
    return Optional.of(authorization(owner));
  }

  /** The App itself, for what only it may ask. */
  Credentials itself() {
    return new Itself();
  }

  /** Owns nothing; a signed token says who it is. */
  private final class Itself implements Credentials {
    @Override
    public String token(String owner) {
      return jwt();
    }

    @Override
    public Account account(String owner) {
      return signing();
    }

    @Override
    public String self() {
      return AppCredentials.this.self();
    }

    @Override
    public boolean isApp() {
      return true;
    }
  }

  private Account signing() {
    return new Account("App", () -> Optional.of("Bearer " + jwt()));
  }

  @Override
  public String self() {
    return app().getSlug() + "[bot]";
  }

  @Override
  public boolean isApp() {
    return true;
  }

  private boolean fresh(Token token) {
    return clock.instant().plus(MARGIN).isBefore(token.expires());
  }

  private Token fetch(String account) {
    try {
      var token = installation(account).createToken().create();
      return new Token(token.getToken(), token.getExpiresAt().toInstant());
    } catch (GHFileNotFoundException missing) {
      throw new Refused(
          "The App \"%s\" is not installed on %s: install it from its page on GitHub, for the repositories in SLIPWAY_REPOSITORIES"
              .formatted(app().getSlug(), account),
          missing);
    } catch (IOException failure) {
      throw line.trouble().of("a token for " + account, failure);
    }
  }

  private GHAppInstallation installation(String account) throws IOException {
    for (var repo : repositories) {
      if (repo.owner().equalsIgnoreCase(account)) {
        return app().getInstallationByRepository(repo.owner(), repo.name());
      }
    }
    return app().getInstallationByOrganization(account);
  }

  private GHApp app() {
    var known = app.get();
    if (known != null) {
      return known;
    }
    try {
      var found = asApp().getApp();
      app.set(found);
      return found;
    } catch (IOException failure) {
      throw line.trouble().of("App with the id " + id, failure);
    }
  }

  private GitHub asApp() throws IOException {
    return new GitHubBuilder()
        .withEndpoint(line.api().toString())
        .withConnector(new Connector(line, signing()))
        .withAuthorizationProvider(() -> "Bearer " + jwt())
        .build();
  }

  private String jwt() {
    var now = clock.instant();
    return Jwts.builder()
        .issuer(Long.toString(id))
        .issuedAt(Date.from(now.minus(CLOCK_SKEW)))
        .expiration(Date.from(now.plus(JWT_LIFE)))
        .signWith(key, Jwts.SIG.RS256)
        .compact();
  }
}
