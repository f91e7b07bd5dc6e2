package io.mindscape.slipway.policies.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.terraform.Constraint.Of;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConstraintTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5.1.0          | 5.1.0 | true",
        "5.1.0          | 5.1.1 | false",
        "= 5.1          | 5.1.0 | true",
        "= 5.1          | 5.1.4 | false",
        "!= 5.1.3       | 5.1.3 | false",
        "!= 5.1.3       | 5.1.4 | true",
        "> 5.1          | 5.1.0 | false",
        "> 5.1          | 5.1.1 | true",
        ">= 5.1         | 5.1.0 | true",
        "< 6            | 5.99.9 | true",
        "< 6            | 6.0.0 | false",
        "<= 5.4         | 5.4.0 | true",
        "<= 5.4         | 5.4.1 | false",
        "~> 5.1         | 5.9.0 | true",
        "~> 5.1         | 6.0.0 | false",
        "~> 5.1         | 5.0.9 | false",
        "~> 5.1.2       | 5.1.9 | true",
        "~> 5.1.2       | 5.2.0 | false",
        "~> 5           | 5.9.9 | true",
        "~> 5           | 6.0.0 | false",
        ">= 4.0, < 6.0  | 5.5.5 | true",
        ">= 4.0, < 6.0  | 6.0.0 | false",
        "~> 5.0, != 5.3.0 | 5.3.0 | false",
        "~> 5.0         | 5.3.0-rc1 | false",
      })
  void takesWhatTerraformTakes(String constraint, String version, boolean isTaken) {
    assertThat(Constraint.parse(Of.PROVIDER, constraint).orElseThrow().takes(version))
        .isEqualTo(isTaken);
  }

  /** What is moved, to take what, and what it is then; a dash where it cannot be. */
  private static final List<List<String>> MOVES =
      List.of(
          List.of("5.1.0", "5.2.3", "5.2.3"),
          List.of("= 5.1.0", "6.0.0", "= 6.0.0"),
          List.of("=5.1.0", "5.1.1", "=5.1.1"),
          List.of("v5.1.0", "5.1.1", "v5.1.1"),
          List.of("= 5.1", "5.2.0", "= 5.2"),
          List.of("= 5.1", "5.2.7", "= 5.2.7"),
          List.of("~> 5.1", "5.9.0", "~> 5.1"),
          List.of("~> 5.1", "6.3.1", "~> 6.3"),
          List.of("~> 5.1.0", "5.2.3", "~> 5.2.3"),
          List.of("~>5.1.0", "6.0.0", "~>6.0.0"),
          List.of("~> 5", "6.3.1", "~> 5"),
          List.of("  ~>  5.1.0  ", "5.2.0", "  ~>  5.2.0  "),
          List.of(">= 5.0", "6.0.0", ">= 5.0"),
          List.of(">= 4.0, < 6.0", "6.3.1", ">= 4.0, < 7.0"),
          List.of(">= 4.0,< 6", "6.0.0", ">= 4.0,< 7"),
          List.of("< 6.0.0", "6.0.1", "< 7.0.0"),
          List.of("< 5.4", "5.4.0", "< 5.5"),
          List.of("< 5.4", "6.3.1", "< 6.4"),
          List.of("< 5.4.2", "5.4.2", "< 5.4.3"),
          List.of("<= 5.4", "5.5.0", "<= 5.5"),
          List.of("<= 5.4", "5.4.9", "<= 5.4.9"),
          List.of("<= 5.4.1", "5.6.2", "<= 5.6.2"),
          List.of("~> 5.0, != 5.3.0", "6.0.0", "~> 6.0, != 5.3.0"),
          List.of("~> 5.0, != 6.0.0", "6.0.0", "-"),
          List.of("> 6.0", "6.0.0", "-"),
          List.of("~> 5.0, >= 5.9", "5.1.0", "-"),
          List.of("~> 5.1.0", "6.0.0-beta1", "-"));

  @Test
  void movesItsNumbersAndNothingElse() {
    assertThat(MOVES).hasSizeGreaterThanOrEqualTo(27);
    for (var move : MOVES) {
      var moved = Constraint.parse(Of.MODULE, move.get(0)).orElseThrow().movedTo(move.get(1));
      assertThat(moved.orElse("-"))
          .as("%s for %s", move.get(0), move.get(1))
          .isEqualTo(move.get(2));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ">= ",
        "latest",
        "5.x",
        "5.0.0-beta1",
        "~> 5.0 < 6",
        "1.2.3.4",
        "5.0,",
        "=> 5"
      })
  void isNoneWhereTerraformKnowsNone(String text) {
    for (var of : Of.values()) {
      assertThat(Constraint.parse(of, text)).as("%s", of).isEmpty();
    }
  }

  @Test
  void modulesAndProvidersDisagreeOnASingleNumberAndOnTheV() {
    assertThat(Constraint.parse(Of.PROVIDER, "~> 5").orElseThrow().takes("6.0.0")).isFalse();
    assertThat(Constraint.parse(Of.MODULE, "~> 5").orElseThrow().takes("6.0.0")).isTrue();
    assertThat(Constraint.parse(Of.PROVIDER, "v5.1.0")).isEmpty();
    assertThat(Constraint.parse(Of.MODULE, "v5.1.0")).isPresent();
    assertThat(Constraint.parse(Of.PROVIDER, "~> 5").orElseThrow().movedTo("6.3.1"))
        .contains("~> 6");
  }
}
