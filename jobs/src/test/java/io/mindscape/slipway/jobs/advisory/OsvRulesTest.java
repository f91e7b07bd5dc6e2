package io.mindscape.slipway.jobs.advisory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.advisory.OsvFile.Read;
import io.mindscape.slipway.jobs.advisory.content.Installed;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The rules of the OSV schema, from JSON to what is said of a package.
 *
 * @see <a href="https://ossf.github.io/osv-schema/#evaluation">its evaluation</a>
 */
final class OsvRulesTest {

  /**
   * Where the advisory is from; ranges ({@code i}ntroduced, {@code f}ixed, {@code l}ast affected,
   * {@code m} for a limit; a slash between two; S for semantic ones, G for commits); versions that
   * are listed; where the package is from; its version; what is said: yes, no, or a question mark.
   */
  private static final List<String> TABLE =
      """
      npm       | i0                        |             | npm          | 0.0.1     | yes
      npm       | i0                        |             | npm          | 99.0.0    | yes
      npm       | i0 f1.0.2                 |             | npm          | 1.0.1     | yes
      npm       | i0 f1.0.2                 |             | npm          | 1.0.2     | no
      npm       | S i0 f1.0.2               |             | npm          | 1.0.2-rc1 | yes
      npm       | i0 f1.0.2                 |             | npm          | 1.0.2+b   | no
      npm       | i1.0.0 f1.0.2 i3.0.0 f3.2.5 |           | npm          | 1.0.1     | yes
      npm       | i1.0.0 f1.0.2 i3.0.0 f3.2.5 |           | npm          | 2.9.9     | no
      npm       | i1.0.0 f1.0.2 i3.0.0 f3.2.5 |           | npm          | 3.2.4     | yes
      npm       | f3.2.5 i3.0.0 f1.0.2 i1.0.0 |           | npm          | 3.2.4     | yes
      npm       | f3.2.5 i3.0.0 f1.0.2 i1.0.0 |           | npm          | 1.0.2     | no
      npm       | i1.0.0 f1.0.2 / i3.0.0 f3.2.5 |         | npm          | 3.0.0     | yes
      npm       | i0 l2.1.214               |             | npm          | 2.1.214   | yes
      npm       | i0 l2.1.214               |             | npm          | 2.1.215   | no
      npm       | i0 f2.1.214               |             | npm          | 2.1.214   | no
      npm       | i1.0.0 l1.0.0             |             | npm          | 1.0.0     | yes
      npm       | i1.0.0 l1.0.0             |             | npm          | 1.0.1     | no
      npm       | l1.0.0 i1.0.0             |             | npm          | 1.0.1     | no
      npm       | i1.0.0 l1.5.0 i2.0.0 l2.5.0 |           | npm          | 1.7.0     | no
      npm       | i1.0.0 l1.5.0 i2.0.0 l2.5.0 |           | npm          | 2.5.0     | yes
      npm       | i1.0.0 f2.0.0 i2.0.0 f3.0.0 |           | npm          | 2.0.0     | yes
      npm       | i0 m2.0.0                 |             | npm          | 1.9.9     | yes
      npm       | i0 m2.0.0                 |             | npm          | 2.0.0     | no
      npm       | i0 m2.0.0 m3.0.0          |             | npm          | 2.5.0     | yes
      npm       | i0 m2.0.0 m3.0.0          |             | npm          | 3.0.0     | no
      npm       | i0 m*                     |             | npm          | 99.0.0    | yes
      npm       | i0 f1.5.0 m2.0.0          |             | npm          | 1.6.0     | no
      npm       | f1.0.2                    |             | npm          | 1.0.0     | no
      npm       |                           | 1.0.0,1.0.1 | npm          | 1.0.1     | yes
      npm       |                           | 1.0.0,1.0.1 | npm          | 1.0.2     | no
      npm       | i2.0.0 f2.0.1             | 1.0.0       | npm          | 1.0.0     | yes
      npm       | i2.0.0 f2.0.1             | 1.0.0       | npm          | 2.0.0     | yes
      npm       | G i0 f6e5755a             |             | npm          | 1.0.0     | no
      npm       | G i0 / i1.0.0 f2.0.0      |             | npm          | 1.0.0     | yes
      npm       |                           |             | npm          | 1.0.0     | no
      npm       | i0                        |             | PyPI         | 1.0.0     | no
      Go        | S i0 f1.2.3               |             | Go           | v1.2.2    | yes
      Go        | S i0 f1.2.3               |             | Go           | v1.2.3    | no
      PyPI      | i0 f2.0                   | 1.0,1.1     | PyPI         | 1.1       | yes
      PyPI      | i0 f2.0                   | 1.0,1.1     | PyPI         | 2.0       | no
      PyPI      | i0 f2.0                   |             | PyPI         | 1.1       | ?
      Maven     | i0                        |             | Maven        | 1.0-beta  | yes
      Debian:12 | i0 f3.0.11-1~deb12u2      |             | Debian:12    | 3.0.11-1~deb12u1 | yes
      Debian:12 | i0 f3.0.11-1~deb12u2      |             | Debian:12    | 3.0.11-1~deb12u2 | no
      Debian:12 | i0                        |             | Debian:12    | 3.0.11-1  | yes
      Debian:12 | i0 f0                     |             | Debian:12    | 3.0.11-1  | no
      Debian:11 | i0                        |             | Debian:12    | 3.0.11-1  | no
      Debian    | i0 f3.0.11-1              |             | Debian:12    | 3.0.10-1  | yes
      Debian    | i0                        |             | Ubuntu:24.04 | 3.0.10-1  | no
      Debian:sid | i0                       |             | Debian:12    | 3.0.10-1  | no
      Ubuntu:22.04:LTS | i0 f1.1            |             | Ubuntu:22.04 | 1.0       | yes
      Ubuntu:Pro:22.04:LTS | i0 f1.1        |             | Ubuntu:22.04 | 1.0       | no
      Alpine:v3.20 | i0 f3.3.1-r1           |             | Alpine:v3.20 | 3.3.1-r0  | yes
      Alpine:v3.20 | i0 f3.3.1-r1           |             | Alpine:v3.19 | 3.3.1-r0  | no
      Alpine:v3.20 | i3.3.0-r0 f3.3.1_p1-r0 |             | Alpine:v3.20 | 3.3.1_rc1-r0 | yes
      Wolfi     | i0 f3.3.1-r1              |             | Wolfi        | 3.3.1-r0  | yes
      """
          .lines()
          .toList();

