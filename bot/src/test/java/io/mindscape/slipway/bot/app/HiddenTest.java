package io.mindscape.slipway.bot.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.bot.log.Logs;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the bot learns while it runs is hidden like what it was told before. */
final class HiddenTest {

  private static final String SETTING = "operators-own-words-7";
  private static final String LEARNED = "words-of-a-database";

  private final CapturedLog log = new CapturedLog();
  private final Hidden hidden = new Hidden(List.of(SETTING));

  @BeforeEach
  void begin() {
    log.begin();
    Logs.hide(List.of(SETTING));
  }

  @AfterEach
  void end() {
    log.close();
    Logs.hide(List.of());
  }

  @Test
  void whatIsLearnedIsHiddenInTextsAndInTheLogFromThenOn() {
    assertThat(hidden.mask("with " + LEARNED)).contains(LEARNED);

    hidden.add(List.of(LEARNED));
    LoggerFactory.getLogger("io.mindscape.slipway.hidden").info("{} and {}", LEARNED, SETTING);

    assertThat(hidden.mask("with %s and %s".formatted(LEARNED, SETTING)))
        .startsWith("with ")
        .doesNotContain(LEARNED, SETTING);
    assertThat(log.lines()).hasSize(1);
    assertThat(log.lines().getFirst()).contains(" and ").doesNotContain(LEARNED, SETTING);
  }

  @Test
  void theSettingsStayHiddenHoweverMuchIsLearned() {
    IntStream.range(0, 600).forEach(n -> hidden.add(List.of("a-changed-password-" + n)));

    assertThat(hidden.mask(SETTING)).doesNotContain(SETTING);
    assertThat(hidden.mask("a-changed-password-599")).doesNotContain("599");
  }
}
