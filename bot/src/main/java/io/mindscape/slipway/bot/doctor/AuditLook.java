package io.mindscape.slipway.bot.doctor;

import io.mindscape.slipway.bot.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where old lines of the audit log are to go. */
final class AuditLook {

  private static final String WHAT = "audit log";

  private AuditLook() {}

  static List<Told> look(Settings.Storage storage) {
    var audit = storage.audit();
    if (audit.isNamed()) {
      return isOurs(audit.folder()) ? List.of() : List.of(closed(audit.folder()));
    }
    return storage.database() == null
        ? List.of()
        : List.of(
            Told.note(
                WHAT,
                "its lines stay in the database for good: to have those older than %s moved into files, set SLIPWAY_AUDIT_EXPORT_DIR to a folder that lasts"
                    .formatted(audit.retention())));
  }

  private static Told closed(Path folder) {
    return Told.wrong(
        WHAT,
        "%s cannot be written, so nothing is moved out of the database: set SLIPWAY_AUDIT_EXPORT_DIR to a folder of the user that runs Slipway"
            .formatted(folder));
  }

  /** It may not be there yet: the bot makes it, where it may. */
  private static boolean isOurs(Path folder) {
    for (var at = folder; at != null; at = at.getParent()) {
      if (Files.exists(at)) {
        return Files.isDirectory(at) && Files.isWritable(at);
      }
    }
    return false;
  }
}
