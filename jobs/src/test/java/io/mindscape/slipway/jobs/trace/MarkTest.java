package io.mindscape.slipway.jobs.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkTest {

  @Test
  void everyNumberIsReadAgain() {
    for (int number : new int[] {0, 1, 249, 250, 62_499, 62_500, Mark.most() - 1}) {
      assertThat(Mark.VALUE.in("a" + Mark.VALUE.of(number) + "b")).containsExactly(number);
      assertThat(Mark.LINE.in("a" + Mark.LINE.of(number))).containsExactly(number);
    }
  }

  @Test
  void oneKindIsNotTakenForTheOther() {
    var text = Mark.VALUE.of(7) + "tag: x" + Mark.LINE.of(9);

    assertThat(Mark.VALUE.in(text)).containsExactly(7);
    assertThat(Mark.LINE.in(text)).containsExactly(9);
    assertThat(Mark.without(text)).isEqualTo("tag: x");
  }

  @Test
  void whatIsCutOffIsNoMark() {
    var cut = Mark.VALUE.of(1234).substring(0, 2);

    assertThat(Mark.VALUE.in("name" + cut)).isEmpty();
  }
}
