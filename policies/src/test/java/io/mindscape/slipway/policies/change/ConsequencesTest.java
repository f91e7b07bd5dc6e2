package io.mindscape.slipway.policies.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.Given;
import io.mindscape.slipway.policies.change.ConsequenceCases.Case;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConsequencesTest {

  static List<Case> cases() {
    return ConsequenceCases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everythingIsSaidAndNothingElse(Case example) {
    assertThat(example.base() + example.head()).doesNotContain("null");
    assertThat(Changes.consequences(Given.objects(example.base()), Given.objects(example.head())))
        .containsExactlyInAnyOrderElementsOf(example.says());
  }

  @Test
  void theTableIsAsLongAsItWas() {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(80);
    assertThat(cases()).extracting(Case::name).doesNotHaveDuplicates();
  }
}
