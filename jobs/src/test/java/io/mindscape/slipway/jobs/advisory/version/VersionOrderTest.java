package io.mindscape.slipway.jobs.advisory.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

final class VersionOrderTest {

  private static final Path DPKG = Path.of("/usr/bin/dpkg");

  private static final List<String> DEBIAN =
      table(
          """
          1.0 = 1.0
          1.0 = 1.0-0
          1.0 = 0:1.0
          0:1.0 < 1:0.1
          1:1.0 < 2:0
          10:1 > 9:99
          1.0-1 < 1.0-2
          1.0-9 < 1.0-10
          1.9 < 1.10
          1.0 < 1.0.0
          1.0 < 1.0.1
          1.0~rc1 < 1.0
          1.0~rc1 < 1.0~rc2
          1.0~~ < 1.0~
          1.0~~a < 1.0~
          1.0~ < 1.0
          1.0 < 1.0a
          1.0a < 1.0+
          1.0a < 1.0b
          1.0Z < 1.0a
          1.0a < 1.0.
          1.0+b1 > 1.0
          1.0+dfsg-1 < 1.0+dfsg1-1
          1.0-1 < 1.0-1+b1
          1.0-1 < 1.0-1+deb12u1
          1.0-1+deb12u1 < 1.0-1+deb12u2
          1.0-1+deb12u9 < 1.0-1+deb12u10
          1.0-1~deb12u1 < 1.0-1
          1.0-1~bpo12+1 < 1.0-1
          3.0.11-1~deb12u1 < 3.0.11-1~deb12u2
          3.0.15-1~deb12u1 > 3.0.11-1~deb12u2
          7.88.1-10+deb12u4 < 7.88.1-10+deb12u5
          2.36-9+deb12u3 < 2.36-9+deb12u10
          1:1.2.13.dfsg-1 > 1.3
          1.2.3-alpha < 1.2.3-beta
          1-2-3 > 1-2-2
          1.0-1-1 > 1.0-1
          001 = 1
          1.001 = 1.1
          1.0~git20240101 < 1.0~git20240102
          1.0+git20240101 > 1.0~git20240102
          5.36.0-7+deb12u1 > 5.36.0-7
          99999999999999999999 < 100000000000000000000
          0 < 0a
          0~ < 0
          1:2:3 > 1:2
          1.0.0ubuntu1 < 1.0.0ubuntu2
          3.0.2-0ubuntu1.9 < 3.0.2-0ubuntu1.10
          """);

  private static final List<String> ALPINE =
      table(
          """
          1.0 = 1.0
          1.0 < 1.0.1
          1.9 < 1.10
          1.2.3-r0 < 1.2.3-r1
          1.2.3-r9 < 1.2.3-r10
          1.2.3 < 1.2.3-r0
          1.2.3_rc1 < 1.2.3
          1.2.3_alpha < 1.2.3_beta
          1.2.3_beta < 1.2.3_pre
          1.2.3_pre1 < 1.2.3_rc1
          1.2.3_rc1 < 1.2.3_rc2
          1.2.3_rc1-r5 < 1.2.3-r0
          1.2.3_p1 > 1.2.3
          1.2.3_p1 > 1.2.3-r9
          1.2.3_git20240101 < 1.2.3_p1
          1.2.3_cvs < 1.2.3_svn
          1.2.3_git1 < 1.2.3_hg1
          1.2a > 1.2
          1.2a < 1.2b
          1.2a < 1.2.1
          1.1.1w-r0 > 1.1.1t-r3
          1.01 < 1.1
          1.001 < 1.01
          1.01 < 1.02
          1.0 < 1.1
          0.1 < 0.2
          0.10 > 0.9
          1.0.2 < 1.01
          2.00.1 < 2.001
          8.2.0015 < 8.2.002
          1.09 > 1.010
          01.2 = 1.2
          1.2_rc01 = 1.2_rc1
          0.0_beta2-r1 < 0.0
          1.2~1f0c-r0 > 1.2-r0
          1.2~1f0c-r0 < 1.2~1f0c-r1
          1.2~1f0c > 1.2~0aaa
          1.2_git20240101~1f0c < 1.2_git20240102~0aaa
          20230506-r0 < 20240226-r0
          3.1.4-r5 < 3.1.4-r6
          3.1.4-r6 < 3.1.5-r0
          2.12.7-r0 > 2.11.8-r3
          1.36.1-r15 < 1.36.1-r29
          4.3.1-r0 < 4.10.0-r0
          1.2.4-r2 > 1.2.3_git20230717-r4
          10.42-r2 < 10.43-r0
          99999999999999999999-r0 < 100000000000000000000-r0
          """);

