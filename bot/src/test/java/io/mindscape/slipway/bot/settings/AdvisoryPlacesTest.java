package io.mindscape.slipway.bot.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.policies.Refused;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code SLIPWAY_ADVISORIES}: what is taken, and what is refused. */
final class AdvisoryPlacesTest {

  @TempDir private Path folder;

  private Settings read(String places) {
    return SettingsReader.read(
        Map.of(
            "SLIPWAY_WEBHOOK_SECRET", "a secret",
            "SLIPWAY_GITHUB_TOKEN", "a-token",
            "SLIPWAY_REPOSITORIES", "o/n",
            "SLIPWAY_DATA_DIR", folder.toString(),
            "SLIPWAY_ADVISORIES", places),
        SettingsReader.Flags.NONE);
  }

  @Test
  void needNotBeSet() {
    assertThat(read("").upkeep().advisories()).isEmpty();
  }

  @Test
  void areFoldersFilesAndAddresses() {
    assertThat(
            read("/osv, npm.zip,https://osv.example:8443/Debian/all.zip?x=1").upkeep().advisories())
        .containsExactly("/osv", "npm.zip", "https://osv.example:8443/Debian/all.zip?x=1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://osv.example/all.zip",
        "https://user:word@osv.example/all.zip",
        "https:///all.zip",
        "https://osv.example/a b.zip",
        "https://osv.example/{a}",
        "file:///etc/passwd"
      })
  void areRefusedWithWhatToWrite(String places) {
    assertThatThrownBy(() -> read(places))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("SLIPWAY_ADVISORIES")
        .hasMessageContaining("write folders, zip files, or addresses of such");
  }
}
