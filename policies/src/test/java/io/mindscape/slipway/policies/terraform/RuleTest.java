package io.mindscape.slipway.policies.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.strategy.Infrastructure;
import org.junit.jupiter.api.Test;

class RuleTest {

  @Test
  void allButTheSyntaxAreForTheRepositoryToTune() {
    assertThat(Rule.tunable()).hasSize(20).isEqualTo(Infrastructure.RULES);
  }
}
