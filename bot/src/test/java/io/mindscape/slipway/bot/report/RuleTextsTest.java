package io.mindscape.slipway.bot.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.rule.ShippedRule;
import io.mindscape.slipway.policies.workflow.Workflows;
import org.junit.jupiter.api.Test;

class RuleTextsTest {

  private final RuleTexts texts = RuleTexts.shipped();

  @Test
  void everyRuleOfWorkflowsHasASentenceOfItsOwn() {
    assertThat(Workflows.RULES.stream().map(texts::of)).doesNotHaveDuplicates();
  }

  @Test
  void aPolicyHasItsReason() {
    assertThat(ShippedRule.all()).hasSizeGreaterThanOrEqualTo(70);
    for (var rule : ShippedRule.all()) {
      assertThat(texts.of("policy/" + rule.name())).isEqualTo(rule.reason());
    }
  }

  @Test
  void anotherHasThatOfItsFamily() {
    assertThat(texts.of("schema/new")).contains("version of Kubernetes");
    assertThat(texts.of("policy/own")).contains("policy of the repository");
  }
}
