package io.mindscape.slipway.jobs.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.database.StoredSecrets.Content;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.DatabaseAccess;
import io.mindscape.slipway.policies.strategy.DatabaseAccess.Instead;
import io.mindscape.slipway.policies.strategy.DatabaseAccess.Place;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The shapes that Secrets of databases have, and what is said where one has too little. */
final class LoginReaderTest {

  /**
   * @param content {@code key=value} by blanks; {@code ␠} is one in a value, {@code ⏎} a line's end
   * @param said under {@code maintenance.database} as {@code key=value}
   * @param login address, name, user, password, and options if there are any
   */
  record Shape(String what, String content, String said, String login) {
    @Override
    public String toString() {
      return what;
    }
  }

  private static Shape shape(String what, String content, String login) {
    return new Shape(what, content, "", login);
  }

  static List<Shape> shapes() {
    return List.of(
        shape(
            "CloudNativePG, now: the longest name counts",
            "username=app user=app password=geheim dbname=shop host=db-rw port=5432"
                + " pgpass=db-rw:5432:shop:app:geheim"
                + " uri=postgresql://app:geheim@db-rw.shop:5432/shop"
                + " jdbc-uri=jdbc:postgresql://db-rw.shop:5432/shop?password=geheim&user=app"
                + " fqdn-uri=postgresql://app:geheim@db-rw.shop.svc.cluster.local:5432/shop"
                + " fqdn-jdbc-uri=jdbc:postgresql://db-rw.shop.svc.cluster.local:5432/shop?user=a",
            "db-rw.shop.svc.cluster.local:5432 shop app geheim"),
        shape(
            "CloudNativePG, before",
            "username=app password=geheim dbname=shop host=db-rw port=5432"
                + " uri=postgresql://app:geheim@db-rw:5432/shop",
            "db-rw:5432 shop app geheim"),
        shape(
            "Crunchy, with a pooler, which is passed by",
            "user=app password=geheim dbname=shop host=db-primary.shop.svc port=5432"
                + " verifier=SCRAM pgbouncer-host=pool pgbouncer-port=6432"
                + " pgbouncer-uri=postgresql://app:geheim@pool:6432/shop"
                + " uri=postgresql://app:geheim@db-primary.shop.svc:5432/shop",
            "db-primary.shop.svc:5432 shop app geheim"),
        new Shape(
            "Crossplane, which says no database",
            "endpoint=shop.abc.rds.example port=5432 username=admin password=geheim",
            "name=shop",
            "shop.abc.rds.example:5432 shop admin geheim"),
        new Shape(
            "Crossplane, with the port in the endpoint",
            "endpoint=shop.abc.rds.example:6432 username=admin password=geheim",
            "name=shop",
            "shop.abc.rds.example:6432 shop admin geheim"),
        new Shape(
            "Zalando, which says who alone",
            "username=care password=geheim",
            "host=acid-shop.shop.svc name=shop",
            "acid-shop.shop.svc:5432 shop care geheim"),
        shape(
            "DATABASE_URL of twelve factors",
            "DATABASE_URL=postgres://app:geheim@db/shop",
            "db:5432 shop app geheim"),
        shape(
            "a url with a driver of Python",
            "url=postgresql+asyncpg://app:geheim@db:5433/shop",
            "db:5433 shop app geheim"),
        shape(
            "a JDBC URL beside user and password",
            "jdbc-url=jdbc:postgresql://db:5432/shop username=app password=geheim",
            "db:5432 shop app geheim"),
        shape(
            "a JDBC URL with all in it",
            "url=jdbc:postgresql://db/shop?user=app&password=ge%2Bheim%40",
            "db:5432 shop app ge+heim@"),
        shape(
            "libpq's variables",
            "PGHOST=db PGPORT=5433 PGDATABASE=shop PGUSER=app PGPASSWORD=geheim PGSSLMODE=require",
            "db:5433 shop app geheim sslmode=require"),
        shape(
            "the variables of PostgreSQL's image",
            "POSTGRES_HOST=db POSTGRES_DB=shop POSTGRES_USER=app POSTGRES_PASSWORD=geheim",
            "db:5432 shop app geheim"),
        shape(
            "DB_…",
            "DB_HOST=db DB_PORT=5432 DB_NAME=shop DB_USER=app DB_PASS=geheim",
            "db:5432 shop app geheim"),
        shape(
            "service binding",
            "type=postgresql provider=x host=db port=5432 database=shop username=app"
                + " password=geheim",
            "db:5432 shop app geheim"),
        shape(
            "HOST, DATABASE_NAME, LOGIN",
            "HOST=db DATABASE_NAME=shop LOGIN=app PASSWORD=geheim",
            "db:5432 shop app geheim"),
        shape(
            "values with the end of a line",
            "host=db⏎ dbname=shop⏎ user=app⏎ password=␠ge␠heim⏎",
            "db:5432 shop app ␠ge␠heim"),
        shape(
            "a password that is encoded",
            "uri=postgresql://app:ge%2Fhe%40im%25+@db/shop",
            "db:5432 shop app ge/he@im%+"),
        shape(
            "a password that nobody encoded",
            "uri=postgresql://app:ge@he:im%@db/shop",
            "db:5432 shop app ge@he:im%"),
        shape(
            "several hosts",
            "uri=postgresql://app:geheim@db-0:5432,db-1,db-2:5433/shop",
            "db-0:5432,db-1:5432,db-2:5433 shop app geheim"),
        shape(
            "an address of IPv6",
            "uri=postgresql://app:geheim@[fd00::1]:5433/shop",
            "[fd00::1]:5433 shop app geheim"),
        shape(
            "what keeps others from listening is heeded, what names classes and files is not",
            "uri=postgresql://app:geheim@db/shop?sslmode=verify-full&channel_binding=require"
                + "&socketFactory=a.b.C&loggerFile=/etc/x&passfile=/etc/shadow&options=-c",
            "db:5432 shop app geheim channelBinding=require sslmode=verify-full"),
        shape(
            "ssl=true is as the driver has it",
            "url=jdbc:postgresql://db/shop?user=app&password=geheim&ssl=true",
            "db:5432 shop app geheim sslmode=verify-full"),
        shape(
            "all as libpq's parameters",
            "uri=postgresql:///?host=db&port=5433&dbname=shop&user=app&password=geheim",
            "db:5433 shop app geheim"),
        new Shape(
            "a key that is named",
            "uri=postgresql://app:x@db/shop owner=postgresql://care:geheim@db/shop",
            "key=owner",
            "db:5432 shop care geheim"),
        new Shape(
            "what slipway.yaml says counts",
            "uri=postgresql://app:geheim@db-rw:5432/postgres",
            "host=db-rw.shop.svc name=shop user=care",
            "db-rw.shop.svc:5432 shop care geheim"),
        new Shape(
            "a port of slipway.yaml is that of all hosts",
            "uri=postgresql://app:geheim@a:1,b:2/shop",
            "port=6000",
            "a:6000,b:6000 shop app geheim"),
        new Shape(
            "a host of slipway.yaml has the Secret's port",
            "host=x port=6432 dbname=shop user=app password=geheim",
            "host=db",
            "db:6432 shop app geheim"),
        shape(
            "an address of something else beside the parts",
            "url=https://console.example/ host=db dbname=shop user=app password=geheim",
            "db:5432 shop app geheim"),
        shape(
            "a name of a database with a blank",
            "uri=postgresql://app:geheim@db/my%20shop",
            "db:5432 my␠shop app geheim"));
  }

