package io.mindscape.slipway.policies.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The block {@code maintenance.updates}. */
final class UpdateRulesTest {

  private static final String FULL =
      """
      maintenance:
        schedule: "Every Sunday 02:00-04:00 UTC"
        updates:
          minimum_age: 12h
          pull_requests: 2
          majors: apart
          ranges:
            - {what: redis, versions: 17.x}
            - {what: "mindscape/*", source: image, versions: "< 2"}
          ignore:
            - {what: "bitnami/*", versions: ">= 18"}
            - {what: old, source: chart}
          groups:
            - {name: data, what: [redis, "postgres*"]}
            - {name: rest, what: "*", source: action}
      """;

  @Test
  void saysWhatIsWanted() {
    var rules = read(FULL);

    assertThat(rules.limits()).isEqualTo(new UpdateRules.Limits(Duration.ofHours(12), 2, true));
    assertThat(rules.forbidding("chart", "redis", "18.0.0"))
        .hasValueSatisfying(range -> assertThat(range.place()).hasToString("slipway.yaml:8"));
    assertThat(rules.forbidding("chart", "redis", "17.9.0")).isEmpty();
    assertThat(rules.forbidding("image", "mindscape/api", "2.0.0")).isPresent();
    assertThat(rules.forbidding("chart", "mindscape/api", "2.0.0")).isEmpty();
    assertThat(rules.ignoring("image", "bitnami/redis", "18.1.0"))
        .hasValueSatisfying(entry -> assertThat(entry.place()).hasToString("slipway.yaml:11"));
    assertThat(rules.ignoring("image", "bitnami/redis", "17.1.0")).isEmpty();
    assertThat(rules.ignoring("chart", "old", "1.0.0")).isPresent();
    assertThat(rules.ignoring("image", "old", "1.0.0")).isEmpty();
    assertThat(rules.group("chart", "postgresql")).hasValue("data");
    assertThat(rules.group("action", "actions/checkout")).hasValue("rest");
    assertThat(rules.group("chart", "nginx")).isEmpty();
  }

  @Test
  void whatIsNotSaidIsUsual() {
    assertThat(read("maintenance: {schedule: \"Every Sunday 02:00-04:00 UTC\"}\n"))
        .isEqualTo(UpdateRules.usual());
    assertThat(read("maintenance: {updates: {}}\n")).isEqualTo(UpdateRules.usual());
    assertThat(UpdateRules.usual().limits())
        .isEqualTo(new UpdateRules.Limits(Duration.ofDays(3), 5, false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "minimum_age: soon; \"soon\" is no duration",
        "minimum_age: 400d; \"400d\" is not between 0 and 365d: write 3d or 12h",
        "pull_requests: 0; \"0\" is not between 1 and 100",
        "pull_requests: many; \"many\" is no count: write a whole number",
        "majors: yes please; \"yes please\" is no way with major releases: write never, or apart",
        "minimum: 3d; \"minimum\" is no key of \"maintenance.updates\"",
        "ranges: [{what: redis}]; \"versions\" is needed",
        "ranges: [{versions: 1.x}]; \"what\" is needed",
        "ranges: [{what: redis, versions: newest}]; \"newest\" is no range of versions",
        "ranges: redis; has to be a list",
        "ignore: [redis]; has to be a list of mappings",
        "ignore: [{what: redis, source: charts}]; \"charts\" is no source of updates; there are"
            + " image, chart, action, terraform, kubernetes",
        "ignore: [{what: redis, version: 1.x}]; \"version\" is no key of"
            + " \"maintenance.updates.ignore\" (did you mean \"versions\"?)",
        "groups: [{what: [redis]}]; \"name\" is needed",
        "groups: [{name: data}]; \"what\" is needed",
        "groups: [{name: data, what: [redis], source: helm}]; \"helm\" is no source of updates",
        "[]; has to be a mapping",
      })
  void whatIsNotUnderstoodIsRefusedWithItsLine(String block, String message) {
    var text =
        block.equals("[]")
            ? "maintenance:\n  tasks: []\n  updates: []\n"
            : "maintenance:\n  updates:\n    %s\n".formatted(block);

    assertThatThrownBy(() -> read(text))
        .isInstanceOf(Refused.class)
        .hasMessageStartingWith("slipway.yaml:3 ")
        .hasMessageContaining(message);
  }

  private static UpdateRules read(String text) {
    return StrategyReader.read(
            new SourceFile("slipway.yaml", text.getBytes(StandardCharsets.UTF_8)))
        .updates();
  }
}
