package io.mindscape.slipway.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SpellingTest {

  private static final List<String> WORDS = List.of("promote", "approve", "why");

  @ParameterizedTest
  @CsvSource({
    "approve, approve",
    "Approve, approve",
    "aprove, approve",
    "approved, approve",
    "approval, approve",
    "promot, promote",
    "promotion, promote",
    "wy, why",
    "WHY, why"
  })
  void findsWhatWasMeant(String typed, String meant) {
    assertThat(Spelling.nearest(typed, WORDS)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fix", "lgtm", "hold", "rerun", "assign", "prose", "w", "whatever"})
  void leavesOtherWordsAlone(String typed) {
    assertThat(Spelling.nearest(typed, WORDS)).isEmpty();
  }
}
