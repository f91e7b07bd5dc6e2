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

final class NodeCareReaderTest {

  @Test
  void nodesAreLeftAloneWhereNothingIsSaidOfThem() {
    assertThat(read("").nodes()).isNull();
  }

  @Test
  void whatIsLeftOutIsAsFlatcarHasIt() {
    var care = read("  nodes: {}\n").nodes();

    assertThat(care.asks().words())
        .isEqualTo("flatcar-linux-update.v1.flatcar-linux.net/reboot-needed=true");
    assertThat(care.handOver().words())
        .isEqualTo("flatcar-linux-update.v1.flatcar-linux.net/reboot-ok=true");
    assertThat(care.pool()).isEmpty();
    assertThat(care.evict()).isEqualTo(new NodeCare.Evict(false, false));
    assertThat(care.limits().together()).isEqualTo(Duration.ofMinutes(25));
  }

  @Test
  void everythingCanBeSaid() {
    var care =
        read("""
          nodes:
            asks: condition RebootRequired
            hand_over: example.com/may-reboot=yes
            pool: example.com/pool
            evict: [empty_dir, bare_pods]
            drain: 5m
            reboot: 90s
        """)
            .nodes();

    assertThat(care)
        .isEqualTo(
            new NodeCare(
                new NodeCare.Condition("RebootRequired"),
                new NodeCare.Annotation("example.com/may-reboot", "yes"),
                "example.com/pool",
                new NodeCare.Evict(true, true),
                new NodeCare.Limits(Duration.ofMinutes(5), Duration.ofSeconds(90))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nodes: yes                    | slipway.yaml:4 \"maintenance.nodes\" has to be a mapping",
        "nodes: {ask: a=b}             | did you mean \"asks\"?",
        "nodes: {asks: reboot}         | \"reboot\" is no annotation with a value: write example",
        "nodes: {asks: a=}             | \"a=\" is no annotation with a value",
        "nodes: {asks: -a=b}           | \"-a\" is no name of a label, annotation or condition",
        "nodes: {hand_over: condition} | \"condition\" is no annotation with a value",
        "nodes: {pool: a b}            | \"a b\" is no name of a label",
        "nodes: {evict: [emptydir]}    | \"emptydir\" is nothing that could be evicted as well",
        "nodes: {drain: long}          | \"long\" is no duration",
        "nodes: {drain: 0s}            | \"0s\" is not between 1s and 4h",
        "nodes: {reboot: 5h}           | \"5h\" is not between 1s and 4h"
      })
  void whatIsNotUnderstoodIsRefusedWhereItStands(String line, String message) {
    assertThatThrownBy(() -> read("  " + line + "\n"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("slipway.yaml:4 ")
        .hasMessageContaining(message);
  }

  private static Strategy read(String nodes) {
    var text =
        """
        maintenance:
          schedule: "Every Sunday 02:00-04:00 UTC"
          tasks: [security_patches]
        """
            + nodes;
    return StrategyReader.read(
        new SourceFile("slipway.yaml", text.getBytes(StandardCharsets.UTF_8)));
  }
}
