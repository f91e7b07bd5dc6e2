package io.mindscape.slipway.policies.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.DatabaseAccess.Instead;
import io.mindscape.slipway.policies.strategy.DatabaseAccess.Place;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Several databases, each under a name. Those of a case begin on the fifth line of the file. */
final class DatabasesReaderTest {

  private static final String DEV = "secret: {cluster: dev, namespace: shop, name: db}";
  private static final String EU = "secret: {cluster: eu, namespace: shop, name: db}";
  private static final String HERE = "environment: staging, " + DEV;

  record Refusal(List<String> databases, int line, String message) {}

  private static Refusal refusal(int line, String message, String... databases) {
    return new Refusal(List.of(databases), line, message);
  }

  private static Stream<Refusal> refusals() {
    var cases =
        List.of(
            refusal(4, "has to be a mapping: a name of your choice, and", "- {" + HERE + "}"),
            refusal(4, "under it \"environment\" and \"secret\", for each", "db-app"),
            refusal(4, "\"maintenance.databases\" has to be a mapping", "{}"),
            refusal(
                5,
                "\"maintenance.databases.orders\" needs \"environment\" and \"secret\"",
                "orders:"),
            refusal(5, "\"maintenance.databases.orders\" has to be a mapping", "orders: db-app"),
            refusal(
                5,
                "\"environment\" is needed: databases have their turn in the order of environments",
                "orders: {" + DEV + "}"),
            refusal(
                5,
                "\"maintenance.databases.orders\" needs \"secret\", where the login stands",
                "orders: {environment: staging}"),
            refusal(
                6,
                "\"prodution\" is no environment of this file (did you mean \"production\"?); there"
                    + " are development, staging, production",
                "web: {%s}".formatted(HERE),
                "orders: {environment: prodution, %s}".formatted(EU)),
            refusal(
                5,
                "\"maintenance.databases.orders.environment\" has to be a single value",
                "orders: {environment: [production], %s}".formatted(EU)),
            refusal(
                5,
                "\"database\" is no key of \"maintenance.databases.orders\"; there are environment,"
                    + " secret, host, port, name, user",
                "orders: {%s, database: x}".formatted(HERE)),
            refusal(
                6,
                "\"eus\" is no cluster of delivery.environments (did you mean \"eu\"?)",
                "web: {%s}".formatted(HERE),
                "orders: {%s}".formatted(HERE.replace("cluster: dev", "cluster: eus"))),
            refusal(
                5,
                "\"our orders\" is no name for a database: write up to 40 letters, digits, \"-\"",
                "our orders: {%s}".formatted(HERE)),
            refusal(5, "is no name for a database", "%s: {%s}".formatted("o".repeat(41), HERE)),
            refusal(
                6,
                "The key \"orders\" stands here for the second time",
                "orders: {%s}".formatted(HERE),
                "orders: {environment: production, %s}".formatted(EU)),
            refusal(
                6,
                "there are two databases of the name \"Orders\"",
                "orders: {%s}".formatted(HERE),
                "Orders: {environment: production, %s}".formatted(EU)),
            refusal(
                6,
                "\"two\" has the Secret of \"one\", and nothing says that they are two databases:"
                    + " give each its own \"name\" (of the database), \"host\", \"port\" or"
                    + " \"secret.key\"",
                "one: {%s, user: a}".formatted(HERE),
                "two: {%s, user: b}".formatted(HERE)),
            refusal(
                7,
                "\"two\" has the Secret of \"one\"",
                "one: {%s, name: a}".formatted(HERE),
                "web: {environment: production, %s}".formatted(EU),
                "two: {%s, host: db}".formatted(HERE)),
            refusal(
                6,
                "\"two\" has the Secret of \"one\"",
                "one: {%s, name: a}".formatted(HERE),
                "two: {%s, name: a}".formatted(HERE)));
    assertThat(cases).hasSize(18);
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whatIsNotUnderstoodIsRefusedWhereItStands(Refusal refusal) {
    assertThatThrownBy(() -> read(refusal.databases().toArray(String[]::new)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("slipway.yaml:%d ", refusal.line())
        .hasMessageContaining(refusal.message());
  }

  @Test
  void databasesStandInTheOrderOfTheirEnvironments() {
    assertThat(
            read(
                "live: {environment: production, %s}".formatted(EU),
                "try-2: {environment: development, %s, name: two}".formatted(DEV),
                "try-1: {environment: development, %s, name: one}".formatted(DEV),
                "stage: {%s, name: stage}".formatted(HERE)))
        .extracting(DatabaseAccess::label)
        .containsExactly("try-2", "try-1", "stage", "live");
  }

  @Test
  void eachHasANameAnEnvironmentAndALogin() {
    var file = "orders_eu.v2: {environment: production, %s, port: 6432, name: shop}".formatted(EU);

    assertThat(read(file))
        .containsExactly(
            new DatabaseAccess(
                "orders_eu.v2",
                "production",
                new Place("eu", "shop", "db", ""),
                new Instead("", 6432, "shop", "")));
  }

  @Test
  void oneSecretCanHoldTheLoginOfSeveral() {
    assertThat(
            read(
                "a: {%s, name: a, host: one}".formatted(HERE),
                "b: {%s, name: b, host: one}".formatted(HERE),
                "c: {%s, name: a, host: two}".formatted(HERE),
                "d: {%s, name: a, host: two, port: 5433}".formatted(HERE.replace("db}", "db2}"))))
        .hasSize(4);
  }

  @Test
  void theOnlyOneAndSeveralAreNotBothThere() {
    var text =
        file("    orders: {environment: production, %s}\n  database: {%s}".formatted(EU, EU));

    assertThatThrownBy(() -> StrategyReader.read(text))
        .isInstanceOf(Refused.class)
        .hasMessage(
            "slipway.yaml:4 \"database\" and \"databases\" cannot both be there: put the one under"
                + " \"databases\", by a name of your choice, and say its \"environment\"");
  }

  private static List<DatabaseAccess> read(String... databases) {

    var indent = "    ";
    return StrategyReader.read(file(indent + String.join("\n" + indent, databases))).databases();
  }

  private static SourceFile file(String databases) {
    var text =
        """
        maintenance:
          schedule: "Every Sunday 02:00-04:00 UTC"
          tasks: [database_optimization]
          databases:
        %s
        environments:
          development: {purpose: To try}
          staging: {purpose: To show}
          production: {purpose: To live on}
        delivery:
          environments:
            development: {paths: [apps/dev], cluster: dev, namespace: shop}
            production: {paths: [apps/live], cluster: eu, namespace: shop}
        """
            .formatted(databases);
    return new SourceFile("slipway.yaml", text.getBytes(StandardCharsets.UTF_8));
  }
}
