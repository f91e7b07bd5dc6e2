package io.mindscape.slipway.policies.rule.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.mindscape.slipway.policies.rule.cel.Environment.Expected;
import io.mindscape.slipway.policies.rule.cel.Environment.Scope;
import io.mindscape.slipway.policies.rule.cel.value.Nothing;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions that read texts take time in proportion to them: what grows faster takes minutes. */
class LongTextsTest {

  private static final Environment ENVIRONMENT = new Environment();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          isQuantity(object) ; 0 ; !
          isQuantity(object) ; 9 ; !
          quantity(object).isGreaterThan(quantity('1')) ; 9 ; ''
          quantity(object).isGreaterThan(quantity('1')) ; 0 ; e1
          quantity('1e2000000000').add(quantity('1')).isGreaterThan(quantity(object)) ; 9 ; ''
          duration(object) > duration('1s') ; 1 ; !
          duration(object) > duration('1s') ; 1 ; s
          duration(object) > duration('1s') ; 1h ; !
          double(object) > 1.0 ; 0 ; !
          double(object) > 1.0 ; 1_1 ; !
          object.matches('(a?){1000}a{1000}$') ; a ; !
          """)
  void aMegabyteIsReadInTime(String expression, String part, String end) {
    var text = part.repeat(1_000_000 / part.length()) + end;

    var result =
        assertTimeoutPreemptively(
            Duration.ofSeconds(30),
            () ->
                ENVIRONMENT
                    .compile(expression, Expected.ANYTHING, Scope.PLAIN)
                    .evaluate(name -> name.equals("object") ? text : Nothing.NULL));

    assertThat(result.fault() != null || result.value() instanceof Boolean).isTrue();
  }

  @Test
  void aFormatWithMoreDigitsThanAnybodyReadsIsRefused() {
    assertThatThrownBy(
            () ->
                ENVIRONMENT.compile("'%.999999999f'.format([1.5])", Expected.ANYTHING, Scope.PLAIN))
        .isInstanceOf(CompileProblem.class)
        .hasMessageContaining("precision 999999999 is too large");
  }
}
