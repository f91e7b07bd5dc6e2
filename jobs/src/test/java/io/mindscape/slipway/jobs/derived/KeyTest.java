package io.mindscape.slipway.jobs.derived;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeyTest {

  @Test
  void whateverDiffersMakesAnotherKey() {
    var keys =
        Stream.of(
                Key.of("a", List.of("b", "c")),
                Key.of("a", List.of("c", "b")),
                Key.of("a", List.of("bc")),
                Key.of("a", List.of("b", "c", "")),
                Key.of("ab", List.of("c")),
                Key.of("a", List.of()),
                Key.of("", List.of("a")),
                Key.of("a", List.of("b\0c")))
            .toList();

    assertThat(keys).doesNotHaveDuplicates().hasSize(8);
    assertThat(Key.of("a", List.of("b", "c"))).isEqualTo(keys.getFirst());
  }

  @Test
  void onlyADigestIsAKey() {
    assertThatThrownBy(() -> new Key("../../etc/passwd"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
