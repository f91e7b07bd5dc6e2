package io.mindscape.slipway.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class RulesCommandTest {

  @Test
  void tellsEachRuleWithItsReason() {
    var run = CommandLineRun.of("rules");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .startsWith("error  anonymous-access")
        .contains(
            """
            warning  revision-history
                Without old ReplicaSets there is nothing to roll back to.
                About deployments.
            """);
  }

  @Test
  void aProgramReadsTheSame() {
    var rules =
        JsonMapper.shared()
            .readTree(CommandLineRun.of("rules", "--format", "json").out())
            .get("rules");
    var names = new ArrayList<String>();
    rules.forEach(
        rule -> names.add(rule.get("severity").asString() + " " + rule.get("name").asString()));

    assertThat(names)
        .hasSizeGreaterThanOrEqualTo(70)
        .contains("error host-access", "warning memory-limit", "info node-port");
    assertThat(rules)
        .allSatisfy(
            rule -> {
              assertThat(rule.get("reason").asString()).endsWith(".");
              assertThat(rule.get("resources")).isNotEmpty();
            });
  }

  @Test
  void anUnknownFormatIsRefused() {
    assertThat(CommandLineRun.of("rules", "--format", "xml").exit()).isEqualTo(2);
  }
}
