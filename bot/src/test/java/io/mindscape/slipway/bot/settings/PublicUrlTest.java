package io.mindscape.slipway.bot.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.policies.Refused;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code SLIPWAY_PUBLIC_URL}: what is taken, and what is refused. */
final class PublicUrlTest {

  @TempDir private Path folder;

  private Settings read(String url) {
    var environment =
        new HashMap<>(
            Map.of(
                "SLIPWAY_WEBHOOK_SECRET", "a secret",
                "SLIPWAY_GITHUB_TOKEN", "a-token",
                "SLIPWAY_REPOSITORIES", "o/n",
                "SLIPWAY_DATA_DIR", folder.toString()));
    environment.put("SLIPWAY_PUBLIC_URL", url);
    return SettingsReader.read(environment, SettingsReader.Flags.NONE);
  }

  @Test
  void needNotBeSet() {
    assertThat(read("").http().publicUrl()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "https://slipway.example.com, https://slipway.example.com",
    "http://127.0.0.1:8080/, http://127.0.0.1:8080",
    "http://[::1]:8080, http://[::1]:8080",
    "HTTPS://slipway.example.com/tools/slipway//, HTTPS://slipway.example.com/tools/slipway",
  })
  void isTakenWithoutASlashAtItsEnd(String written, String taken) {
    assertThat(read(written).http().publicUrl()).isEqualTo(URI.create(taken));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "slipway.example.com",
        "/slipway",
        "ftp://slipway.example.com",
        "javascript:alert(1)",
        "https://",
        "https:///slipway",
        "https://:8080",
        "https://slipway.example.com:port",
        "https://slipway.example.com:99999",
        "https://slip way.example.com",
        "https://[::1",
        "https://-.example.com/%zz",
        "https://slipway.example.com/a)b",
        "https://slipway.example.com/?a=b",
        "https://slipway.example.com/#top",
        "https://ana:hunter2@slipway.example.com",
      })
  void isRefusedByItsNameAndNotRepeated(String nonsense) {
    assertThatThrownBy(() -> read(nonsense))
        .isInstanceOf(Refused.class)
        .hasMessageStartingWith("SLIPWAY_PUBLIC_URL is no")
        .hasMessageNotContaining("hunter2");
  }
}
