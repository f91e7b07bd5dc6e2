package io.mindscape.slipway.policies.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.policies.Given;
import io.mindscape.slipway.policies.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExternalReaderTest {

  private static final String FILE =
      """
      environments: {staging: {}, production: {}}
      delivery:
        external:
          - {kind: Secret, name: "db-*", namespace: shop, environments: [production], reason: "the operator makes them"}
          - {kind: Pod, name: "*", reason: "the mesh brings its own"}
      """;

  @Test
  void readsWhatComesFromElsewhere() {
    var external = read(FILE);

    assertThat(external).hasSize(2);
    assertThat(external.get(0).reason()).isEqualTo("the operator makes them");
    assertThat(external.get(0).place()).hasToString("slipway.yaml:4");
  }

  @ParameterizedTest
  @CsvSource({
    "production, Secret, shop, db-app, true",
    "production, Secret, shop, db, false",
    "production, Secret, other, db-app, false",
    "staging, Secret, shop, db-app, false",
    "production, ConfigMap, shop, db-app, false",
    "staging, Pod, anywhere, '', true",
    "staging, Service, anywhere, '', false",
    "production, Secret, shop, '', true",
  })
  void knowsWhatIsAmongThem(
      String environment, String kind, String namespace, String name, boolean isThere) {
    assertThat(read(FILE))
        .as("%s %s/%s in %s", kind, namespace, name, environment)
        .satisfies(
            all ->
                assertThat(
                        all.stream().anyMatch(one -> one.has(environment, kind, namespace, name)))
                    .isEqualTo(isThere));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{kind: Secret, name: db} | \"reason\" is needed: write {kind: Secret,",
        "{kind: Secret, reason: r} | \"name\" is needed",
        "{name: db, reason: r} | \"kind\" is needed",
        "{kind: Secret, name: db, reason: r, because: r} | \"because\" is no key of"
            + " \"delivery.external\"",
        "{kind: Secret, name: db, reason: r, environments: [prodution]} | there is no environment"
            + " \"prodution\" (did you mean \"production\"?); there are staging, production",
        "Secret/db | \"delivery.external\" has to be a list of mappings",
      })
  void refusesWhatItDoesNotUnderstand(String entry, String message) {
    var file =
        "environments: {staging: {}, production: {}}\ndelivery:\n  external:\n    - " + entry;

    assertThatThrownBy(() -> read(file))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("slipway.yaml:4")
        .hasMessageContaining(message);
  }

  private static List<External> read(String file) {
    return StrategyReader.read(Given.file("slipway.yaml", file)).delivery().external();
  }
}
