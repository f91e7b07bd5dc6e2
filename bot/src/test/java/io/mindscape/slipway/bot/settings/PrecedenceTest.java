package io.mindscape.slipway.bot.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.bot.settings.SettingsReader.Flags;
import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of the file, the environment and the flags counts, and how what is wrong is named. */
final class PrecedenceTest {

  @TempDir private Path folder;

  private Settings read(String file, Map<String, String> environment, Flags flags)
      throws IOException {
    var all =
        new HashMap<>(
            Map.of(
                "SLIPWAY_WEBHOOK_SECRET", "a secret",
                "SLIPWAY_GITHUB_TOKEN", "a-token",
                "SLIPWAY_REPOSITORIES", "o/n",
                "SLIPWAY_DATA_DIR", folder.resolve("data").toString(),
                "SLIPWAY_CONFIG", file().toString()));
    all.putAll(environment);
    Files.writeString(file(), file);
    return SettingsReader.read(all, flags);
  }

  private Path file() {
    return folder.resolve("slipway.yaml");
  }

  @Test
  void aFlagWinsOverTheEnvironmentAndThatOverTheFile() throws IOException {
    var file = "host: 10.0.0.1\nport: 1\nclock-tolerance: PT7S\n";
    var environment = Map.of("SLIPWAY_HOST", "10.0.0.2", "SLIPWAY_PORT", "2");

    var settings = read(file, environment, new Flags(null, null, 3));

    assertThat(settings.http().port()).isEqualTo(3);
    assertThat(settings.http().host()).isEqualTo("10.0.0.2");
    assertThat(settings.upkeep().clockTolerance()).hasSeconds(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "registries: [a.example, b.example]",
        "registries:\n- a.example\n- b.example",
        "registries: a.example,b.example",
      })
  void aListInTheFileGivesWayAsAWhole(String file) throws IOException {
    var over = Map.of("SLIPWAY_REGISTRIES", "c.example, d.example");

    assertThat(read(file, Map.of(), Flags.NONE).upkeep().registries().hosts())
        .containsExactlyInAnyOrder("a.example", "b.example");
    assertThat(read(file, over, Flags.NONE).upkeep().registries().hosts())
        .containsExactlyInAnyOrder("c.example", "d.example");
  }

  @Test
  void whatIsBlankCountsAsNotSet() throws IOException {
    var blank = Map.of("SLIPWAY_PORT", "  ", "SLIPWAY_HOST", "");

    var settings = read("port: 81\nhost: ''\n", blank, new Flags(null, " ", null));

    assertThat(settings.http().port()).isEqualTo(81);
    assertThat(settings.http().host()).isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "port: http | 1: port is \"http\"",
        "api-token: short | 1: api-token is no token",
        "host: 127.0.0.1\\ngithub:\\n  api-url: me | 3: github.api-url is \"me\"",
        "github: {app-id: 7} | Both a GitHub token and a GitHub App",
        "database-url: db | 1: database-url is no JDBC URL",
        "maintenance:\\n\\n  database-url: db | 3: maintenance.database-url is no JDBC URL",
        "registries:\\n- a.example\\n- https://b.example | 1: registries has \"https://b.example\"",
        "terraform-registries: a/b | 1: terraform-registries has \"a/b\"",
        "advisories: ftp://osv.example | 1: advisories has \"ftp://osv.example\"",
        "clock-tolerance: 5 | 1: clock-tolerance is \"5\"",
        "audit: {retention: PT1H} | 1: audit.retention is \"PT1H\"",
        "public-url: here | 1: public-url is no address",
        "render-time: [PT5S] | 1: render-time is a list: write one value",
        "kubeconfig: \"a\\0b\" | 1: kubeconfig is no path",
        "prot: 1 | 1: there is no setting \"prot\"; did you mean \"port\"?",
      })
  void whatIsWrongInTheFileIsNamedByItsLine(String file, String told) {
    var start = told.startsWith("Both") ? told : file() + ":" + told;

    assertThatThrownBy(() -> read(file.replace("\\n", "\n"), Map.of(), Flags.NONE))
        .isInstanceOf(Refused.class)
        .hasMessageStartingWith(start);
  }

  @Test
  void whatIsWrongElsewhereIsNamedByItsVariableOrFlag() {
    var file = "port: 1\n";

    assertThatThrownBy(() -> read(file, Map.of("SLIPWAY_PORT", "http"), Flags.NONE))
        .hasMessageStartingWith("SLIPWAY_PORT is \"http\": write a port");
    assertThatThrownBy(() -> read(file, Map.of("SLIPWAY_PORT", "2"), new Flags(null, null, 70_000)))
        .hasMessageStartingWith("--port is \"70000\": write a port");
  }
}