  /** The first ones are the chain of the specification. */
  private static final List<String> SEMANTIC =
      table(
          """
          1.0.0-alpha < 1.0.0-alpha.1
          1.0.0-alpha.1 < 1.0.0-alpha.beta
          1.0.0-alpha.beta < 1.0.0-beta
          1.0.0-beta < 1.0.0-beta.2
          1.0.0-beta.2 < 1.0.0-beta.11
          1.0.0-beta.11 < 1.0.0-rc.1
          1.0.0-rc.1 < 1.0.0
          1.0.0 < 2.0.0
          2.0.0 < 2.1.0
          2.1.0 < 2.1.1
          1.9.0 < 1.10.0
          1.0.0+a = 1.0.0+b
          v1.2.3 = 1.2.3
          1.2 = 1.2.0
          0 < 0.0.1
          1.0.0-1 < 1.0.0-a
          1.0.0-9 < 1.0.0-10
          1.0.0-A < 1.0.0-a
          v0.0.0-20210101000000-abcdef123456 < v0.0.0-20220101000000-abcdef123456
          v0.0.0-20220101000000-abcdef123456 < v0.1.0
          1.0.0-rc-1 < 1.0.0
          4.17.20 < 4.17.21
          99999999999999999999.0.0 > 1.0.0
          """);

  private static List<String> table(String lines) {
    return lines.lines().toList();
  }

  @Test
  void versionsAreComparedAsTheirEcosystemDoes() {
    holds(VersionOrder.DEBIAN, DEBIAN);
    holds(VersionOrder.ALPINE, ALPINE);
    holds(VersionOrder.SEMANTIC, SEMANTIC);

    assertThat(DEBIAN.size() + ALPINE.size() + SEMANTIC.size()).isEqualTo(118);
  }

  private static void holds(VersionOrder order, List<String> table) {
    for (var line : table) {
      var words = line.split(" ", -1);
      var sign = Integer.signum("<=>".indexOf(words[1]) - 1);
      assertThat(order.compare(words[0], words[2]).stream().map(Integer::signum))
          .as("%s: %s", order, line)
          .containsExactly(sign);
      assertThat(order.compare(words[2], words[0]).stream().map(Integer::signum))
          .as("%s the other way round: %s", order, line)
          .containsExactly(-sign);
    }
  }

  @Test
  void theRealDpkgSaysTheSame() throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(DPKG), "not run with the real dpkg: it is not here");
    int asked = 0;
    for (var line : DEBIAN) {
      var words = line.split(" ", -1);
      var word = List.of("lt", "eq", "gt").get("<=>".indexOf(words[1]));
      assertThat(dpkg(words[0], word, words[2])).as(line).isZero();
      asked++;
    }

    assertThat(asked).isEqualTo(48);
  }

  /** Every version of the table with every other one. */
  @Test
  void theRealDpkgSaysTheSameOfManyMore() throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(DPKG), "not run with the real dpkg: it is not here");
    var versions =
        DEBIAN.stream()
            .flatMap(line -> Stream.of(line.split(" ", -1)))
            .filter(word -> word.length() > 1 || word.matches("[0-9]"))
            .distinct()
            .toList();
    int asked = 0;
    for (int at = 0; at < versions.size(); at++) {
      var one = versions.get(at);
      // Neighbours at different distances: a few hundred are enough.
      for (int step : List.of(3, 7, 11)) {
        var other = versions.get((at + step) % versions.size());
        int sign = Integer.signum(VersionOrder.DEBIAN.compare(one, other).orElseThrow());
        assertThat(dpkg(one, List.of("lt", "eq", "gt").get(sign + 1), other))
            .as("%s and %s are ordered as %d", one, other, sign)
            .isZero();
        asked++;
      }
    }

    assertThat(asked).isGreaterThan(200);
  }

  private static int dpkg(String one, String relation, String other)
      throws IOException, InterruptedException {
    return new ProcessBuilder(DPKG.toString(), "--compare-versions", one, relation, other)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  @Test
  void whatIsNoVersionIsNotCompared() {
    for (var none : List.of("", " ", "a b", "1.0|2", "1.0\n2", "1".repeat(300))) {
      for (var order : VersionOrder.values()) {
        assertThat(order.compare(none, "1.0")).as("%s: \"%s\"", order, none).isEmpty();
        assertThat(order.compare("1.0", none)).as("%s: \"%s\"", order, none).isEmpty();
      }
    }
    assertThat(VersionOrder.ALPINE.compare("1.0_what1", "1.0")).isEmpty();
    assertThat(VersionOrder.SEMANTIC.compare("latest", "1.0")).isEmpty();
  }

  @Test
  void ecosystemsHaveTheirOrder() {
    assertThat(VersionOrder.of("Debian:12")).contains(VersionOrder.DEBIAN);
    assertThat(VersionOrder.of("Ubuntu:22.04:LTS")).contains(VersionOrder.DEBIAN);
    assertThat(VersionOrder.of("Alpine:v3.19")).contains(VersionOrder.ALPINE);
    assertThat(VersionOrder.of("npm")).contains(VersionOrder.SEMANTIC);
    assertThat(VersionOrder.of("PyPI")).isEmpty();
    assertThat(VersionOrder.of("")).isEmpty();
  }
}
