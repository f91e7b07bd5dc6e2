package io.mindscape.slipway.sandbox.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.bot.registry.DebiansRegistry;
import io.mindscape.slipway.bot.render.Tgz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Sunday with a real registry whose images have the package database of a Debian, and a folder of
 * advisories: the pull request says which vulnerabilities go, and the report which stay.
 */
final class KnownVulnerabilitiesTest {

  private static final LocalDate SUNDAY = LocalDate.parse("2026-11-29");

  @Test
  void areEvidenceInThePullRequestAndToldInTheReport(@TempDir Path folder) throws Exception {
    var advisories = Files.createDirectories(folder.resolve("advisories"));
    Files.writeString(advisories.resolve("DSA-1.json"), osv("DSA-5532-1", "3.0.11-1~deb12u2"));
    Files.writeString(advisories.resolve("CVE-1.json"), osv("CVE-2099-0001", "9"));
    try (var registry =
        DebiansRegistry.start(Files.createDirectories(folder.resolve("registry")))) {
      registry.pushLayers("mindscape/api", "1.8.2", List.of(debian("3.0.11-1~deb12u1")));
      registry.pushLayers("mindscape/api", "1.8.4", List.of(debian("3.0.11-1~deb12u2")));
      registry.push("mindscape/web", "2.4.0");
      try (var harbour =
          Harbour.start(
              folder, registry, platform(), Map.of("SLIPWAY_ADVISORIES", advisories.toString()))) {
        var report = harbour.sunday(SUNDAY);

        assertThat(harbour.proposed()).as(report).hasSize(1);
        assertThat(harbour.proposed().get(0).body())
            .contains(
                "takes 1 known vulnerability away; 1 stays. Read from its package database.",
                "| [DSA-5532-1](https://tracker.example/DSA-5532-1) | 7.5 high | `openssl` |"
                    + " `3.0.11-1~deb12u1` | `3.0.11-1~deb12u2` |");
        assertThat(report)
            .contains(
                "`mindscape/api` `1.8.4`: 1 known vulnerability, and no newer image takes it away:",
                "CVE-2099-0001",
                "`mindscape/web` `2.4.0`: what runs in it is not known:");
      }
    }
  }

  private static Map<String, UnaryOperator<String>> platform() {
    return Map.of(
        "slipway.yaml",
        text ->
            text.replace("    - dependency_updates\n", "")
                .replace("    - database_optimization\n", "")
                .replace("    - log_rotation\n", ""));
  }

  private static byte[] debian(String openssl) throws IOException {
    return Tgz.of()
        .file("etc/os-release", "ID=debian\nVERSION_ID=\"12\"\n")
        .file(
            "var/lib/dpkg/status",
            """
            Package: libssl3
            Status: install ok installed
            Source: openssl
            Version: %s
            """
                .formatted(openssl))
        .gzipped();
  }

  private static String osv(String id, String fixed) {
    return """
    {"id":"%1$s","affected":[{"package":{"ecosystem":"Debian:12","name":"openssl"},
    "ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"%2$s"}]}]}],
    "references":[{"type":"ADVISORY","url":"https://tracker.example/%1$s"}],
    "severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N"}]}
    """
        .formatted(id, fixed);
  }
}
