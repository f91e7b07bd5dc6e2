package io.mindscape.slipway.jobs.turn;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Unavailable;
import org.junit.jupiter.api.Test;

final class HoldTest {

  @Test
  void passesWhereNothingIsHeld() {
    assertThatCode(Hold::check).doesNotThrowAnyException();
  }

  @Test
  void passesForAsLongAsTheLeaseIsHeld() {
    Hold.during("o/n#7", () -> true, Hold::check);

    assertThatThrownBy(() -> Hold.during("o/n#7", () -> false, Hold::check))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("o/n#7");
    assertThatCode(Hold::check).doesNotThrowAnyException();
  }

  @Test
  void asksForWhatIsHeldAroundItToo() {
    assertThatThrownBy(
            () ->
                Hold.during(
                    "o/n#7", () -> false, () -> Hold.during("window:o/n", () -> true, Hold::check)))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("o/n#7");
  }
}
