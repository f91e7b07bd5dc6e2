package io.mindscape.slipway.bot.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.bot.render.Tgz;
import io.mindscape.slipway.jobs.advisory.content.Contents.Answer;
import io.mindscape.slipway.jobs.advisory.content.Contents.Answer.Known;
import io.mindscape.slipway.jobs.advisory.content.Installed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bills of materials under tags that are made of an image's digest, as cosign leaves them. */
final class CosignTagsTest {

  private static final String REPOSITORY = "mindscape/api";

  private static final String SPDX =
      """
      {"spdxVersion":"SPDX-2.3","packages":[{"name":"lodash","externalRefs":[{"referenceType":"purl",
      "referenceLocator":"pkg:npm/lodash@4.17.20"}]}]}
      """;
  private static final String CYCLONE_DX =
      """
      {"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"purl":"pkg:npm/lodash@4.17.20"}]}
      """;
  private static final String SCAN =
      "{\"predicateType\":\"https://cosign.sigstore.dev/attestation/vuln/v1\",\"predicate\":{}}";

  private static final Installed LODASH = new Installed("npm", "lodash", "4.17.20");
  private static final Answer OF_SPDX = new Known(Set.of(LODASH), "its SBOM (SPDX)");
  private static final Answer OF_CYCLONE_DX = new Known(Set.of(LODASH), "its SBOM (CycloneDX)");
  private static final Answer OF_DATABASE =
      new Known(Set.of(new Installed("Debian:12", "openssl", "3.0.10-1")), "its package database");

  private static final String DSSE = "application/vnd.dsse.envelope.v1+json";
  private static final String BUNDLE = "application/vnd.dev.sigstore.bundle.v0.3+json";

  /**
   * What hangs there, and what is known then.
   *
   * @param suffix of the tag
   * @param type of its files
   */
  private record Case(String suffix, String type, List<String> files, Answer known) {
    static Case of(String suffix, String type, String file, Answer known) {
      return new Case(suffix, type, List.of(file), known);
    }
  }

  private static List<Case> cases() {
    return List.of(
        Case.of(".sbom", "text/spdx+json", SPDX, OF_SPDX),
        Case.of(".sbom", "spdx+json", SPDX, OF_SPDX),
        Case.of(".sbom", "application/vnd.cyclonedx+json", CYCLONE_DX, OF_CYCLONE_DX),
        Case.of(".att", DSSE, signed(statement("https://spdx.dev/Document", SPDX)), OF_SPDX),
        Case.of(
            ".att",
            DSSE,
            signed(statement("https://cyclonedx.org/bom", CYCLONE_DX)),
            OF_CYCLONE_DX),
        new Case(
            ".att",
            DSSE,
            List.of(signed(SCAN), signed(statement("https://spdx.dev/Document/v2.3", SPDX))),
            OF_SPDX),
        Case.of(
            ".att",
            BUNDLE,
            "{\"mediaType\":\"%s\",\"verificationMaterial\":{\"tlogEntries\":[]},\"dsseEnvelope\":%s}"
                .formatted(BUNDLE, signed(statement("https://spdx.dev/Document", SPDX))),
            OF_SPDX),
        // What tells nothing leaves it to the package database.
        Case.of(".sbom", "text/spdx", "SPDXVersion: SPDX-2.3\nPackageName: lodash\n", OF_DATABASE),
        Case.of(".sbom", "application/vnd.cyclonedx+xml", "<bom/>", OF_DATABASE),
        Case.of(".sbom", "text/spdx+json", "<html>", OF_DATABASE),
        Case.of(".sbom", "text/spdx+json", "{\"spdxVersion\":\"SPDX-2.3\"}", OF_DATABASE),
        Case.of(".att", DSSE, signed(SCAN), OF_DATABASE),
        Case.of(".att", DSSE, "{\"payload\":\"no base64!\",\"signatures\":[]}", OF_DATABASE),
        Case.of(".att", DSSE, signed(signed(SPDX)), OF_DATABASE),
        Case.of(
            ".sig", "application/vnd.dev.cosign.simplesigning.v1+json", signed(SPDX), OF_DATABASE));
  }

  private static String statement(String type, String predicate) {
    return "{\"_type\":\"https://in-toto.io/Statement/v0.1\",\"predicateType\":\"%s\",\"predicate\":%s}"
        .formatted(type, predicate);
  }

  private static String signed(String payload) {
    return "{\"payloadType\":\"application/vnd.in-toto+json\",\"payload\":\"%s\",\"signatures\":[{\"sig\":\"MEUC\"}]}"
        .formatted(Base64.getEncoder().encodeToString(payload.getBytes(UTF_8)));
  }

  @Test
  void eachIsReadAsFarAsItTells(@TempDir Path folder) throws IOException {
    var cases = cases();
    assertThat(cases).hasSize(15);
    try (var registry = DebiansRegistry.start(folder)) {
      for (int at = 0; at < cases.size(); at++) {
        var one = cases.get(at);
        var digest = registry.pushLayers(REPOSITORY, "1." + at, List.of(layer("app " + at)));
        hang(registry, digest, one);

        assertThat(of(registry, digest)).as("%s", one).isEqualTo(one.known());
      }
    }
  }

  @Test
  void oneOnTheListOfPlatformsCountsForEachOfThem(@TempDir Path folder) {
    try (var registry = DebiansRegistry.start(folder)) {
      var digest = registry.pushForTwoPlatforms(REPOSITORY, "2");
      hang(registry, digest, Case.of(".sbom", "text/spdx+json", SPDX, OF_SPDX));

      assertThat(of(registry, digest)).isEqualTo(OF_SPDX);
    }
  }

  private static byte[] layer(String own) throws IOException {
    return Tgz.of()
        .file("etc/os-release", "ID=debian\nVERSION_ID=12\n")
        .file(
            "var/lib/dpkg/status",
            "Package: openssl\nStatus: install ok installed\nVersion: 3.0.10-1\n")
        .file("app/api", own)
        .gzipped();
  }

  private static void hang(DebiansRegistry registry, String digest, Case one) {
    registry.pushFiles(
        REPOSITORY,
        digest.replace(':', '-') + one.suffix(),
        one.type(),
        one.files().stream().map(file -> file.getBytes(UTF_8)).toList());
  }

  private static Answer of(DebiansRegistry registry, String digest) {
    return new OciRegistry(registry.url()).contents().of(REPOSITORY, digest, Duration.ofMinutes(1));
  }
}
