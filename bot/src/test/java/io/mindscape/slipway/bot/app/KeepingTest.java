package io.mindscape.slipway.bot.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.bot.settings.SettingsReader;
import io.mindscape.slipway.bot.store.Store;
import io.mindscape.slipway.jobs.maintenance.guard.Caches;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where old lines of the audit log go, by what is set. */
final class KeepingTest {

  private static final Instant BEGIN = Instant.parse("2025-11-01T12:00:00Z");
  private static final String URL = "jdbc:postgresql://127.0.0.1:1/slipway";

  @TempDir private Path folder;

  @Test
  void besideTheEmbeddedDatabaseTheyGoIntoTheDataFolder() throws Exception {
    assertThat(sealed(Map.of(), Duration.ofDays(366))).isEqualTo(5);
    assertThat(folder.resolve("data/audit")).isNotEmptyDirectory();
  }

  @Test
  void theyAreKeptForAYearIfNothingIsSaidOfIt() throws Exception {
    assertThat(sealed(Map.of(), Duration.ofDays(364))).isZero();
    assertThat(folder.resolve("data/audit")).doesNotExist();
  }

  @Test
  void theyAreKeptForAsLongAsIsSaid() throws Exception {
    assertThat(sealed(Map.of("SLIPWAY_AUDIT_RETENTION", "P30D"), Duration.ofDays(31))).isEqualTo(5);
  }

  @Test
  void ofADatabaseElsewhereNothingGoesAnywhereUntilSomebodySaysWhere() throws Exception {
    assertThat(sealed(Map.of("SLIPWAY_DATABASE_URL", URL), Duration.ofDays(3660))).isZero();
    var there = folder.resolve("shared");
    var named = Map.of("SLIPWAY_DATABASE_URL", URL, "SLIPWAY_AUDIT_EXPORT_DIR", there.toString());

    assertThat(sealed(named, Duration.ofDays(3660))).isPositive();
    assertThat(there).isNotEmptyDirectory();
    assertThat(folder.resolve("data/audit")).doesNotExist();
  }

  private long sealed(Map<String, String> more, Duration later) throws Exception {
    var data = Files.createDirectories(folder.resolve("data"));
    var set = new HashMap<>(more);
    set.put("SLIPWAY_DATA_DIR", data.toString());
    set.put("SLIPWAY_WEBHOOK_SECRET", "what the forge signs with");
    set.put("SLIPWAY_GITHUB_TOKEN", "token-of-a-test");
    set.put("SLIPWAY_REPOSITORIES", "mindscape/platform");
    var settings = SettingsReader.read(set, SettingsReader.Flags.NONE);
    try (var store = Store.embedded(data)) {
      AuditCommandTest.write(store, BEGIN, 5);
      var own = new Keeping(settings).belongings(store, Caches.NOTHING, Clock.systemUTC());
      return own.audit().seal(BEGIN.plus(later), next -> {}).lines();
    }
  }
}