  @Test
  void thereAreAsManyShapesAsThereWere() {
    assertThat(shapes()).hasSize(29);
    assertThat(lacking()).hasSize(11);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void isRead(Shape shape) {
    var login = LoginReader.read(access(shape.said()), content(shape.content()));

    var read =
        new StringBuilder(
            String.join(
                " ", login.address(), blank(login.name()), login.user(), blank(login.password())));
    new TreeMap<>(login.options())
        .forEach((key, value) -> read.append(' ').append(key).append('=').append(value));
    assertThat(read.toString()).isEqualTo(shape.login());
    assertThat(login.toString()).doesNotContain("geheim", login.password());
  }

  static List<Shape> lacking() {
    return List.of(
        shape(
            "nothing in it",
            "",
            "the Secret shop/db in the cluster eu has no host (a key such as host), no name of the"
                + " database (dbname), no user (username), no password (password), and no address"
                + " of all (uri); it has no keys: add them there, or name the key with the address"
                + " as maintenance.database.secret.key in slipway.yaml, or what is no secret (host,"
                + " name, user) under maintenance.database"),
        shape(
            "who alone",
            "username=app password=geheim",
            "has no host (a key such as host), no name of the database (dbname), and no address of"
                + " all (uri); it has the keys password, username: add them there"),
        shape(
            "no password",
            "host=db dbname=shop user=app token=geheim",
            "has no password (password), and no address of all (uri); it has the keys dbname, host,"
                + " token, user: add them there, or name the key with the address as"
                + " maintenance.database.secret.key in slipway.yaml"),
        new Shape(
            "a key that is not there",
            "uri=postgresql://app:geheim@db/shop password=geheim",
            "key=url",
            "has no key \"url\"; it has the keys password, uri: name one of these as"
                + " maintenance.database.secret.key in slipway.yaml"),
        new Shape(
            "a key that holds something else",
            "password=geheim",
            "key=password",
            "has under \"password\" no address of a PostgreSQL: it has to be as"
                + " postgresql://user:password@host:5432/name or"
                + " jdbc:postgresql://host:5432/name?user=…&password=…, with what is special in a"
                + " password encoded (/ as %2F)"),
        shape(
            "a slash that nobody encoded",
            "uri=postgresql://app:ge/heim@db/shop",
            "has under \"uri\" no address of a PostgreSQL"),
        shape(
            "another kind of database",
            "uri=mysql://app:geheim@db/shop",
            "has under \"uri\" no address of a PostgreSQL"),
        shape(
            "a socket for a host",
            "uri=postgresql://app:geheim@%2Fvar%2Frun/shop",
            "has under \"uri\" no address of a PostgreSQL"),
        shape(
            "an address without a password",
            "uri=postgresql://app@db/shop",
            "has no password (password)"),
        shape(
            "a port that is none",
            "host=db port=geheim dbname=shop user=app password=geheim",
            "has no host"),
        shape(
            "more keys than can be told",
            "a=1 b=1 c=1 d=1 e=1 f=1 g=1 h=1 i=1 j=1 k=1 l=1 m=1 n=1",
            "it has the keys a, b, c, d, e, f, g, h, i, j, k, l and 2 more: add them"));
  }

  @ParameterizedTest
  @MethodSource("lacking")
  void isRefusedWithTheNamesOfKeysAndNoValue(Shape shape) {
    assertThatThrownBy(() -> LoginReader.read(access(shape.said()), content(shape.content())))
        .isInstanceOf(Refused.class)
        .hasMessageContaining(shape.login())
        .hasMessageNotContaining("geheim");
  }

  @Test
  void whatGivesThePasswordAwayIsKnownAndWhatDoesNotIsNot() {
    var content = content("host=db user=app password=geheim⏎ uri=postgresql://app:geheim@db/shop");

    assertThat(content.giving("geheim"))
        .containsExactly("geheim", "postgresql://app:geheim@db/shop");
    assertThat(content.toString()).isEqualTo("Content[host, password, uri, user]");
  }

  @ParameterizedTest
  @CsvSource({
    "'', verify-full",
    "sslmode=prefer, verify-full",
    "sslmode=require, verify-full",
    "sslmode=verify-ca, verify-ca",
    "sslmode=disable, disable",
    "uri=postgresql://app:geheim@db/shop?sslmode=verify-ca, verify-ca"
  })
  void whatSignsCertificatesIsTakenAndHowStrictlyTheyAreLookedAt(String more, String mode) {
    var content = content("host=db dbname=shop user=app password=geheim ca.crt=PEM⏎ " + more);

    assertThat(LoginReader.read(access(""), content).options())
        .isEqualTo(Map.of("sslmode", mode, Login.AUTHORITY, "PEM"));
  }

  @Test
  void oneOfSeveralIsNamedInMessages() {
    var access =
        new DatabaseAccess(
            "orders", "production", new Place("eu", "shop", "db", "no"), Instead.NOTHING);

    assertThatThrownBy(() -> LoginReader.read(access, content("uri=x")))
        .isInstanceOf(Refused.class)
        .hasMessageEndingWith(
            "name one of these as maintenance.databases.orders.secret.key in slipway.yaml");
  }

  private static DatabaseAccess access(String said) {
    var map = map(said);
    return new DatabaseAccess(
        new Place("eu", "shop", "db", map.getOrDefault("key", "")),
        new Instead(
            map.getOrDefault("host", ""),
            Integer.parseInt(map.getOrDefault("port", "0")),
            map.getOrDefault("name", ""),
            map.getOrDefault("user", "")));
  }

  private static Content content(String text) {
    return Content.of(map(text));
  }

  private static Map<String, String> map(String text) {
    var map = new TreeMap<String, String>();
    for (var word : text.split(" ", -1)) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        map.put(
            word.substring(0, equals),
            word.substring(equals + 1).replace('␠', ' ').replace('⏎', '\n'));
      }
    }
    return map;
  }

  private static String blank(String text) {
    return text.replace(' ', '␠');
  }
}
