package io.mindscape.slipway.jobs.maintenance.images;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.advisory.Advisories;
import io.mindscape.slipway.jobs.advisory.Advisory;
import io.mindscape.slipway.jobs.advisory.OsvFile;
import io.mindscape.slipway.jobs.advisory.Vulnerabilities;
import io.mindscape.slipway.jobs.advisory.content.Contents.Answer;
import io.mindscape.slipway.jobs.advisory.content.Installed;
import io.mindscape.slipway.jobs.image.MemoryRegistry;
import io.mindscape.slipway.jobs.maintenance.Scene;
import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import io.mindscape.slipway.policies.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class KnownFlawsTest {

  private static final String API = "slipway/security-patches-api";

  private final Scene scene = new Scene();
  private final Map<String, Answer> images = new HashMap<>();
  private final List<Advisory> advisories = new ArrayList<>();

  KnownFlawsTest() {
    scene.registry.has("mindscape/api", "1.8.2", "1.8.4");
    scene.registry.has("mindscape/web", "2.4.0");
    runs("1.8.2", "3.0.11-1~deb12u1");
    runs("1.8.4", "3.0.11-1~deb12u2");
    images.put(
        digest("2.4.0"),
        new Answer.Unknown("it has no SBOM, and no package database that can be read"));
    told("DSA-5532-1", "openssl", "3.0.11-1~deb12u2", "https://tracker.example/DSA-5532-1");
    told("CVE-2099-1", "openssl", "9", "");
    scene.vulnerabilities = vulnerabilities(this::told);
  }

  private Vulnerabilities vulnerabilities(Advisories source) {
    return new Vulnerabilities(
        source,
        (image, digest, longest) ->
            images.getOrDefault(
                digest, new Answer.Unknown("its registry does not have it any more")));
  }

  private Advisories.Told told(Set<Installed> packages) {
    var byName = packages.stream().collect(Collectors.groupingBy(Installed::name));
    return new Advisories.Told(
        advisories.stream().flatMap(advisory -> advisory.of(byName).stream()).toList(), 0);
  }

  private void runs(String tag, String openssl) {
    images.put(
        digest(tag),
        new Answer.Known(
            Set.of(new Installed("Debian:12", "openssl", openssl)), "its package database"));
  }

  private static String digest(String tag) {
    return MemoryRegistry.usual(tag).digest();
  }

  private void told(String id, String name, String fixed, String link) {
    var osv =
        """
        {"id":"%s","affected":[{"package":{"ecosystem":"Debian:12","name":"%s"},
        "ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"%s"}]}]}],
        "references":[{"type":"ADVISORY","url":"%s"}],
        "database_specific":{"severity":"HIGH"}}
        """
            .formatted(id, name, fixed, link);
    advisories.add(((OsvFile.Read.Found) OsvFile.read(osv.getBytes(UTF_8))).advisory());
  }

  @Test
  void thePullRequestSaysWhichVulnerabilitiesGoAndWhichStay() {
    run();

    assertThat(body())
        .contains(
            """
            **Known vulnerabilities**

            `mindscape/api` `1.8.2` → `1.8.4` takes 1 known vulnerability away; 1 stays. Read from its package database.

            | goes | severity | package | was | mended in |
            |---|---|---|---|---|
            | [DSA-5532-1](https://tracker.example/DSA-5532-1) | high | `openssl` | `3.0.11-1~deb12u1` | `3.0.11-1~deb12u2` |

            """)
        .contains("<sub>Merge it");
  }

  @Test
  void theReportSaysWhatNoNewerImageTakesAwayAndWhatIsNotKnown() {
    run();

    assertThat(scene.notes.lines())
        .contains(
            "`mindscape/api` `1.8.4`: 1 known vulnerability, and no newer image takes it away:"
                + " CVE-2099-1 (high) in `openssl`",
            "`mindscape/web` `2.4.0`: what runs in it is not known: it has no SBOM, and no package"
                + " database that can be read");
    assertThat(scene.notes.failed()).isFalse();
  }

  @Test
  void whatAnImageBringsIsToldToo() {
    advisories.clear();
    told("CVE-2099-2", "new-thing", "9", "");
    images.put(
        digest("1.8.4"),
        new Answer.Known(Set.of(new Installed("Debian:12", "new-thing", "1")), "its SBOM (SPDX)"));

    run();

    assertThat(body())
        .contains(
            "takes no known vulnerability away; it brings CVE-2099-2 (high) in `new-thing`."
                + " Read from its package database and its SBOM (SPDX).\n");
  }

  @Test
  void whereWhatRunsIsNotKnownThePullRequestSaysSo() {
    images.remove(digest("1.8.4"));

    run();

    assertThat(body())
        .contains(
            "`mindscape/api` `1.8.4`: what runs in it is not known: its registry does not have it"
                + " any more.\n");
  }

  @Test
  void advisoriesThatCannotBeReadHoldUpNoPullRequest() {
    scene.vulnerabilities =
        vulnerabilities(
            names -> {
              throw new Refused("/osv is not there");
            });

    run();

    assertThat(body()).contains("`mindscape/api` `1.8.2`: the advisories could not be read.\n");
    assertThat(scene.notes.lines()).contains("advisories were not read: /osv is not there");
  }

  @Test
  void whatIsWrittenInAnImageStaysText() {
    advisories.clear();
    told("CVE-2099-3", "a|b`@all` <img>", "9", "https://x.example/)[y](https://z.example");
    images.put(
        digest("1.8.2"),
        new Answer.Known(
            Set.of(new Installed("Debian:12", "a|b`@all` <img>", "1.0")), "its SBOM (SPDX)"));

    run();

    assertThat(body())
        .contains("| CVE-2099-3 | high | ``a\\|b`@all` <img>`` | `1.0` |")
        .doesNotContain("z.example");
  }

  @Test
  void packagesThatCouldNotBeComparedAreToldAndNotPassedOver() {
    images.put(
        digest("1.8.2"),
        new Answer.Known(
            Set.of(new Installed("Debian:12", "openssl", "no version")), "its SBOM (SPDX)"));

    run();

    assertThat(body())
        .contains("of 1 package there are advisories whose versions cannot be compared. Read from");
  }

  @Test
  void aLongListIsCut() {
    for (int at = 0; at < 30; at++) {
      told("CVE-2098-%04d".formatted(at), "openssl", "3.0.11-1~deb12u2", "");
    }

    run();

    assertThat(body()).contains("takes 31 known vulnerabilities away").contains("And 11 more.\n");
    assertThat(body().lines().filter(line -> line.startsWith("| CVE-"))).hasSize(20);
  }

  @Test
  void whereNobodyLooksForThemNothingIsSaidAndNoImageIsLookedInto() {
    scene.vulnerabilities = Vulnerabilities.notLookedFor();

    run();

    assertThat(body()).doesNotContain("vulnerabilit");
    assertThat(scene.notes.lines()).noneMatch(line -> line.contains("vulnerabilit"));
  }

  private void run() {
    scene.run(scene.task(TaskName.SECURITY_PATCHES));
  }

  private String body() {
    return scene.forge.pullRequests().openFrom(Scene.REPO, API).orElseThrow().body();
  }
}
