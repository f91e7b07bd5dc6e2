package io.mindscape.slipway.jobs.advisory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.advisory.Affected.Event;
import io.mindscape.slipway.jobs.advisory.Affected.Judgement;
import io.mindscape.slipway.jobs.advisory.Affected.Range;
import io.mindscape.slipway.jobs.advisory.OsvFile.Read;
import io.mindscape.slipway.jobs.advisory.content.Contents;
import io.mindscape.slipway.jobs.advisory.content.Installed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class AdvisoryTest {

  /** As OSV has it for a security update of Debian. */
  private static final String DSA =
      """
      {"id":"DSA-5532-1","aliases":["CVE-2023-5363"],"summary":"openssl - security update",
      "affected":[{"package":{"ecosystem":"Debian:12","name":"openssl","purl":"pkg:deb/debian/openssl"},
      "ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"3.0.11-1~deb12u2"}]}],
      "versions":["3.0.10-1~deb12u1","3.0.11-1~deb12u1"],
      "ecosystem_specific":{"urgency":"not yet assigned"}}],
      "references":[{"type":"WEB","url":"https://web.example/other"},
      {"type":"ADVISORY","url":"https://tracker.example/DSA-5532-1"}],
      "severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N"}]}
      """;

  private static final Installed OLD = new Installed("Debian:12", "openssl", "3.0.11-1~deb12u1");
  private static final Installed NEW = new Installed("Debian:12", "openssl", "3.0.11-1~deb12u2");

  @Test
  void anAdvisoryIsReadAsOsvWritesIt() {
    var read = read(DSA);

    assertThat(read.id()).isEqualTo("DSA-5532-1");
    assertThat(read.names().aliases()).containsExactly("CVE-2023-5363");
    assertThat(read.severity().words()).isEqualTo("7.5 high");
    assertThat(read.link()).isEqualTo("https://tracker.example/DSA-5532-1");
    assertThat(read.affected())
        .containsExactly(
            new Affected(
                "Debian:12",
                "openssl",
                Set.of("3.0.10-1~deb12u1", "3.0.11-1~deb12u1"),
                List.of(
                    new Range(
                        false,
                        List.of(
                            new Event(Event.Kind.INTRODUCED, "0"),
                            new Event(Event.Kind.FIXED, "3.0.11-1~deb12u2"))))));
  }

  @Test
  void whatWasTakenBackAndWhatIsNoneIsToldApart() {
    assertThat(
            OsvFile.read(
                "{\"id\":\"CVE-1\",\"withdrawn\":\"2024-01-01T00:00:00Z\"}".getBytes(UTF_8)))
        .isEqualTo(new Read.Withdrawn());
    for (var none :
        List.of("", "[]", "{}", "<html>", "{\"id\":7}", "{\"id\":\"a|b c\"}", "[".repeat(5_000))) {
      assertThat(OsvFile.read(none.getBytes(UTF_8))).as(none).isEqualTo(new Read.Unreadable());
    }
  }

  @Test
  void aLinkThatCouldBeMoreThanALinkIsLeftOut() {
    for (var url :
        List.of(
            "http://plain.example/",
            "javascript:alert(1)",
            "https://a.example/)[x](https://b.example",
            "https://user:word@a.example/",
            "https://a.example/ x",
            "https://a.example/" + "a".repeat(400))) {
      var osv =
          "{\"id\":\"CVE-1\",\"references\":[{\"type\":\"WEB\",\"url\":\"%s\"}]}".formatted(url);
      assertThat(read(osv).link()).as(url).isEmpty();
    }
  }

  @Test
  void howBadItIsComesFromWhateverTells() {
    severity("\"database_specific\":{\"severity\":\"MODERATE\"}", "medium");
    severity("\"severity\":[{\"type\":\"Ubuntu\",\"score\":\"high\"}]", "high");
    severity("\"affected\":[{\"ecosystem_specific\":{\"urgency\":\"unimportant\"}}]", "low");
    severity(
        "\"severity\":[{\"type\":\"CVSS_V4\",\"score\":\"CVSS:4.0/AV:N/AC:L\"}],"
            + "\"database_specific\":{\"severity\":\"CRITICAL\"}",
        "critical");
    severity("\"severity\":[{\"type\":\"CVSS_V4\",\"score\":\"CVSS:4.0/AV:N/AC:L\"}]", "not told");
  }

  private static void severity(String fields, String words) {
    assertThat(read("{\"id\":\"CVE-1\",%s}".formatted(fields)).severity().words())
        .as(fields)
        .isEqualTo(words);
  }

  /** Scores that are published with these vectors. */
  @Test
  void scoresAreThoseOfTheSpecification() {
    var table =
        """
        9.8 AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H
        10.0 AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H
        7.5 AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H
        6.1 AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N
        5.4 AV:N/AC:L/PR:L/UI:R/S:C/C:L/I:L/A:N
        7.8 AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H
        5.9 AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:N/A:N
        8.8 AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H
        9.9 AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H
        3.1 AV:N/AC:H/PR:L/UI:N/S:U/C:L/I:N/A:N
        4.6 AV:P/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N
        6.5 AV:A/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H
        0.0 AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N
        """
            .lines()
            .toList();
    for (var line : table) {
      var words = line.split(" ", -1);
      assertThat(Cvss.score("CVSS:3.1/" + words[1]).map("%.1f"::formatted))
          .as(line)
          .contains(words[0]);
    }
    assertThat(table).hasSize(13);
    for (var none :
        List.of(
            "", "CVSS:3.1/AV:N", "CVSS:2.0/AV:N", "CVSS:3.1/AV:X/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")) {
      assertThat(Cvss.score(none)).as(none).isEmpty();
    }
  }

  /** {@code i}ntroduced, {@code f}ixed, {@code l}ast affected; what is expected; the version. */
  @Test
  void versionsAreJudgedByTheEventsBeforeThem() {
    var table =
        """
        npm i0 yes 1.0.0
        npm i0,f1.2.0 yes 1.1.9
        npm i0,f1.2.0 no 1.2.0
        npm i0,f1.2.0 no 1.3.0
        npm i1.0.0,f1.2.0 no 0.9.0
        npm i1.0.0,f1.2.0 yes 1.0.0
        npm f1.2.0,i1.0.0 yes 1.1.0
        npm i1.0.0,l1.2.0 yes 1.2.0
        npm i1.0.0,l1.2.0 no 1.2.1
        npm i1.0.0,f1.2.0,i2.0.0,f2.1.0 no 1.5.0
        npm i1.0.0,f1.2.0,i2.0.0,f2.1.0 yes 2.0.5
        npm i1.0.0,f1.2.0,i2.0.0,f2.1.0 no 2.1.0
        npm i2.0.0-alpha yes 2.0.0-beta
        npm f1.2.0 ? latest
        Debian:12 i0,f1.0-1+deb12u1 yes 1.0-1
        Debian:12 i0,f1.0-1+deb12u1 no 1.0-1+deb12u1
        Debian:12 i0,f1:0.5 yes 9.9
        Alpine:v3.19 i0,f3.1.4-r6 yes 3.1.4-r5
        Alpine:v3.19 i0,f3.1.4-r6 no 3.1.4-r6
        Alpine:v3.19 i0,f3.1.4_rc1 no 3.1.4
        Go i0,f1.2.3 yes v1.2.2
        PyPI i0 yes 1.0
        PyPI i0,f2.0 ? 1.0
        """
            .lines()
            .toList();
    for (var line : table) {
      var words = line.split(" ", -1);
      var expected =
          switch (words[2]) {
            case "yes" -> Judgement.AFFECTED;
            case "no" -> Judgement.NOT_AFFECTED;
            default -> Judgement.NOT_COMPARED;
          };
      assertThat(affected(words[0], words[1]).judge(words[3])).as(line).isEqualTo(expected);
    }
    assertThat(table).hasSize(23);
  }

  private static Affected affected(String ecosystem, String written) {
    var events = new ArrayList<Event>();
    for (var event : written.split(",", -1)) {
      var kind =
          switch (event.charAt(0)) {
            case 'i' -> Event.Kind.INTRODUCED;
            case 'f' -> Event.Kind.FIXED;
            default -> Event.Kind.LAST_AFFECTED;
          };
      events.add(new Event(kind, event.substring(1)));
    }
    return new Affected(ecosystem, "it", Set.of(), List.of(new Range(false, events)));
  }

  @Test
  void whatIsListedIsAffectedWhateverItsOrderIs() {
    var range = new Range(false, List.of(new Event(Event.Kind.FIXED, "2.0")));
    var affected = new Affected("PyPI", "django", Set.of("1.0"), List.of(range));

    assertThat(affected.judge("1.0")).isEqualTo(Judgement.AFFECTED);
    assertThat(affected.judge("1.1")).isEqualTo(Judgement.NOT_AFFECTED);
  }

  @Test
  void theFirstVersionInWhichItIsMendedIsTold() {
    var affected = affected("npm", "i1.0.0,f1.2.0,i2.0.0,f2.1.0");

    assertThat(affected.fixedAfter("1.1.0")).contains("1.2.0");
    assertThat(affected.fixedAfter("2.0.0")).contains("2.1.0");
    assertThat(affected.fixedAfter("2.1.0")).isEmpty();
  }

  @Test
  void anEcosystemHasItsRelease() {
    assertThat(new Affected("Ubuntu:22.04:LTS", "curl", Set.of(), List.of()).isAbout(ubuntu()))
        .isTrue();
    for (var other : List.of("Ubuntu", "Ubuntu:22.10", "Ubuntu:Pro:22.04:LTS", "Debian:12")) {
      assertThat(new Affected(other, "curl", Set.of(), List.of()).isAbout(ubuntu()))
          .as(other)
          .isFalse();
    }
  }

  private static Installed ubuntu() {
    return new Installed("Ubuntu:22.04", "curl", "7.81.0-1ubuntu1.10");
  }

  @Test
  void anImageHasEachVulnerabilityOnceTheWorstFirst() {
    var same = read(DSA.replace("DSA-5532-1", "CVE-2023-5363").replace("\"CVE-2023-5363\"]", "]"));
    var worse =
        new Advisory(
            new Advisory.Names("CVE-2024-9", Set.of(), Set.of()),
            Severity.ofScore(9.8),
            "",
            List.of(new Affected("Debian:12", "openssl", Set.of(OLD.version()), List.of())));

    var found = exposure(OLD, List.of(read(DSA), same, worse));

    assertThat(found.hits().stream().map(hit -> hit.advisory().id()))
        .containsExactly("CVE-2024-9", "CVE-2023-5363");
    assertThat(found.hits().get(1).fixed()).contains("3.0.11-1~deb12u2");
    assertThat(found.notCompared()).isZero();
  }

  @Test
  void whatANewerImageTakesAwayIsTold() {
    var vulnerabilities =
        new Vulnerabilities(
            packages -> {
              assertThat(packages).containsExactlyInAnyOrder(OLD, NEW);
              return new Advisories.Told(matches(packages, List.of(read(DSA))), 3);
            },
            (image, digest, longest) -> new Contents.Answer.Unknown("not asked here"));

    var found = vulnerabilities.of(Map.of("old", Set.of(OLD), "new", Set.of(NEW)));

    var old = found.exposures().get("old");
    var now = found.exposures().get("new");
    assertThat(old.without(now).stream().map(hit -> hit.advisory().id()))
        .containsExactly("DSA-5532-1");
    assertThat(now.hits()).isEmpty();
    assertThat(found.unreadable()).isEqualTo(3);
  }

  @Test
  void packagesWhoseVersionsWeCannotCompareAreCounted() {
    var django =
        new Advisory(
            new Advisory.Names("CVE-1", Set.of(), Set.of()),
            Severity.UNTOLD,
            "",
            List.of(
                new Affected(
                    "PyPI",
                    "django",
                    Set.of(),
                    List.of(new Range(false, List.of(new Event(Event.Kind.FIXED, "5.0")))))));

    assertThat(exposure(new Installed("PyPI", "django", "4.2"), List.of(django)))
        .isEqualTo(new Exposure(List.of(), 1));
    assertThat(Optional.of(django.severity().words())).contains("not told");
  }

  private static Exposure exposure(Installed installed, List<Advisory> advisories) {
    return Exposure.of(Set.of(installed), matches(Set.of(installed), advisories));
  }

  private static List<Advisory.Match> matches(Set<Installed> packages, List<Advisory> advisories) {
    var byName = packages.stream().collect(Collectors.groupingBy(Installed::name));
    return advisories.stream().flatMap(advisory -> advisory.of(byName).stream()).toList();
  }

  private static Advisory read(String osv) {
    return ((Read.Found) OsvFile.read(osv.getBytes(UTF_8))).advisory();
  }
}
