package io.mindscape.slipway.jobs.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TypedTest {

  @Test
  void aCommandIsTheFirstLine() {
    assertThat(Typed.in("/approve 3f9c2d1 \r\nLooks good to me."))
        .contains(new Typed("approve", List.of("3f9c2d1")));
    assertThat(Typed.in("/why")).contains(new Typed("why", List.of()));
    assertThat(Typed.in("/promote  production\tnow"))
        .contains(new Typed("promote", List.of("production", "now")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "please /approve 3f9c2d1",
        "> /approve 3f9c2d1",
        "    /approve 3f9c2d1",
        " /approve 3f9c2d1",
        "\n/approve 3f9c2d1",
        "`/approve 3f9c2d1`",
        "/",
        "/ approve",
        "//approve",
        "/etc/passwd is a file",
        "/2 of them"
      })
  void proseIsNone(String comment) {
    assertThat(Typed.in(comment)).isEmpty();
  }

  @Test
  void aCommitIsNamedBySevenDigitsAtLeast() {
    assertThat(Typed.isCommit("3f9c2d1")).isTrue();
    assertThat(Typed.isCommit("3F9C2D1")).isTrue();
    assertThat(Typed.isCommit("a".repeat(40))).isTrue();
    assertThat(Typed.isCommit("3f9c2d")).isFalse();
    assertThat(Typed.isCommit("a".repeat(41))).isFalse();
    assertThat(Typed.isCommit("3f9c2dx")).isFalse();
  }
}
