package io.mindscape.slipway.policies.rule.served;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Quantities as the API server keeps them. */
class QuantitiesTest {

  @Test
  void smallAmountsWithAPlainUnitStayAsTheyAre() {
    for (var unit : List.of("", "m", "Ki", "Mi", "Gi", "Ti")) {
      assertThat(IntStream.range(1, 1000).mapToObj(amount -> amount + unit))
          .allSatisfy(text -> assertThat(Quantities.canonical(text)).isEqualTo(text))
          // Written otherwise, they come to the same.
          .allSatisfy(text -> assertThat(Quantities.canonical("0" + text)).isEqualTo(text));
    }
  }

  @Test
  void whatCanBeSaidWithALargerUnitIs() {
    assertThat(List.of("1000m", "1024Mi", "0.5", "1000", "0Gi", "2048Ki", "1e3", "x"))
        .map(Quantities::canonical)
        .containsExactly("1", "1Gi", "500m", "1k", "0", "2Mi", "1e3", "x");
  }
}
