package io.mindscape.slipway.jobs.advisory.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

final class ContentTest {

  private static final String SPDX =
      """
      {"spdxVersion":"SPDX-2.3","packages":[
      {"name":"libssl3","externalRefs":[
      {"referenceType":"cpe23Type","referenceLocator":"cpe:2.3:a:x"},
      {"referenceType":"purl",
      "referenceLocator":"pkg:deb/debian/libssl3@3.0.11-1~deb12u1?arch=amd64&upstream=openssl&distro=debian-12"}]},
      {"name":"unnamed"},
      {"name":"lodash","externalRefs":[
      {"referenceType":"purl","referenceLocator":"pkg:npm/lodash@4.17.20"}]}]}
      """;

  private static final Set<Installed> IN_SPDX =
      Set.of(
          new Installed("Debian:12", "openssl", "3.0.11-1~deb12u1"),
          new Installed("npm", "lodash", "4.17.20"));

  @Test
  void packagesOfDpkgGoByTheirSource() {
    var status =
        """
        Package: libssl3
        Status: install ok installed
        Source: openssl
        Version: 3.0.11-1~deb12u1
        Description: Secure Sockets Layer toolkit
         Version: 9 is in the text
         .
         and so is this

        Package: libgcc-s1
        Status: install ok installed
        Source: gcc-12 (12.2.0-14)
        Version: 12.2.0-14+b1

        Package: bash
        Status: install ok installed
        Version: 5.2.15-2+b2

        Package: removed
        Status: deinstall ok config-files
        Version: 1.0

        Package: half
        Status: install ok half-installed
        Version: 1.0
        """;

    assertThat(PackageDatabase.dpkg(status, "Debian:12"))
        .containsExactly(
            new Installed("Debian:12", "openssl", "3.0.11-1~deb12u1"),
            new Installed("Debian:12", "gcc-12", "12.2.0-14"),
            new Installed("Debian:12", "bash", "5.2.15-2+b2"));
  }

  @Test
  void imagesWithoutAPackageManagerLeaveTheStatusOut() {
    assertThat(PackageDatabase.dpkg("Package: base-files\nVersion: 12.4\n", "Debian:12"))
        .containsExactly(new Installed("Debian:12", "base-files", "12.4"));
  }

  @Test
  void packagesOfApkGoByTheirOrigin() {
    var database =
        """
        C:Q1abc=
        P:libcrypto3
        V:3.1.4-r5
        A:x86_64
        o:openssl
        F:lib
        R:libcrypto.so.3
        Z:Q1V:no

        P:musl
        V:1.2.4-r2
        """;

    assertThat(PackageDatabase.apk(database, "Alpine:v3.19"))
        .containsExactly(
            new Installed("Alpine:v3.19", "openssl", "3.1.4-r5"),
            new Installed("Alpine:v3.19", "musl", "1.2.4-r2"));
  }

  @Test
  void whatIsNoDatabaseHasNoPackages() {
    for (var text : List.of("", "\n\n\n", "hello", ":", "Package:\nVersion:\n", "P:\nV:\n")) {
      assertThat(PackageDatabase.dpkg(text, "Debian:12")).isEmpty();
      assertThat(PackageDatabase.apk(text, "Alpine:v3.19")).isEmpty();
    }
  }

  /** As many as dpkg itself says that there are on the machine that runs this. */
  @Test
  void theDatabaseOfARealDebianIsReadWhole() throws Exception {
    var status = Path.of("/var/lib/dpkg/status");
    Assumptions.assumeTrue(Files.isReadable(status), "not run with a real database of dpkg");
    var told =
        asked("dpkg-query", "-W", "-f", "${db:Status-Status} ${source:Package} ${source:Version}\n")
            .lines()
            .filter(line -> line.startsWith("installed "))
            .map(line -> line.split(" ", -1))
            .map(words -> new Installed("Debian:12", words[1], words[2]))
            .toList();

    assertThat(PackageDatabase.dpkg(Files.readString(status), "Debian:12"))
        .containsExactlyInAnyOrderElementsOf(Set.copyOf(told))
        .hasSizeGreaterThan(50);
  }

  private static String asked(String... command) throws IOException {
    var process = new ProcessBuilder(command).start();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }

