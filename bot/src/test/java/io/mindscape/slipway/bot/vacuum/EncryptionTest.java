package io.mindscape.slipway.bot.vacuum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.database.DatabaseCare;
import io.mindscape.slipway.jobs.database.StoredSecrets.Content;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.DatabaseAccess;
import io.mindscape.slipway.policies.strategy.DatabaseAccess.Instead;
import io.mindscape.slipway.policies.strategy.DatabaseAccess.Place;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real PostgreSQL that lets the user in over an encrypted connection alone. */
final class EncryptionTest {

  private static final String WHOSE = "the Secret shop/db in the cluster eu";

  @TempDir private static Path folder;
  private static Signed signed;
  private static Signed other;
  private static EmbeddedPostgres postgres;

  private final Map<String, String> secret =
      new HashMap<>(
          Map.of(
              "host", "127.0.0.1",
              "port", Integer.toString(postgres.getPort()),
              "dbname", "postgres",
              "username", "care",
              "password", "unused"));

  @BeforeAll
  static void start() throws Exception {
    signed = Signed.in(Files.createDirectory(folder.resolve("signed")), "ip:127.0.0.1");
    other = Signed.in(Files.createDirectory(folder.resolve("other")), "ip:127.0.0.1");
    postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("ssl", "on")
            .setServerConfig("ssl_cert_file", signed.certificate().toString())
            .setServerConfig("ssl_key_file", signed.key().toString())
            .setServerConfig("hba_file", rules().toString())
            .setPGStartupWait(Duration.ofMinutes(1))
            .start();
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create role care login");
    }
  }

  private static Path rules() throws IOException {
    return Files.writeString(
        folder.resolve("rules.conf"),
        "hostssl all care all trust\nhost all care all reject\nhost all postgres all trust\n");
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @Test
  void aServerWhoseCertificateTheAuthorityOfTheSecretSignedIsLookedAt() throws Exception {
    secret.put("ca.crt", signed.authority());

    assertThat(care().look().tables()).isEmpty();
  }

  @Test
  void ofSeveralAuthoritiesOneIsEnough() throws Exception {
    secret.put("ca.crt", other.authority() + signed.authority());

    assertThat(care().look().tables()).isEmpty();
  }

  @Test
  void anotherAuthorityIsNotBelieved() throws Exception {
    secret.put("ca.crt", other.authority());

    assertThatThrownBy(care()::look)
        .isInstanceOf(Refused.class)
        .hasMessage(
            "the certificate of the server of %s is not signed by the authority that stands there under ca.crt, or is not valid now: put the one there that signed it"
                .formatted(WHOSE));
  }

  @Test
  void aNameThatIsNotInTheCertificateIsNotBelievedUnlessNamesAreNotLookedAt() throws Exception {
    secret.put("ca.crt", signed.authority());
    secret.put("host", "localhost");

    assertThatThrownBy(care()::look)
        .isInstanceOf(Refused.class)
        .hasMessage(
            "the certificate of the server of %s is for other names than the one by which it is reached: name a host that is in it, or write sslmode: verify-ca into the Secret"
                .formatted(WHOSE));

    secret.put("sslmode", "verify-ca");
    assertThat(care().look().tables()).isEmpty();
    secret.put("ca.crt", other.authority());
    assertThatThrownBy(care()::look)
        .isInstanceOf(Refused.class)
        .hasMessageContaining("is not signed by the authority");
  }

  @Test
  void withoutAnAuthorityThoseOfTheMachineCountWhereTheCertificateIsToBeLookedAt() {
    assertThat(care().look().tables()).isEmpty();

    secret.put("sslmode", "verify-full");
    assertThatThrownBy(care()::look)
        .isInstanceOf(Refused.class)
        .hasMessage(
            "the certificate of the server of %s is not signed by an authority that this machine trusts, or is not valid now: put the authority's certificate into the Secret, under ca.crt"
                .formatted(WHOSE));
  }

  @Test
  void whatIsNoCertificateIsSaid() {
    secret.put("ca.crt", "/etc/ssl/ca.crt");

    assertThatThrownBy(care()::look)
        .isInstanceOf(Refused.class)
        .hasMessage(
            "%s has under ca.crt what is no certificate: it has to begin with -----BEGIN CERTIFICATE-----"
                .formatted(WHOSE));
  }

  @Test
  void aServerThatDoesNotEncryptIsNotSpokenTo() throws Exception {
    secret.put("ca.crt", signed.authority());
    try (var plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      secret.put("port", Integer.toString(plain.getLocalPort()));
      Thread.ofVirtual().start(() -> refuseEncryption(plain));

      assertThatThrownBy(care()::look)
          .isInstanceOf(Refused.class)
          .hasMessage("the server of %s does not encrypt: turn ssl on there".formatted(WHOSE));
    }
  }

  /** As a PostgreSQL without certificates answers. */
  private static void refuseEncryption(ServerSocket door) {
    while (!door.isClosed()) {
      try (var client = door.accept()) {
        client.getInputStream().readNBytes(8);
        client.getOutputStream().write('N');
        client.getInputStream().readAllBytes();
      } catch (IOException gone) {
        if (!door.isClosed()) {
          throw new UncheckedIOException(gone);
        }
      }
    }
  }

  private DatabaseCare care() {
    return new PostgresDatabases(null, place -> Optional.of(Content.of(secret)), hidden -> {})
        .of(new DatabaseAccess(new Place("eu", "shop", "db", ""), Instead.NOTHING));
  }
}
