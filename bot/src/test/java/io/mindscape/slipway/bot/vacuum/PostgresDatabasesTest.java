package io.mindscape.slipway.bot.vacuum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.database.Chore;
import io.mindscape.slipway.jobs.database.Chore.Kind;
import io.mindscape.slipway.jobs.database.Relation;
import io.mindscape.slipway.jobs.database.StoredSecrets.Content;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.DatabaseAccess;
import io.mindscape.slipway.policies.strategy.DatabaseAccess.Instead;
import io.mindscape.slipway.policies.strategy.DatabaseAccess.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a real PostgreSQL, which asks for the password. */
final class PostgresDatabasesTest {

  private static final DatabaseAccess ACCESS =
      new DatabaseAccess(new Place("eu", "shop", "db-app", ""), Instead.NOTHING);
  private static final String PASSWORD = "a b+c%/@?&=ü'\"";

  private static Shop shop;

  private final Map<String, String> secret = new HashMap<>();
  private final List<String> hidden = new ArrayList<>();
  private final PostgresDatabases databases =
      new PostgresDatabases(
          null,
          place ->
              place.name().equals("db-app") ? Optional.of(Content.of(secret)) : Optional.empty(),
          hidden::addAll);

  @BeforeAll
  static void start() throws IOException {
    shop = new Shop();
    var rules = Path.of(shop.ask("show hba_file").getFirst());
    Files.writeString(
        rules, "host all care 127.0.0.1/32 scram-sha-256\n" + Files.readString(rules));
    shop.run(
        "select pg_reload_conf()",
        "create role care login superuser",
        "create database \"my shop\"");
  }

  @AfterAll
  static void stop() throws IOException {
    shop.close();
  }

  @BeforeEach
  void fill() {
    shop.clear();
    shop.run(
        "create table shop.worn (id int)",
        "insert into shop.worn select generate_series(1, 1000)",
        "delete from shop.worn where id <= 400");
    password(PASSWORD);
    secret.clear();
    secret.putAll(
        Map.of(
            "host", "127.0.0.1",
            "port", url().replaceAll(".*:(\\d+)/.*", "$1"),
            "dbname", "postgres",
            "username", "care",
            "password", PASSWORD));
  }

  private static void password(String password) {
    shop.run("alter role care password '%s'".formatted(password.replace("'", "''")));
  }

  private static String url() {
    return shop.url("care");
  }

  @Test
  void theDatabaseOfASecretIsLookedAtAndWorkedOn() {
    var care = databases.of(ACCESS);

    var worn = care.look().tables().getFirst();
    var done = care.perform(new Chore(Kind.VACUUM, worn.name()), Duration.ofMinutes(1));

    assertThat(worn.name()).isEqualTo(new Relation("shop", "worn"));
    assertThat(done.before().deadRows()).isEqualTo(400);
    assertThat(done.after().deadRows()).isZero();
    assertThat(hidden).contains(PASSWORD);
  }

  @Test
  void whatIsInTheSecretIsReadAnewEachTime() {
    var care = databases.of(ACCESS);
    assertThat(care.look().tables()).isNotEmpty();

    password("another");
    assertThatThrownBy(care::look)
        .isInstanceOf(Refused.class)
        .hasMessage(
            "the database does not accept the user and password of the Secret shop/db-app in the"
                + " cluster eu");
    secret.put("password", "another");

    assertThat(care.look().tables()).isNotEmpty();
    assertThat(hidden).contains(PASSWORD, "another");
  }

  @Test
  void aDatabaseWithABlankInItsNameIsReached() {
    secret.put("dbname", "my shop");

    assertThat(databases.of(ACCESS).look().tables()).isEmpty();
  }

  @Test
  void ofSeveralHostsThePrimaryIsTaken() {
    secret.put("uri", "postgresql://127.0.0.1:1,127.0.0.1:%s/postgres".formatted(port()));

    assertThat(databases.of(ACCESS).look().tables()).isNotEmpty();
  }

  private String port() {
    return secret.getOrDefault("port", "");
  }

  @Test
  void whatIsMissingOrDoesNotAnswerIsSaidWithoutTheValue() {
    secret.put("dbname", "no");
    assertThatThrownBy(databases.of(ACCESS)::look)
        .isInstanceOf(Refused.class)
        .hasMessage("there is no database of the name in the Secret shop/db-app in the cluster eu");

    secret.put("port", "1");
    assertThatThrownBy(databases.of(ACCESS)::look)
        .isInstanceOf(Unavailable.class)
        .hasMessage(
            "the look at the tables failed: the database of the Secret shop/db-app in the cluster"
                + " eu does not answer (SQL state 08001)");

    secret.remove("password");
    assertThatThrownBy(databases.of(ACCESS)::look)
        .isInstanceOf(Refused.class)
        .hasMessageStartingWith("the Secret shop/db-app in the cluster eu has no password");

    var elsewhere = new DatabaseAccess(new Place("eu", "shop", "no", ""), Instead.NOTHING);
    assertThatThrownBy(databases.of(elsewhere)::look)
        .isInstanceOf(Refused.class)
        .hasMessage(
            "there is no Secret shop/no in the cluster eu: create it, or correct"
                + " maintenance.database.secret in slipway.yaml");
  }

  @Test
  void withoutOneTheSettingsCount() {
    assertThatThrownBy(databases.of(null)::look)
        .isInstanceOf(Refused.class)
        .hasMessage(
            "no database to look after is configured: name its Secret under maintenance.database"
                + " in slipway.yaml, or set SLIPWAY_MAINTENANCE_DATABASE_URL");
  }

  @Test
  void nothingOfTheLoginIsShown() {
    assertThat(
            new Access("jdbc:postgresql://db/x?password=geheim", secret, "X", Duration.ZERO)
                .toString())
        .isEqualTo("Access[X]");
  }
}
