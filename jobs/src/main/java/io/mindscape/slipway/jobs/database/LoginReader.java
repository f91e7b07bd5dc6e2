package io.mindscape.slipway.jobs.database;

import io.mindscape.slipway.jobs.database.StoredSecrets.Content;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.DatabaseAccess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds a login in a Secret, by the keys that operators and people use: an address under one key,
 * its parts under several, or both. Messages have names of keys, never a value.
 *
 * <p>Keys are compared without case, {@code -}, {@code _} and {@code .}. As of 2026: CloudNativePG
 * writes {@code username, password, dbname, host, port, uri, jdbc-uri, fqdn-uri, fqdn-jdbc-uri};
 * Crunchy's operator {@code user, password, dbname, host, port, uri, jdbc-uri}; Crossplane {@code
 * endpoint, port, username, password}; Zalando's operator {@code username, password} alone. What
 * signs servers' certificates is {@code ca.crt} with CloudNativePG, cert-manager and Kubernetes
 * itself.
 */
public final class LoginReader {

  /** Outside of its namespace a database is known by its longer name alone: that comes first. */
  private static final List<String> URL =
      List.of(
          "fqdnuri",
          "fqdnjdbcuri",
          "uri",
          "url",
          "databaseurl",
          "databaseuri",
          "dburl",
          "dburi",
          "postgresurl",
          "postgresuri",
          "postgresqlurl",
          "jdbcuri",
          "jdbcurl",
          "postgresjdbcurl");

  private static final List<String> HOST =
      List.of(
          "host",
          "hostname",
          "endpoint",
          "address",
          "pghost",
          "dbhost",
          "databasehost",
          "postgreshost");
  private static final List<String> PORT =
      List.of("port", "pgport", "dbport", "databaseport", "postgresport");
  private static final List<String> NAME =
      List.of(
          "dbname",
          "database",
          "databasename",
          "pgdatabase",
          "dbdatabase",
          "postgresdb",
          "postgresdatabase");
  private static final List<String> USER =
      List.of(
          "username",
          "user",
          "login",
          "pguser",
          "dbuser",
          "dbusername",
          "databaseuser",
          "databaseusername",
          "postgresuser",
          "postgresusername");
  private static final List<String> PASSWORD =
      List.of(
          "password", "pgpassword", "dbpassword", "dbpass", "databasepassword", "postgrespassword");

  private static final List<String> AUTHORITY =
      List.of("cacrt", "capem", "cacert", "cacertificate");

  /** Where these are said, names in certificates do not count, or nothing is encrypted. */
  private static final Set<String> LOOKS_AWAY = Set.of("verify-ca", "disable");

  private static final int MOST_NAMED = 12;

  private static final String FORMS =
      "postgresql://user:password@host:5432/name or"
          + " jdbc:postgresql://host:5432/name?user=…&password=…";

  private final DatabaseAccess access;
  private final Content content;

  private LoginReader(DatabaseAccess access, Content content) {
    this.access = access;
    this.content = content;
  }

  /**
   * The login that a Secret holds, with what the strategy file says instead.
   *
   * @throws Refused if something is missing; the message says what, and which keys there are
   */
  public static Login read(DatabaseAccess access, Content content) {
    return new LoginReader(access, content).read();
  }

  private Login read() {
    var written = url().or(parts());
    var instead = access.instead();
    var host = instead.host();
    var login =
        new Login(
            DatabaseUrl.address(host.isEmpty() ? hosts(written) : host, port(written)).orElse(""),
            instead.name().isEmpty() ? written.name() : instead.name(),
            instead.user().isEmpty() ? written.user() : instead.user(),
            written.password(),
            options(written.options()));
    complete(login);
    return login;
  }

  /**
   * A certificate that is there is looked at, and the name in it, unless something else is said.
   */
  private Map<String, String> options(Map<String, String> written) {
    var authority = value(AUTHORITY);
    if (authority.isEmpty()) {
      return written;
    }
    var options = new HashMap<>(written);
    options.put(Login.AUTHORITY, authority);
    if (!LOOKS_AWAY.contains(options.getOrDefault("sslmode", ""))) {
      options.put("sslmode", "verify-full");
    }
    return options;
  }