  private static final Map<String, String> KINDS =
      Map.of("i", "introduced", "f", "fixed", "l", "last_affected", "m", "limit");

  @Test
  void eachVersionIsJudgedAsTheSchemaSays() {
    assertThat(TABLE).hasSize(56);
    for (var line : TABLE) {
      var cells = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
      var osv =
          "{\"id\":\"CVE-1\",\"affected\":[{\"package\":{\"ecosystem\":\"%s\",\"name\":\"it\"},\"ranges\":[%s],\"versions\":[%s]}]}"
              .formatted(cells.get(0), ranges(cells.get(1)), versions(cells.get(2)));

      assertThat(said(osv, new Installed(cells.get(3), "it", cells.get(4))))
          .as("%s%n%s", line, osv)
          .isEqualTo(cells.get(5));
    }
  }

  private static String ranges(String cell) {
    return cell.isEmpty()
        ? ""
        : Stream.of(cell.split("/", -1))
            .map(String::strip)
            .map(OsvRulesTest::range)
            .collect(Collectors.joining(","));
  }

  private static String range(String text) {
    var type = text.startsWith("S ") ? "SEMVER" : text.startsWith("G ") ? "GIT" : "ECOSYSTEM";
    return Stream.of(text.replaceFirst("^[SG] ", "").split(" ", -1))
        .map(
            event ->
                "{\"%s\":\"%s\"}".formatted(KINDS.get(event.substring(0, 1)), event.substring(1)))
        .collect(Collectors.joining(",", "{\"type\":\"" + type + "\",\"events\":[", "]}"));
  }

  private static String versions(String cell) {
    return cell.isEmpty()
        ? ""
        : Stream.of(cell.split(",", -1)).collect(Collectors.joining("\",\"", "\"", "\""));
  }

