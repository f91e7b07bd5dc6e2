package io.mindscape.slipway.policies.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoPatternTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "((a{1,100}){1,100}){1,100}",
        "(a{2,}){501}",
        "((a{10}b){10}[)]){11}",
        "(?:\\{x{500}){3}",
        "([]{a]{2}){501}"
      })
  void countsThatMultiplyToMoreThanAThousandAreRefusedAsInGo(String regex) {
    assertThatThrownBy(() -> GoPattern.check(regex))
        .isInstanceOf(PatternSyntaxException.class)
        .hasMessageContaining("invalid repeat count");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$",
        "((a{10}){10}){10}",
        "a{1000}b{1000}",
        "[a{900}]{900}",
        "(\\Q((a{900}\\E){900}",
        "([[:alpha:]{]{500}){2}",
        "(x{0}){1000}",
        "a{,5}{"
      })
  void whatGoTakesIsTaken(String regex) {
    assertThatCode(() -> GoPattern.compile(regex)).doesNotThrowAnyException();
  }

  @Test
  void aProgramThatGoWouldNotBuildIsRefused() {
    assertThatThrownBy(() -> GoPattern.check("a{1000}".repeat(4000)))
        .hasMessageContaining("expression too large");
    assertThatThrownBy(() -> GoPattern.check("(".repeat(1001) + ")".repeat(1001)))
        .hasMessageContaining("expression nests too deeply");
  }

  @Test
  void whatIsLargeIsCheckedButNotCompiled() {
    var large = "a{1000}".repeat(1000);

    assertThatCode(() -> GoPattern.check(large)).doesNotThrowAnyException();
    assertThatThrownBy(() -> GoPattern.compile(large)).hasMessageContaining("too large");
  }

  @Test
  void whatIsLongIsCheckedButNotCompiled() {
    var longer = "[a-z]".repeat(100_000);

    assertThatCode(() -> GoPattern.check(longer)).doesNotThrowAnyException();
    assertThatThrownBy(() -> GoPattern.compile(longer)).hasMessageContaining("too large");
  }

  @Test
  void aLongTextIsNotTriedWithALargeProgram() {
    assertThat(GoPattern.isEndless(GoPattern.compile("a{1000}b{1000}"), "a".repeat(1_000_000)))
        .isTrue();
    assertThat(GoPattern.isEndless(GoPattern.compile("a{1000}b{1000}"), "a".repeat(1000)))
        .isFalse();
    assertThat(GoPattern.isEndless(GoPattern.compile("^[a-z]+$"), "a".repeat(3_000_000))).isFalse();
  }

  @Test
  void theOthersAreTheCompilersToRefuse() {
    assertThatThrownBy(() -> GoPattern.check("(a")).isInstanceOf(PatternSyntaxException.class);
    assertThatThrownBy(() -> GoPattern.check("a)")).isInstanceOf(PatternSyntaxException.class);
    assertThatThrownBy(() -> GoPattern.check("[")).isInstanceOf(PatternSyntaxException.class);
    assertThatThrownBy(() -> GoPattern.check("\\")).isInstanceOf(PatternSyntaxException.class);
    assertThat(GoPattern.compile("a+").matches("aa")).isTrue();
  }
}
