package io.mindscape.slipway.bot.app;

import io.mindscape.slipway.bot.settings.Settings;
import io.mindscape.slipway.bot.store.Store;
import io.mindscape.slipway.jobs.effect.AuditSealing;
import io.mindscape.slipway.jobs.maintenance.guard.Belongings;
import io.mindscape.slipway.jobs.maintenance.guard.Caches;
import io.mindscape.slipway.jobs.maintenance.guard.Records;
import java.nio.file.Path;
import java.time.Clock;

/** What the bot keeps, and does not keep for ever. */
final class Keeping {

  private final Settings settings;

  Keeping(Settings settings) {
    this.settings = settings;
  }

  Belongings belongings(Store store, Caches mirrors, Clock clock) {
    var temporary = Path.of(System.getProperty("java.io.tmpdir"));
    return new Belongings(
        Records.of(store.deliveries(), store.ledger())
            .and(store.wholes(clock)::expire)
            .and(store.reviews(clock)::expire)
            .and(store.pastMaintenance()::expire),
        sealing(store),
        mirrors.and(new TemporaryFiles(temporary)));
  }

  /**
   * The folder beside an embedded database lasts as long as that does. A database elsewhere
   * outlives the data folder of a container, so somebody has to name a folder that does too.
   */
  private AuditSealing sealing(Store store) {
    var storage = settings.storage();
    var audit = storage.audit();
    return storage.database() == null || audit.isNamed()
        ? store.sealing(audit.folder(), audit.retention())
        : AuditSealing.NOTHING;
  }
}