  @Test
  void theDistributionIsToldByItsRelease() {
    assertThat(OsRelease.ecosystem("NAME=\"Debian\"\nVERSION_ID=\"12\"\nID=debian\n"))
        .contains("Debian:12");
    assertThat(OsRelease.ecosystem("ID=alpine\nVERSION_ID=3.19.1\n")).contains("Alpine:v3.19");
    assertThat(OsRelease.ecosystem("ID=ubuntu\nVERSION_ID='22.04'\n")).contains("Ubuntu:22.04");
    assertThat(OsRelease.ecosystem("ID=debian\nVERSION_CODENAME=bookworm\n")).contains("Debian:12");
    for (var none :
        List.of("", "ID=fedora\nVERSION_ID=40", "ID=alpine\nVERSION_ID=edge", "ID=debian", "=")) {
      assertThat(OsRelease.ecosystem(none)).as(none).isEmpty();
    }
  }

  @Test
  void packageUrlsAreRead() {
    is("pkg:npm/%40scope/name@1.0.0", new Installed("npm", "@scope/name", "1.0.0"));
    is("pkg:golang/github.com/a/b@v1.2.3#sub", new Installed("Go", "github.com/a/b", "v1.2.3"));
    is(
        "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1?type=jar",
        new Installed("Maven", "org.apache.logging.log4j:log4j-core", "2.14.1"));
    is("pkg:pypi/django@4.2", new Installed("PyPI", "django", "4.2"));
    is("pkg:cargo/regex@1.5.4", new Installed("crates.io", "regex", "1.5.4"));
    is(
        "pkg:apk/alpine/libcrypto3@3.1.4-r5?arch=x86_64&upstream=openssl&distro=alpine-3.19.1",
        new Installed("Alpine:v3.19", "openssl", "3.1.4-r5"));
    is(
        "pkg:deb/debian/git@1%3A2.39.2-1.1?distro=bookworm",
        new Installed("Debian:12", "git", "1:2.39.2-1.1"));
    is(
        "pkg:deb/debian/g%2B%2B@12.2.0+b1?upstream=gcc-defaults%401.203&distro=debian-12",
        new Installed("Debian:12", "gcc-defaults", "1.203"));
    is(
        "pkg:deb/ubuntu/curl@7.81.0-1ubuntu1.10?distro=ubuntu-22.04",
        new Installed("Ubuntu:22.04", "curl", "7.81.0-1ubuntu1.10"));
    for (var none :
        List.of(
            "",
            "pkg:npm/lodash",
            "pkg:generic/thing@1",
            "pkg:deb/debian/curl@1",
            "pkg:npm/a@%zz",
            "npm/a@1",
            "pkg:npm/" + "a".repeat(3_000) + "@1")) {
      assertThat(PackageUrl.read(none)).as(none).isEmpty();
    }
  }

  private static void is(String url, Installed installed) {
    assertThat(PackageUrl.read(url)).as(url).contains(installed);
  }

  @Test
  void billsOfMaterialsAreReadInWhateverTheyAreWrapped() throws IOException {
    var statement = "{\"predicateType\":\"p\",\"predicate\":%s}".formatted(SPDX);
    var envelope =
        "{\"payloadType\":\"application/vnd.in-toto+json\",\"payload\":\"%s\"}"
            .formatted(Base64.getEncoder().encodeToString(statement.getBytes(UTF_8)));
    for (var sbom : List.of(SPDX, statement, envelope)) {
      var read = sbom(sbom).orElseThrow();
      assertThat(read.packages()).isEqualTo(IN_SPDX);
      assertThat(read.from()).isEqualTo("its SBOM (SPDX)");
    }
  }

  @Test
  void componentsOfComponentsAreReadToo() throws IOException {
    var sbom =
        """
        {"bomFormat":"CycloneDX","specVersion":"1.5","components":[
        {"name":"a","purl":"pkg:npm/a@1.0.0","components":[{"purl":"pkg:npm/b@2.0.0"}]},
        {"name":"file","pedigree":{"ancestors":[{"purl":"pkg:npm/old@1.0.0"}]}}]}
        """;

    assertThat(sbom(sbom).orElseThrow().packages())
        .containsExactlyInAnyOrder(
            new Installed("npm", "a", "1.0.0"), new Installed("npm", "b", "2.0.0"));
  }

  @Test
  void whatIsNoBillOfMaterialsIsNone() throws IOException {
    for (var none :
        List.of("", "[]", "{}", "no json", "{\"payload\":\"!!\"}", "{\"bomFormat\":\"Other\"}")) {
      assertThat(sbom(none)).as(none).isEqualTo(Optional.empty());
    }
  }

  private static Optional<Contents.Answer.Known> sbom(String json) throws IOException {
    return Sbom.read(new ByteArrayInputStream(json.getBytes(UTF_8)));
  }
}
