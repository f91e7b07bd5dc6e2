package io.mindscape.slipway.bot.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Texts that are longer than the forge takes, in a database without any. */
abstract class StoredWholesContract {

  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  /** A database that is open for the whole of a test. */
  abstract Store store();

  private StoredWholes at(Instant now) {
    return store().wholes(Clock.fixed(now, ZoneOffset.UTC));
  }

  @Test
  void findsWhatWasKeptToTheLastCharacter() {
    var text = "<!-- slipway:review -->\r\n" + "zażółć 🚢 \0 \t\n".repeat(100_000) + "end";

    var id = at(NOON).keep("Comment on o/n#7", text);

    assertThat(at(NOON).find(id)).hasValue(text);
  }

  @Test
  void keepsWhatCompressesWellInLittleSpace() {
    at(NOON).keep("Comment on o/n#7", "a line of it\n".repeat(100_000));

    var content =
        store()
            .read(handle -> handle.select("select content from whole").mapTo(byte[].class).one());
    assertThat(content.length).isLessThan(50_000);
  }

  @Test
  void theSameTextHasTheSameIdAndAnotherHasAnother() {
    var id = at(NOON).keep("Comment on o/n#7", "text");

    assertThat(id).matches("[0-9a-f]{64}");
    assertThat(at(NOON.plus(DAY)).keep("Comment on o/n#7", "text")).isEqualTo(id);
    assertThat(at(NOON).keep("Comment on o/n#8", "text")).isNotEqualTo(id);
    assertThat(at(NOON).keep("Comment on o/n#7", "text.")).isNotEqualTo(id);
  }

  @Test
  void nobodyElseKnowsTheIdOfATextThatTheyKnow() {
    var id = at(NOON).keep("Comment on o/n#7", "text");
    store().write(handle -> handle.execute("delete from whole_key"));

    assertThat(at(NOON).keep("Comment on o/n#7", "text")).isNotEqualTo(id);
  }

  @Test
  void whoeverKeepsTheFirstTextsAtTheSameTimeAgreesOnTheirIds() {
    Set<String> ids = ConcurrentHashMap.newKeySet();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 12; i++) {
        threads.execute(() -> ids.add(at(NOON).keep("Comment on o/n#7", "text")));
      }
    }

    assertThat(ids).hasSize(1).allSatisfy(id -> assertThat(at(NOON).find(id)).hasValue("text"));
  }

  @Test
  void knowsNothingOfAnotherId() {
    at(NOON).keep("Comment on o/n#7", "text");

    assertThat(at(NOON).find("0".repeat(64))).isEmpty();
    assertThat(at(NOON).find("")).isEmpty();
    assertThat(at(NOON).find("%' or ''='")).isEmpty();
  }

  @Test
  void forgetsWhatWasNotKeptAgainForLong() {
    var old = at(NOON).keep("Comment on o/n#7", "old");
    var again = at(NOON).keep("Comment on o/n#7", "again");
    at(NOON.plus(DAY)).keep("Comment on o/n#7", "again");

    assertThat(at(NOON).expire(NOON.plus(DAY), DAY)).isZero();
    assertThat(at(NOON).expire(NOON.plus(DAY).plusSeconds(1), DAY)).isEqualTo(1);

    assertThat(at(NOON).find(old)).isEmpty();
    assertThat(at(NOON).find(again)).hasValue("again");
    assertThat(at(NOON).keep("Comment on o/n#7", "old")).isEqualTo(old);
    assertThat(at(NOON).find(old)).hasValue("old");
  }
}
