package io.mindscape.slipway.policies.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.policies.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "1000m, 1",
    "0.5, 500m",
    ".5, 500m",
    "5., 5",
    "1Ki, 1024",
    "1Gi, 1024Mi",
    "4G, 4000M",
    "1e3, 1k",
    "1E3, 1000",
    "1E, 1000P",
    "1000000n, 1m",
    "-1, -1000m",
    "+2, 2",
    "0, 0m"
  })
  void equalAmountsAreEqualHoweverTheyAreWritten(String one, String other) {
    assertThat(Quantity.parse(one))
        .isEqualTo(Quantity.parse(other))
        .isEqualByComparingTo(Quantity.parse(other))
        .hasSameHashCodeAs(Quantity.parse(other));
  }

  @ParameterizedTest
  @CsvSource({"4G, 4Gi", "999m, 1", "1Mi, 1.1Mi", "-1, 0"})
  void smallerAmountsComeFirst(String less, String more) {
    assertThat(Quantity.parse(less)).isLessThan(Quantity.parse(more));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "cpu", "1 Gi", "1gi", "1GB", "1Kii", "1e", "--1", "1m1", "0x10", "1,5"})
  void whatIsNoQuantityIsRefusedWithTheAcceptedForms(String text) {
    assertThatThrownBy(() -> Quantity.parse(text))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("\"%s\" is no quantity", text)
        .hasMessageContaining("such as 500m or 4Gi");
  }

  @ParameterizedTest
  @CsvSource({"2000m, 2", "1024Mi, 1Gi", "500m, 500m", "0.25, 250m", "0, 0", "4G, 4G"})
  void readsAsAPersonWouldWriteIt(String written, String read) {
    assertThat(Quantity.parse(Quantity.parse(written).toString()))
        .isEqualTo(Quantity.parse(written));
    if (!written.equals(read)) {
      assertThat(Quantity.parse(written)).hasToString(read);
    }
  }

  @Test
  void aHugeExponentIsRefusedAndCostsNothing() {
    assertThatThrownBy(() -> Quantity.parse("1e99999999")).isInstanceOf(Refused.class);
  }
}
