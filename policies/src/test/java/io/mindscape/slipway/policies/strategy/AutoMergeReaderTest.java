package io.mindscape.slipway.policies.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AutoMergeReaderTest {

  private static final String PATCHES = "security_patches";

  @Test
  void environmentsThatFollowABranchMayBeNamed() {
    assertThat(read("{security_patches: [development, staging]}").of(PATCHES))
        .containsExactly("development", "staging");
    assertThat(read("{security_patches: staging}").of(PATCHES)).containsExactly("staging");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{security_patches: []}", "{}", "null", "{security_patches: null}"})
  void otherwiseNothingIsMergedByItself(String block) {
    assertThat(read(block)).isEqualTo(AutoMerge.NONE);
    assertThat(AutoMerge.NONE.of(PATCHES)).isEqualTo(List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true                                | \"maintenance.auto_merge\" has to be a mapping",
        "{security_patch: [staging]}         | did you mean \"security_patches\"?",
        "{log_rotation: [staging]}           | \"log_rotation\" is no key of",
        "{security_patches: {staging: true}} | \"maintenance.auto_merge.security_patches\" has to"
            + " be a list",
        "{security_patches: [[staging]]}     | has to be a list of words",
        "{security_patches: [stage]}         | \"stage\" is no environment of"
            + " delivery.environments; there are development, staging, production, mirror",
        "{security_patches: [production]}    | production is changed with approvals",
        "{security_patches: [mirror]}        | mirror follows no branch"
      })
  void whatIsNotUnderstoodIsRefusedWhereItStands(String block, String message) {
    assertThatThrownBy(() -> read(block))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("slipway.yaml:4 ")
        .hasMessageContaining(message);
  }

  private static AutoMerge read(String block) {
    var text =
        """
        maintenance:
          schedule: "Every Sunday 02:00-04:00 UTC"
          tasks: [security_patches]
          auto_merge: %s
        environments:
          development: {}
          staging: {}
          production: {}
          mirror: {}
        delivery:
          environments:
            development: {paths: [dev], follows: {branch: main}}
            staging: {paths: [staging], follows: {branch: main}}
            production:
              paths: [production]
              follows: {environment: staging}
              approvals: {teams: [mindscape/ops], required: 1}
            mirror: {paths: [mirror], follows: {environment: production}}
        """
            .formatted(block);
    return StrategyReader.read(
            new SourceFile("slipway.yaml", text.getBytes(StandardCharsets.UTF_8)))
        .autoMerge();
  }
}
