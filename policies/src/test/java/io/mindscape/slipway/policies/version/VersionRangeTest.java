package io.mindscape.slipway.policies.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.policies.Refused;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which versions ranges take. */
final class VersionRangeTest {

  /** A range; what it takes; what it does not take. */
  private static final String TABLE =
      """
      1.8.2         ; 1.8.2 v1.8.2 1.8.2-alpine 1.8.2.1   ; 1.8.1 1.8.3 1.8 latest
      v1.8.2        ; 1.8.2                               ; 1.8.3
      1.8           ; 1.8.0 1.8.9 1.8                     ; 1.7.9 1.9.0 2
      1             ; 1.0.0 1.99.3 1                      ; 0.9 2.0.0
      1.x           ; 1.0.0 1.99.3                        ; 0.9 2.0.0
      1.X.x         ; 1.2.3                               ; 2.0.0
      1.8.*         ; 1.8.0 1.8.99                        ; 1.9.0
      *             ; 0.0.1 1 99.9.9                      ; latest
      x             ; 0.0.1 17.2.1                        ; stable
      = 1.8.2       ; 1.8.2                               ; 1.8.3
      != 1.8.2      ; 1.8.1 1.8.3                         ; 1.8.2 1.8.2-r3
      != 1.8        ; 1.7.9 1.9.0                         ; 1.8.0 1.8.7
      > 1.8.2       ; 1.8.3 1.9 2                         ; 1.8.2 1.8.1 0.9
      > 1.8         ; 1.9.0 2.0.0                         ; 1.8.0 1.8.9
      >= 1.8        ; 1.8 1.8.0 1.8.4 3.0.0               ; 1.7.99
      >=1.8.2       ; 1.8.2 1.8.10                        ; 1.8.1
      < 2           ; 1.99.99 0.1.0                       ; 2 2.0.0 2.1.0
      < 1.8.2       ; 1.8.1                               ; 1.8.2 1.8.2-alpine
      <= 1.8        ; 1.8.9 1.8.0 1.7                     ; 1.9.0
      <= 1.8.2      ; 1.8.2 1.8.2-r9                      ; 1.8.3
      ^1.4          ; 1.4.0 1.99.0                        ; 1.3.9 2.0.0
      ^1.4.2        ; 1.4.2 1.5.0                         ; 1.4.1 2.0.0
      ^0.4.2        ; 0.4.2 0.4.9                         ; 0.5.0 0.4.1 1.0.0
      ^0.0.3        ; 0.0.3                               ; 0.0.4 0.1.0
      ^0            ; 0.9.9 0.0.0                         ; 1.0.0
      ~1.4.2        ; 1.4.2 1.4.9                         ; 1.5.0 1.4.1
      ~1.4          ; 1.4.0 1.4.9                         ; 1.5.0
      ~1            ; 1.0.0 1.9.9                         ; 2.0.0
      ~> 1.4        ; 1.4.0 1.9.0                         ; 2.0.0 1.3.0
      ~> 1.4.2      ; 1.4.2 1.4.9                         ; 1.5.0
      ~>1           ; 1.0.0 1.9.0                         ; 2.0.0
      >= 1.2, < 2   ; 1.2.0 1.9.9                         ; 1.1.9 2.0.0
      >= 1.2 < 2    ; 1.2.0 1.9.9                         ; 1.1.9 2.0.0
      >=1.2,<2,!=1.5.1 ; 1.2.0 1.5.0 1.5.2                ; 1.5.1 2.0.0
      17 || 18      ; 17.3.1 18.0.0                       ; 16.9.9 19.0.0
      ^1.2 || >= 3  ; 1.2.0 3.0.0 4.0.0                   ; 2.0.0
      2026.04       ; 2026.04.1                           ; 2026.05.1
      """;

  private record Case(String range, String version, boolean taken) {}

  private static List<Case> cases() {
    return TABLE
        .lines()
        .map(line -> List.of(line.split(";", -1)))
        .flatMap(
            row ->
                Stream.concat(
                    words(row.get(1)).map(version -> new Case(row.get(0), version, true)),
                    words(row.get(2)).map(version -> new Case(row.get(0), version, false))))
        .toList();
  }

  private static Stream<String> words(String cell) {
    return Stream.of(cell.strip().split("\\s+", -1));
  }

  @Test
  void eachRangeTakesWhatItSays() {
    var cases = cases();

    assertThat(cases.size()).isEqualTo(142);
    assertThat(cases)
        .allSatisfy(
            one ->
                assertThat(VersionRange.parse(one.range()).takes(one.version()))
                    .as("%s takes %s", one.range(), one.version())
                    .isEqualTo(one.taken()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "latest",
        "1.2 -",
        ">=",
        "=> 1",
        ">= x",
        "1 ||",
        "|| 1",
        "^",
        "~>",
        "1.2.3.4.5",
        "1,,2 and",
        "[1,2)",
        "1..2",
        "9999999999",
        ">=*"
      })
  void whatIsNoRangeIsRefusedWithTheForms(String text) {
    assertThatThrownBy(() -> VersionRange.parse(text))
        .isInstanceOf(Refused.class)
        .hasMessage(
            "\"%s\" is no range of versions: write 1.x, \">= 1.2, < 2\", ^1.4, ~1.4.2, or several"
                + " with || between them",
            text);
  }

  @Test
  void itIsShownAsItWasWritten() {
    assertThat(VersionRange.parse(" >= 1.2, < 2 ")).hasToString(">= 1.2, < 2");
  }
}
