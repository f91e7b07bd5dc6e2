package io.mindscape.slipway.jobs.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What counts as newer, by a table. */
final class ReleaseTest {

  /** Published, used, and what the first is to the second. */
  private static final String STEPS =
      """
      1.8.3                      1.8.2                      patch
      1.8.10                     1.8.9                      patch
      1.8.2                      1.8.2                      -
      1.8.1                      1.8.2                      -
      1.9.0                      1.8.2                      minor
      1.10.0                     1.9.9                      minor
      1.7.9                      1.8.2                      -
      2.8.3                      1.8.2                      -
      v1.8.3                     v1.8.2                     patch
      v1.9.0                     v1.8.2                     minor
      v1.8.3                     1.8.2                      -
      1.8.3                      v1.8.2                     -
      1.8.3-alpine               1.8.2-alpine               patch
      1.9.0-alpine               1.8.2-alpine               minor
      1.8.3                      1.8.2-alpine               -
      1.8.3-alpine               1.8.2                      -
      1.8.3-alpine3.20           1.8.2-alpine3.19           -
      1.8.3-alpine3.19           1.8.2-alpine3.19           patch
      1.8.3-slim-bookworm        1.8.2-slim-bookworm        patch
      1.8.3-bookworm             1.8.2-slim-bookworm        -
      1.8.3-debian-12            1.8.2-debian-12            patch
      1.8.3-debian-12            1.8.2-debian-11            -
      1.8.2-debian-12-r5         1.8.2-debian-12-r4         patch
      1.8.2-debian-12-r10        1.8.2-debian-12-r9         patch
      1.8.3-debian-12-r0         1.8.2-debian-12-r9         patch
      1.9.0-debian-12-r0         1.8.2-debian-12-r9         minor
      1.8.2-debian-12-r3         1.8.2-debian-12-r4         -
      1.8.2-debian-12-r5         1.8.2-debian-11-r4         -
      1.8.2-debian-12-r5         1.8.2-debian-12            -
      1.8.2-r2                   1.8.2-r1                   patch
      1.8.3_fips                 1.8.2_fips                 patch
      1.8.3_fips                 1.8.2-fips                 -
      1.9                        1.8                        minor
      1.8                        1.8                        -
      2.0                        1.8                        -
      1.8.3                      1.8                        -
      1.9                        1.8.2                      -
      16.4-alpine                16.3-alpine                minor
      16.3-debian-12-r8          16.3-debian-12-r7          patch
      1.8.2.4                    1.8.2.3                    patch
      1.8.3.0                    1.8.2.3                    patch
      1.9.0.0                    1.8.2.3                    minor
      1.8.3                      1.8.2.3                    -
      0.1.3                      0.1.2                      patch
      2026.04.2                  2026.04.1                  patch
      2026.05.0                  2026.04.1                  minor
      2027.01.0                  2026.04.1                  -
      2026.4.2                   2026.4.1                   patch
      2026.10.1                  2026.9.1                   minor
      2026.04.01                 2026.4.1                   -
      20260421                   20260420                   patch
      20260320                   20260420                   -
      20270101                   20261231                   patch
      2026-04-21                 2026-04-20                 patch
      2026-04-21                 20260420                   -
      bookworm-20260421          bookworm-20260420          patch
      bookworm-20260421-slim     bookworm-20260420-slim     patch
      bookworm-20260421          bookworm-20260420-slim     -
      trixie-20260421            bookworm-20260420          -
      1.8.2-20260421             1.8.2-20260420             patch
      1.8.3-20260421             1.8.2-20260420             -
      20260421                   1.8.2                      -
      1.8.3-g3f9c2d1             1.8.2                      -
      1.8.3-windows              1.8.2-linux                -
      """;

  private static final List<String> NONE =
      List.of(
          "latest",
          "stable",
          "1",
          "v1",
          "1.8.2-rc1",
          "1.8.2-rc.1",
          "1.8.2-RC1",
          "1.8.2rc1",
          "1.8.2b2",
          "1.8.2-alpha",
          "1.8.2-beta.2",
          "1.8.2-beta2-alpine",
          "1.8.2-alpine-rc1",
          "1.8.2-preview",
          "1.8.2-SNAPSHOT",
          "1.8.2-nightly",
          "1.8.2-dev",
          "1.8.2-M1",
          "1.8.2-ea.3",
          "1.8.2-pre",
          "1.8.2-1",
          "1.8.2-build.7",
          "nightly-20260420",
          "main-20260420",
          "20260420-rc1",
          "20261340",
          "20260231",
          "01.2.3",
          "1.02.3",
          "1.2.3.4.5",
          "1.2.x",
          "1.2.9999999999",
          "V1.2.3",
          "1.2.",
          ".1.2",
          "-1.2.3",
          "1..2",
          "",
          " 1.2.3",
          "1.2.3\n",
          "3f9c2d1",
          "sha-3f9c2d1",
          "pr-17",
          "1.2.3-" + "a".repeat(200));

  @Test
  void tellsPatchesFromMinorsAndStaysInTheLine() {
    var steps = STEPS.lines().map(line -> line.strip().split("\\s+", -1)).toList();

    assertThat(steps).hasSize(64);
    assertThat(steps)
        .allSatisfy(
            step -> {
              var newer = Release.parse(step[0]).orElseThrow();
              var current = Release.parse(step[1]).orElseThrow();
              assertThat(newer.isPatchOf(current)).isEqualTo(step[2].equals("patch"));
              assertThat(newer.isMinorOf(current)).isEqualTo(step[2].equals("minor"));
            });
  }

  @Test
  void whatIsNoReleaseOrMayBeAPreReleaseIsLeftOut() {
    assertThat(NONE).hasSize(44);
    assertThat(NONE).allSatisfy(tag -> assertThat(Release.parse(tag)).isEmpty());
  }

  @Test
  void theNewestIsNewestByNumberAndNotByLetter() {
    assertThat(
            Stream.of("1.8.9", "1.8.10", "1.8.2")
                .map(Release::parse)
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder()))
        .hasToString("Optional[1.8.10]");
  }
}
