package io.mindscape.slipway.bot.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.bot.render.Tgz;
import io.mindscape.slipway.jobs.advisory.content.Contents;
import io.mindscape.slipway.jobs.advisory.content.Contents.Answer;
import io.mindscape.slipway.jobs.advisory.content.Contents.Answer.Known;
import io.mindscape.slipway.jobs.advisory.content.Contents.Answer.Unknown;
import io.mindscape.slipway.jobs.advisory.content.Installed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the registry that Debian packages. */
final class ImageContentsTest {

  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final String DEBIAN = "ID=debian\nVERSION_ID=\"12\"\n";
  private static final String API = "mindscape/api";

  private static final String SPDX =
      """
      {"spdxVersion":"SPDX-2.3","packages":[{"externalRefs":[{"referenceType":"purl",
      "referenceLocator":"pkg:npm/lodash@4.17.20"}]}]}
      """;
  private static final Known OF_SPDX =
      new Known(Set.of(new Installed("npm", "lodash", "4.17.20")), "its SBOM (SPDX)");

  @TempDir private Path folder;
  private DebiansRegistry registry;
  private Contents contents;

  @BeforeEach
  void start() {
    registry = DebiansRegistry.start(folder);
    contents = new OciRegistry(registry.url()).contents();
  }

  @AfterEach
  void stop() {
    if (registry != null) {
      registry.close();
    }
  }

  @Test
  void theDatabaseOfDpkgIsReadFromTheUppermostLayerThatHasIt() throws IOException {
    var below =
        Tgz.of()
            .file("usr/lib/os-release", DEBIAN)
            .link("etc/os-release", "../usr/lib/os-release")
            .file("var/lib/dpkg/status", dpkg("openssl", "3.0.10-1"))
            .file("bin/large", new byte[3_000_000])
            .gzipped();
    var upper =
        Tgz.of()
            .file("./var/lib/dpkg/status", dpkg("openssl", "3.0.11-1~deb12u1"))
            .file("app/api", "the program")
            .gzipped();

    assertThat(of(registry.pushLayers(API, "1.8.2", List.of(below, upper))))
        .isEqualTo(database(new Installed("Debian:12", "openssl", "3.0.11-1~deb12u1")));
  }

  @Test
  void theDatabaseOfApkIsReadToo() throws IOException {
    var layer =
        Tgz.of()
            .file("etc/os-release", "ID=alpine\nVERSION_ID=3.19.1\n")
            .file("lib/apk/db/installed", "P:libssl3\nV:3.1.4-r5\no:openssl\nF:lib\n")
            .gzipped();

    assertThat(of(registry.pushLayers(API, "1.8.2", List.of(layer))))
        .isEqualTo(database(new Installed("Alpine:v3.19", "openssl", "3.1.4-r5")));
  }

  @Test
  void imagesWithoutAPackageManagerHaveAFileForEachPackage() throws IOException {
    var one =
        Tgz.of()
            .file("usr/lib/os-release", DEBIAN)
            .file("var/lib/dpkg/status.d/base", "Package: base-files\nVersion: 12.4\n")
            .file("var/lib/dpkg/status.d/base.md5sums", "Package: no\nVersion: 1\n")
            .gzipped();
    var other =
        Tgz.of()
            .file("var/lib/dpkg/status.d/tzdata", "Package: tzdata\nVersion: 2024a\n")
            .gzipped();

    assertThat(of(registry.pushLayers(API, "1.8.2", List.of(one, other))))
        .isEqualTo(
            database(
                new Installed("Debian:12", "base-files", "12.4"),
                new Installed("Debian:12", "tzdata", "2024a")));
  }

  @Test
  void whatAnUpperLayerDeletesIsNotThere() throws IOException {
    var below =
        Tgz.of()
            .file("etc/os-release", DEBIAN)
            .file("var/lib/dpkg/status", dpkg("openssl", "3.0.10-1"))
            .gzipped();
    for (var gone :
        List.of("var/lib/dpkg/.wh.status", "var/lib/.wh.dpkg", "var/lib/dpkg/.wh..wh..opq")) {
      var upper = Tgz.of().file(gone, "").gzipped();

      assertThat(of(registry.pushLayers(API, "1.8.2", List.of(below, upper))))
          .as(gone)
          .isEqualTo(new Unknown("it has no SBOM, and no package database that can be read"));
    }
  }