  private static String said(String osv, Installed installed) {
    return advisory(osv).of(Map.of("it", List.of(installed))).stream()
        .map(match -> match.isAffected() ? "yes" : "?")
        .findFirst()
        .orElse("no");
  }

  private static Advisory advisory(String osv) {
    return ((Read.Found) OsvFile.read(osv.getBytes(UTF_8))).advisory();
  }

  @Test
  void whatADatabaseAddsChangesNothing() {
    var osv =
        """
        {"schema_version":"1.7.3","id":"GHSA-1","withdrawn":null,"related":["CVE-9"],
        "database_specific":{"severity":"MODERATE","github_reviewed":true},
        "affected":[{"package":{"ecosystem":"npm","name":"it","purl":"pkg:npm/it"},
        "ranges":[{"type":"SEMVER","events":[{"introduced":"1.0.0"},{"fixed":"1.2.0"}],
        "database_specific":{"last_known_affected_version_range":"<= 9.9.9"}}],
        "database_specific":{"last_known_affected_version_range":"<= 9.9.9"},
        "ecosystem_specific":{"affected_functions":["it.do"]}}],
        "credits":[{"name":"Somebody","type":"FINDER"}]}
        """;

    assertThat(said(osv, new Installed("npm", "it", "1.1.0"))).isEqualTo("yes");
    assertThat(said(osv, new Installed("npm", "it", "1.2.0"))).isEqualTo("no");
    assertThat(advisory(osv).severity().words()).isEqualTo("medium");
  }

  /**
   * What hangs together is told once: names and aliases of each, what it is made of, what stays.
   */
  private static final List<String> NAMES =
      """
      CVE-1 + CVE-1                         : CVE-1
      CVE-1 + GHSA-1=CVE-1                  : CVE-1
      GHSA-1=CVE-1 + PYSEC-1=CVE-1          : GHSA-1
      GHSA-1=CVE-1 + PYSEC-1=CVE-2          : GHSA-1 PYSEC-1
      GO-1=CVE-1,GHSA-1 + GHSA-1=CVE-1      : GHSA-1
      DEBIAN-CVE-1<CVE-1 + DSA-1<CVE-1      : DEBIAN-CVE-1
      DEBIAN-CVE-1<CVE-1 + DSA-1<CVE-1,CVE-2 : DEBIAN-CVE-1 DSA-1
      DEBIAN-CVE-1<CVE-1 + DEBIAN-CVE-2<CVE-2 + DSA-1<CVE-1,CVE-2 : DEBIAN-CVE-1 DEBIAN-CVE-2
      CVE-1 + DSA-1<CVE-1                   : CVE-1
      CVE-1 + CVE-2                         : CVE-1 CVE-2
      """
          .lines()
          .toList();

  @Test
  void theSameUnderSeveralNamesIsToldOnce() {
    assertThat(NAMES).hasSize(10);
    for (var line : NAMES) {
      var cells = line.split(":", -1);
      var installed = new Installed("npm", "it", "1.0.0");
      var matches =
          Stream.of(cells[0].split("\\+", -1))
              .map(name -> advisory(named(name.strip())))
              .flatMap(advisory -> advisory.of(Map.of("it", List.of(installed))).stream())
              .toList();

      assertThat(
              Exposure.of(Set.of(installed), matches).hits().stream()
                  .map(hit -> hit.advisory().id())
                  .collect(Collectors.joining(" ")))
          .as(line)
          .isEqualTo(cells[1].strip());
    }
  }

  private static String named(String name) {
    var parts = name.split("[=<]", -1);
    var others = parts.length == 1 ? "" : versions(parts[1]);
    boolean isUpstream = name.indexOf('<') >= 0;
    return "{\"id\":\"%s\",\"aliases\":[%s],\"upstream\":[%s],\"affected\":[{\"package\":{\"ecosystem\":\"npm\",\"name\":\"it\"},\"versions\":[\"1.0.0\"]}]}"
        .formatted(parts[0], isUpstream ? "" : others, isUpstream ? others : "");
  }
}
