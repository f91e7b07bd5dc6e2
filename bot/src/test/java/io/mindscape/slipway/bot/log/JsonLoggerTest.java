package io.mindscape.slipway.bot.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a line of the log looks like to the program that reads it. */
final class JsonLoggerTest {

  private final List<JsonLine> lines = new ArrayList<>();
  private final JsonLogger logger = new JsonLogger("shop.Till", Level.INFO, lines::add);

  @Test
  void keyValuesAreFields() {
    logger.atInfo().addKeyValue("delivery", "g1").addKeyValue("attempt", 2).log("kept {}", "it");

    var line = only();
    assertThat(line.path("level").asString()).isEqualTo("INFO");
    assertThat(line.path("message").asString()).isEqualTo("kept it");
    assertThat(line.path("delivery").asString()).isEqualTo("g1");
    assertThat(line.path("attempt").asString()).isEqualTo("2");
    assertThat(line.path("logger").asString()).isEqualTo("shop.Till");
  }

  @Test
  void anEntryIsOneLineWhateverItHolds() {
    logger
        .atError()
        .addKeyValue("message", "in disguise")
        .setCause(new IllegalStateException("a\nb"))
        .log("first\nsecond {\"level\":\"INFO\"}");

    assertThat(lines.getFirst().toString()).doesNotContain("\n");
    var line = only();
    assertThat(line.path("message").asString()).startsWith("first\nsecond");
    assertThat(line.path("stack").asString()).contains("IllegalStateException: a\nb", "\tat ");
  }

  @Test
  void whatIsLessGraveIsNotWritten() {
    logger.debug("a detail");

    assertThat(lines).isEmpty();
  }

  @Test
  void itIsTheOneThatSlf4jFinds() {
    assertThat(LoggerFactory.getLogger("io.mindscape.slipway.X")).isInstanceOf(JsonLogger.class);
    assertThat(LoggerFactory.getLogger("io.mindscape.slipway.X").isInfoEnabled()).isTrue();
    assertThat(LoggerFactory.getLogger("com.example.X").isInfoEnabled()).isFalse();
  }

  private JsonNode only() {
    assertThat(lines).hasSize(1);
    return JsonMapper.shared().readTree(lines.getFirst().toString());
  }
}
