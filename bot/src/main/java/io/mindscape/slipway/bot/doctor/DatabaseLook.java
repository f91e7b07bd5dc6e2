package io.mindscape.slipway.bot.doctor;

import io.mindscape.slipway.bot.settings.Settings;
import io.mindscape.slipway.bot.store.Standing;
import io.mindscape.slipway.policies.Refused;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The bot's own database. */
final class DatabaseLook {

  private static final String DATABASE = "database";

  /** Its makers mend what is older no more. */
  private static final int OLDEST_POSTGRESQL = 14;

  private static final Duration MOST_APART = Duration.ofSeconds(5);

  private DatabaseLook() {}

  static List<Told> look(Settings.Storage storage, Clock clock) {
    var secret = storage.database();
    var url = secret == null ? null : secret.reveal();
    try {
      return Standing.of(url, storage.data())
          .map(standing -> told(standing, clock))
          .orElseGet(
              () ->
                  List.of(
                      Told.note(
                          DATABASE,
                          "there is none in %s yet: it is made when the bot starts"
                              .formatted(storage.data()))));
    } catch (Refused refused) {
      if (url == null && String.valueOf(refused.getMessage()).contains("in use")) {
        return List.of(Told.ok(DATABASE, "the embedded one, open in a Slipway that runs"));
      }
      throw refused;
    }
  }

  static List<Told> told(Standing standing, Clock clock) {
    var told = new ArrayList<Told>();
    told.add(
        standing.product().startsWith("PostgreSQL") && standing.major() < OLDEST_POSTGRESQL
            ? Told.note(
                DATABASE,
                "%s is not mended any more: move to %d or newer"
                    .formatted(standing.product(), OLDEST_POSTGRESQL))
            : Told.ok(DATABASE, standing.product()));
    told.add(tables(standing));
    if (!standing.isDurable()) {
      told.add(
          Told.wrong(
              "durability",
              "fsync is off, so what was acknowledged can be lost in a power cut: set fsync = on in"
                  + " postgresql.conf"));
    }
    var apart = Duration.between(clock.instant(), standing.now()).abs();
    told.add(
        apart.compareTo(MOST_APART) > 0
            ? Told.wrong(
                "its clock",
                "%d s apart from this machine's, so leases end at the wrong time: set both by NTP"
                    .formatted(apart.toSeconds()))
            : Told.ok("its clock", "as this machine's"));
    return told;
  }

  private static Told tables(Standing standing) {
    var what = "tables";
    if (standing.isUnknown()) {
      return Told.wrong(
          what,
          "version %s is of a newer Slipway: run that, or give this one a database of its own"
              .formatted(standing.schema()));
    }
    if (standing.schema().isEmpty()) {
      return Told.note(what, "there are none yet: they are made when the bot starts");
    }
    return standing.waiting() > 0
        ? Told.note(
            what,
            "version %s; %d migrations are made when the bot starts"
                .formatted(standing.schema(), standing.waiting()))
        : Told.ok(what, "version " + standing.schema());
  }
}
