package io.mindscape.slipway.policies.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.DatabaseAccess.Instead;
import io.mindscape.slipway.policies.strategy.DatabaseAccess.Place;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DatabaseAccessReaderTest {

  private static final String SECRET = "secret: {cluster: eu-west, namespace: shop, name: db-app";

  @Test
  void everythingCanBeSaidAndMostBeLeftOut() {
    assertThat(
            read("{%s, key: uri}, host: db.shop.svc, port: 6432, name: shop, user: care}"
                    .formatted(SECRET))
                .databases())
        .containsExactly(
            new DatabaseAccess(
                new Place("eu-west", "shop", "db-app", "uri"),
                new Instead("db.shop.svc", 6432, "shop", "care")));
    assertThat(read("{%s}}".formatted(SECRET)).databases())
        .containsExactly(
            new DatabaseAccess(new Place("eu-west", "shop", "db-app", ""), Instead.NOTHING));
    assertThat(read("").databases()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "db-app                                   | \"maintenance.database\" has to be a mapping",
        "[{SECRET}}]                              | several databases stand under \"databases\"",
        "{host: db.shop.svc}                      | \"maintenance.database\" needs \"secret\"",
        "{secret: db-app}                         | \"maintenance.database.secret\" has to be a"
            + " mapping",
        "{SECRET}, passwort: x}                   | \"passwort\" is no key of"
            + " \"maintenance.database\"; there are secret, host, port, name, user",
        "{SECRET, keys: uri}}                     | did you mean \"key\"?",
        "{SECRET, key: a/b}}                      | \"a/b\" is no name of a key in a Secret",
        "{secret: {namespace: shop, name: db}}    | \"cluster\" is needed: a Secret has a cluster",
        "{secret: {cluster: eu-west, name: db}}   | \"namespace\" is needed: a Secret has a",
        "{secret: {cluster: eu-west, namespace: shop}} | \"name\" is needed: a Secret has a",
        "{secret: {cluster: eu-wst, namespace: shop, name: db}}   | \"eu-wst\" is no cluster of"
            + " delivery.environments (did you mean \"eu-west\"?); there are ap-south, eu-west",
        "{secret: {cluster: eu-west, namespace: Shop, name: db}}  | \"Shop\" is no name of a"
            + " namespace",
        "{secret: {cluster: eu-west, namespace: shop, name: db_}} | \"db_\" is no name of a Secret",
        "{SECRET}, host: 'db.shop:5432'}          | \"db.shop:5432\" is no host: write its name",
        "{SECRET}, port: 0}                       | \"0\" is no port: write one from 1 to 65535",
        "{SECRET}, port: 70000}                   | \"70000\" is no port",
        "{SECRET}, port: five}                    | \"five\" is no count"
      })
  void whatIsNotUnderstoodIsRefusedWhereItStands(String block, String message) {
    assertThatThrownBy(() -> read(block.replace("SECRET", SECRET)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("slipway.yaml:4 ")
        .hasMessageContaining(message);
  }

  private static Strategy read(String block) {
    var text =
        """
        maintenance:
          schedule: "Every Sunday 02:00-04:00 UTC"
          tasks: [database_optimization]
          database: %s
        delivery:
          environments:
            production: {paths: [apps], clusters: [[eu-west], [ap-south]], namespace: shop}
        """
            .formatted(block);
    return StrategyReader.read(
        new SourceFile("slipway.yaml", text.getBytes(StandardCharsets.UTF_8)));
  }
}