  /** Of several, each with its port, unless the strategy names another for all. */
  private String hosts(Login written) {
    return access.instead().port() == 0
        ? written.address()
        : written.address().replaceAll(":[0-9]+(?=,|$)", "");
  }

  private String port(Login written) {
    int instead = access.instead().port();
    var address = written.address();
    boolean isOne = !address.isEmpty() && address.indexOf(',') < 0;
    return instead > 0
        ? Integer.toString(instead)
        : isOne ? address.substring(address.lastIndexOf(':') + 1) : "";
  }

  private Login url() {
    var named = access.secret().key();
    if (!named.isEmpty()) {
      var value = content.values().get(named);
      if (value == null) {
        throw new Refused(
            "%s has no key \"%s\"; it has %s: name one of these as %s in slipway.yaml"
                .formatted(access.secret(), named, keys(), access.path("secret.key")));
      }
      return url(named, value);
    }
    return all(URL)
        .flatMap(found -> DatabaseUrl.read(found.getValue().strip()).stream())
        .findFirst()
        .orElse(Login.EMPTY);
  }

  private Login url(String key, String value) {
    return DatabaseUrl.read(value.strip()).orElseThrow(() -> noAddress(key));
  }

  private Refused noAddress(String key) {
    return new Refused(
        "%s has under \"%s\" no address of a PostgreSQL: it has to be as %s, with what is special in a password encoded (/ as %%2F)"
            .formatted(access.secret(), key, FORMS));
  }

  private Login parts() {
    return new Login(
        DatabaseUrl.address(value(HOST), value(PORT)).orElse(""),
        value(NAME),
        value(USER),
        all(PASSWORD).findFirst().map(found -> withoutLineEnd(found.getValue())).orElse(""),
        DatabaseUrl.options(Map.of("sslmode", value(List.of("sslmode", "pgsslmode")))));
  }

  private String value(List<String> names) {
    return all(names).findFirst().map(found -> found.getValue().strip()).orElse("");
  }

  /** What is there under one of the names, in their order. */
  private Stream<Map.Entry<String, String>> all(List<String> names) {
    return names.stream()
        .flatMap(
            name ->
                content.values().entrySet().stream()
                    .filter(entry -> normal(entry.getKey()).equals(name)))
        .filter(entry -> !entry.getValue().isBlank());
  }

  private static String normal(String key) {
    return key.toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
  }

  /** What {@code echo} leaves at the end of a value; a blank may belong to a password. */
  private static String withoutLineEnd(String value) {
    return value.replaceAll("[\\r\\n]+$", "");
  }

  private void complete(Login login) {
    var missing = new ArrayList<String>();
    var sayable = new ArrayList<String>();
    if (login.address().isEmpty()) {
      missing.add("host (a key such as host)");
      sayable.add("host");
    }
    if (login.name().isEmpty()) {
      missing.add("name of the database (dbname)");
      sayable.add("name");
    }
    if (login.user().isEmpty()) {
      missing.add("user (username)");
      sayable.add("user");
    }
    if (login.password().isEmpty()) {
      missing.add("password (password)");
    }
    if (!missing.isEmpty()) {
      var unreadable =
          all(URL)
              .filter(entry -> DatabaseUrl.read(entry.getValue().strip()).isEmpty())
              .findFirst();
      if (unreadable.isPresent()) {
        throw noAddress(unreadable.get().getKey());
      }
      throw new Refused(
          "%s has no %s, and no address of all (uri); it has %s: add them there, or name the key with the address as %s in slipway.yaml%s"
              .formatted(
                  access.secret(),
                  String.join(", no ", missing),
                  keys(),
                  access.path("secret.key"),
                  sayable.isEmpty()
                      ? ""
                      : ", or what is no secret (%s) under %s"
                          .formatted(String.join(", ", sayable), access.path())));
    }
  }

  private String keys() {
    var names = List.copyOf(content.values().keySet());
    if (names.isEmpty()) {
      return "no keys";
    }
    var shown = String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())));
    int more = names.size() - MOST_NAMED;
    return "the keys %s%s".formatted(shown, more > 0 ? " and %d more".formatted(more) : "");
  }
}
