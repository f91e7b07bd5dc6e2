package io.mindscape.slipway.policies.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

  private static final String ZEROS = "0".repeat(2000);

  @ParameterizedTest
  @ValueSource(strings = {"0", "1.50", "007", "0.0", "123456789012345678901234567890.5"})
  void numbersAreExact(String text) {
    assertThat(Decimals.of(text)).isEqualTo(new BigDecimal(text));
  }

  @Test
  void zerosInFrontDoNotCount() {
    assertThat(Decimals.of(ZEROS + "12.5")).isEqualByComparingTo("12.5");
    assertThat(Decimals.of(ZEROS + "." + ZEROS)).isEqualByComparingTo("0");
    assertThat(Decimals.of(ZEROS)).isEqualByComparingTo("0");
  }

  @Test
  void whatIsVerySmallIsNotNothing() {
    assertThat(Decimals.of("0." + ZEROS + "1")).isPositive().isLessThan(new BigDecimal("1e-999"));
    assertThat(Decimals.of("1." + ZEROS + "1")).isGreaterThan(BigDecimal.ONE);
    assertThat(Decimals.of("1." + ZEROS)).isEqualByComparingTo("1");
  }

  @Test
  void whatIsVeryLargeIsLargerThanAnyAmount() {
    assertThat(Decimals.of("1" + ZEROS)).isGreaterThan(new BigDecimal("1e998"));
  }

  @Test
  void threeMegabytesOfDigitsTakeNoMinutes() {
    var digits = "9".repeat(3_000_000);

    var number = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> Decimals.of(digits));

    assertThat(number.precision()).isEqualTo(1000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "1.2.3"})
  void whatIsNoNumberIsNone(String text) {
    assertThatThrownBy(() -> Decimals.of(text)).isInstanceOf(NumberFormatException.class);
  }
}
