package io.mindscape.slipway.bot.github;

import static io.mindscape.slipway.bot.github.CannedGitHub.IN_REPO;
import static io.mindscape.slipway.bot.github.CannedGitHub.REPO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jsonwebtoken.Jwts;
import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.security.KeyPair;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AppCredentialsTest {

  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
  private static final String TOKENS = "POST /api/v3/app/installations/9/access_tokens";

  private CannedGitHub github;
  private KeyPair keys;

  @BeforeEach
  void open() throws IOException, NoSuchAlgorithmException {
    keys = Keys.rsa();
    github = new CannedGitHub();
    github.answer("GET /api/v3/app", 200, "{\"id\":42,\"slug\":\"slipway\"}");
    github.answer(
        "GET " + IN_REPO + "/installation",
        200,
        "{\"id\":9,\"access_tokens_url\":\"%s/app/installations/9/access_tokens\"}"
            .formatted(github.api()));
  }

  @AfterEach
  void close() {
    github.close();
  }

  @Test
  void provesWhoItIsWithAJwtThatItsKeySigned() {
    try (var forge = github.asApp(Keys.pkcs1(keys), at(NOON))) {
      assertThat(forge.ports().people().self()).isEqualTo("slipway[bot]");
    }

    var header = github.requests("GET").getFirst().getHeaders().get("Authorization");
    var claims =
        Jwts.parser()
            .clock(() -> Date.from(NOON))
            .verifyWith(keys.getPublic())
            .build()
            .parseSignedClaims(header.substring("Bearer ".length()))
            .getPayload();
    assertThat(claims.getIssuer()).isEqualTo("42");
    assertThat(claims.getIssuedAt().toInstant()).isBefore(NOON);
    assertThat(claims.getExpiration().toInstant()).isBefore(NOON.plusSeconds(600));
  }

  @Test
  void aTokenIsKeptWhileItIsGood() {
    github.answer(TOKENS, 201, token("ghs_one", NOON.plusSeconds(3600)));

    try (var forge = github.asApp(Keys.pkcs8(keys), at(NOON))) {
      assertThat(forge.git(REPO).password()).isEqualTo("ghs_one");
      assertThat(forge.git(REPO).password()).isEqualTo("ghs_one");
    }

    assertThat(github.requests("POST")).hasSize(1);
  }

  @Test
  void aTokenThatIsAboutToRunOutIsReplaced() {
    github.answer(TOKENS, 201, token("ghs_one", NOON.plusSeconds(299)));
    github.answer(TOKENS, 201, token("ghs_two", NOON.plusSeconds(3600)));

    try (var forge = github.asApp(Keys.pkcs8(keys), at(NOON))) {
      forge.check();
      assertThat(forge.git(REPO).password()).isEqualTo("ghs_two");
    }
  }

  @Test
  void gitIsToldWhereAndAsWhom() {
    github.answer(TOKENS, 201, token("ghs_one", NOON.plusSeconds(3600)));

    try (var forge = github.asApp(Keys.pkcs8(keys), at(NOON))) {
      var git = forge.git(REPO);

      assertThat(git.url()).hasToString("https://github.example/mindscape/platform.git");
      assertThat(git.user()).isEqualTo("x-access-token");
      assertThat(git.toString()).doesNotContain("ghs_one");
    }
  }

  @Test
  void anAppThatIsNotInstalledIsRefusedWithWhatToDo() {
    github.forget("GET " + IN_REPO + "/installation");

    try (var forge = github.asApp(Keys.pkcs8(keys), at(NOON))) {
      assertThatThrownBy(forge::check)
          .isInstanceOf(Refused.class)
          .hasMessageContaining("The App \"slipway\" is not installed on mindscape: install it");
    }
  }

  @Test
  void whatIsNoKeyIsRefusedAndNotRepeated() {
    var pem = "-----BEGIN PRIVATE KEY-----\nMIIsecret\n-----END PRIVATE KEY-----";

    assertThatThrownBy(() -> github.asApp(pem, at(NOON)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("no RSA key")
        .message()
        .doesNotContain("MIIsecret");
  }

  private static String token(String text, Instant expires) {
    return "{\"token\":\"%s\",\"expires_at\":\"%s\"}".formatted(text, expires);
  }

  private static Clock at(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }
}
