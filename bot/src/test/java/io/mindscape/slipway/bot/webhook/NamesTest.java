package io.mindscape.slipway.bot.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However many names there are: the same one twice in an object is found, and nothing else. */
final class NamesTest {

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 200000", "200, 24", "30000, 24", "200000, 2"})
  void namesOfOtherObjectsAreOther(int objects, int each) {
    try (var names = Names.empty()) {
      for (int object = 0; object < objects; object++) {
        names.enter();
        for (int name = 0; name < each; name++) {
          assertThat(names.add("name_" + name)).isTrue();
        }
        assertThat(names.add("name_" + each / 2)).isFalse();
        names.leave();
      }
    }
  }

  @Test
  void anObjectGoesOnAfterOneWithinIt() {
    try (var names = Names.empty()) {
      names.enter();
      names.add("a");
      names.enter();
      assertThat(names.add("a")).isTrue();
      names.leave();
      assertThat(names.add("b")).isTrue();
      assertThat(names.add("a")).isFalse();
    }
  }

  @Test
  void nothingOfAnEarlierPayloadCounts() {
    for (int payload = 0; payload < 1_000; payload++) {
      try (var names = Names.empty()) {
        names.enter();
        for (int name = 0; name < 50; name++) {
          assertThat(names.add("name_" + name)).isTrue();
        }
      }
    }
  }

  /** Names of one and the same hash, as only who knows our secret can send them. */
  @Test
  void namesThatWereMadeToCollideAreRefused() {
    assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
    try (var names = Names.empty()) {
      names.enter();
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 512; i++) {
                  names.add(colliding(i));
                }
              })
          .isInstanceOf(Refusal.TurnedAway.class);
    }
  }

  private static String colliding(int number) {
    var name = new StringBuilder();
    for (int bit = 0; bit < 9; bit++) {
      name.append((number >> bit & 1) == 0 ? "Aa" : "BB");
    }
    return name.toString();
  }
}
