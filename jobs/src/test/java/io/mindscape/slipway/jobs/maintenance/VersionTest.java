package io.mindscape.slipway.jobs.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VersionTest {

  @ParameterizedTest
  @ValueSource(strings = {"1.8.2", "v1.8.2", "0.0.0", "10.20.300"})
  void readsReleasesAndWritesThemAsTheyWere(String tag) {
    assertThat(Version.parse(tag).map(Version::toString)).contains(tag);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "latest",
        "1.8",
        "1",
        "1.8.2-rc1",
        "1.9.0-alpine",
        "01.2.3",
        "1.2.3.4",
        "",
        "1.2.x",
        "1.2.9999999999",
        "V1.2.3"
      })
  void nothingElseIsARelease(String tag) {
    assertThat(Version.parse(tag)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1.8.3, 1.8.2, true, false",
    "1.8.10, 1.8.9, true, false",
    "1.8.2, 1.8.2, false, false",
    "1.8.1, 1.8.2, false, false",
    "1.9.0, 1.8.2, false, true",
    "1.10.0, 1.9.9, false, true",
    "1.7.9, 1.8.2, false, false",
    "2.8.3, 1.8.2, false, false",
    "v1.8.3, 1.8.2, false, false",
    "v1.9.0, v1.8.2, false, true"
  })
  void tellsPatchesFromMinors(String released, String used, boolean patch, boolean minor) {
    var newer = Version.parse(released).orElseThrow();
    var current = Version.parse(used).orElseThrow();

    assertThat(newer.isPatchOf(current)).isEqualTo(patch);
    assertThat(newer.isMinorOf(current)).isEqualTo(minor);
  }

  @Test
  void theNewestIsNewestByNumberAndNotByLetter() {
    assertThat(
            Stream.of("1.8.9", "1.8.10", "1.8.2")
                .map(Version::parse)
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder()))
        .hasToString("Optional[1.8.10]");
  }
}
