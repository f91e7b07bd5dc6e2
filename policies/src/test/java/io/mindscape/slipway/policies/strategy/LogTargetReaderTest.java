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

final class LogTargetReaderTest {

  @Test
  void everythingCanBeSaidAndMostBeLeftOut() {
    var full =
        "{environment: staging, claim: app-logs, path: api/logs, keep: 14d, max: 2GiB, user: 1000}";

    assertThat(read(full).logs())
        .containsExactly(
            new LogTarget("staging", "app-logs", "api/logs", Duration.ofDays(14), 2L << 30, 1000));
    assertThat(read("{environment: staging, claim: app-logs}").logs())
        .containsExactly(new LogTarget("staging", "app-logs", "", Duration.ofDays(30), 0, 65534));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "app-logs                                       | \"maintenance.logs\" has to be a list of"
            + " m",
        "{environment: stage, claim: a}                 | \"stage\" is no environment of delivery",
        "{environment: staging}                         | \"claim\" is needed",
        "{environment: staging, claim: A}               | \"A\" is no name of a"
            + " PersistentVolumeClaim",
        "{environment: staging, claim: a, path: /x}     | \"/x\" is no folder on the volume",
        "{environment: staging, claim: a, path: x/../y} | \"x/../y\" is no folder on the volume",
        "{environment: staging, claim: a, keep: 1h}     | \"1h\" is not between 1d and 3650d",
        "{environment: staging, claim: a, max: many}    | \"many\" is no size",
        "{environment: staging, claim: a, user: 0}      | 0 is root, as which no Job runs",
        "{environment: staging, claim: a, users: 5}     | did you mean \"user\"?"
      })
  void whatIsNotUnderstoodIsRefusedWhereItStands(String entry, String message) {
    assertThatThrownBy(() -> read(entry))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("slipway.yaml:5 ")
        .hasMessageContaining(message);
  }

  private static Strategy read(String entry) {
    var text =
        """
        maintenance:
          schedule: "Every Sunday 02:00-04:00 UTC"
          tasks: [log_rotation]
          logs:
            - %s
        delivery:
          environments:
            staging: {paths: [apps], cluster: staging, namespace: shop}
        """
            .formatted(entry);
    return StrategyReader.read(
        new SourceFile("slipway.yaml", text.getBytes(StandardCharsets.UTF_8)));
  }
}
