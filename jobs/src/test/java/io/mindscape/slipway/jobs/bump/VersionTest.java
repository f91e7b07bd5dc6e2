package io.mindscape.slipway.jobs.bump;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VersionTest {

  @ParameterizedTest
  @CsvSource({
    "1.8.2, 1.9.0",
    "1.9.0, 1.10.0",
    "1.9, 1.9.1",
    "v1.9.0, 2.0.0",
    "1.9.0-rc.1, 1.9.0",
    "1.9.0-rc.2, 1.9.0-rc.10",
    "1.9.0-1, 1.9.0-alpha",
    "1.9.0-rc, 1.9.0-rc.1",
  })
  void knowsWhichIsOlder(String older, String newer) {
    assertThat(Version.isOlder(older, newer)).isTrue();
    assertThat(Version.isOlder(newer, older)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "1.9.0, v1.9.0",
    "1.9, 1.9.0",
    "main-3f9c2d1, 1.9.0",
    "20261124, 20261125",
    "1.9.0, latest"
  })
  void cannotTellOthers(String one, String other) {
    assertThat(Version.isOlder(one, other)).isFalse();
    assertThat(Version.isOlder(other, one)).isFalse();
  }
}