  @Test
  void aBillOfMaterialsBesideTheImageIsRead() {
    var statement =
        "{\"predicateType\":\"https://spdx.dev/Document\",\"predicate\":%s}".formatted(SPDX);

    assertThat(of(registry.pushWithStatement(API, "1.8.2", statement))).isEqualTo(OF_SPDX);
  }

  @Test
  void aBillOfMaterialsThatHangsOnTheImageCountsBeforeItsDatabase() throws IOException {
    var layer =
        Tgz.of()
            .file("etc/os-release", DEBIAN)
            .file("var/lib/dpkg/status", dpkg("openssl", "3.0.10-1"))
            .gzipped();
    var digest = registry.pushLayers(API, "1.8.2", List.of(layer));
    registry.hang(API, digest, "application/spdx+json", SPDX);

    assertThat(of(digest)).isEqualTo(OF_SPDX);
  }

  @Test
  void aBillOfMaterialsThatNamesNothingLeavesItToTheDatabase() throws IOException {
    var layer =
        Tgz.of()
            .file("etc/os-release", DEBIAN)
            .file("var/lib/dpkg/status", dpkg("openssl", "3.0.10-1"))
            .gzipped();
    var digest = registry.pushLayers(API, "1.8.2", List.of(layer));
    registry.hang(API, digest, "application/vnd.cyclonedx+json", "{\"bomFormat\":\"CycloneDX\"}");

    assertThat(of(digest)).isEqualTo(database(new Installed("Debian:12", "openssl", "3.0.10-1")));
  }

  @Test
  void whatCannotBeToldIsSaidPlainly() throws IOException {
    is("its registry does not have it any more", "sha256:" + "0".repeat(64));
    is("its digest is none that we can check", "sha512:00");
    is(
        "it has no SBOM, and no package database that can be read",
        registry.pushLayers(API, "1", List.of(Tgz.of().file("app/api", "the program").gzipped())));
    is(
        "it has no SBOM, and its packages are from no distribution that we can compare",
        registry.pushLayers(
            API,
            "2",
            List.of(
                Tgz.of()
                    .file("etc/os-release", "ID=other\nVERSION_ID=1\n")
                    .file("var/lib/dpkg/status", dpkg("openssl", "1"))
                    .gzipped())));
    is(
        "its registry gives something that is no image",
        registry.pushLayers(API, "3", List.of("no layer".getBytes(UTF_8))));
    var digest = registry.pushLayers(API, "4", List.of(Tgz.of().file("a", "").gzipped()));
    assertThat(contents.of(API, digest, Duration.ofNanos(1)))
        .isEqualTo(new Unknown("looking into it takes more than 0 s"));
  }

  private void is(String why, String digest) {
    assertThat(of(digest)).isEqualTo(new Unknown(why));
  }

  @Test
  void whatIsKeptElsewhereIsFetchedThereAndNothingIsShownThere() throws Exception {
    try (var asked = new MockWebServer();
        var elsewhere = new MockWebServer()) {
      asked.start();
      elsewhere.start();
      asked.enqueue(
          new MockResponse.Builder()
              .code(401)
              .addHeader("WWW-Authenticate", "Basic realm=x")
              .build());
      asked.enqueue(new MockResponse.Builder().body("in").build());
      asked.enqueue(
          new MockResponse.Builder()
              .code(307)
              .addHeader("Location", elsewhere.url("/there").toString())
              .build());
      elsewhere.enqueue(new MockResponse.Builder().body(new Buffer().writeUtf8("layer")).build());
      var base = URI.create(asked.url("/").toString().replaceAll("/$", ""));
      var logins =
          Logins.read(
              Files.writeString(
                  folder.resolve("logins"),
                  "{\"auths\":{\"%s\":{\"auth\":\"secret\"}}}".formatted(base.getAuthority())));
      var visit = new Visit(base, API, logins, new Fetch(Duration.ZERO));
      visit.ask("GET", visit.at("manifests/1"));
      var file = folder.resolve("layer");

      assertThat(visit.download(visit.at("blobs/x"), file, 100, LONGEST)).isEqualTo(200);

      assertThat(file).hasContent("layer");
      assertThat(elsewhere.takeRequest().getHeaders().get("Authorization")).isNull();
    }
  }

  private Answer of(String digest) {
    return contents.of(API, digest, LONGEST);
  }

  private static Known database(Installed... packages) {
    return new Known(Set.of(packages), "its package database");
  }

  private static String dpkg(String name, String version) {
    return "Package: %s\nStatus: install ok installed\nVersion: %s\n".formatted(name, version);
  }
}
