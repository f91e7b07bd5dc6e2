package io.mindscape.slipway.jobs.maintenance.logs;

import io.mindscape.slipway.jobs.maintenance.guard.Belongings;
import io.mindscape.slipway.jobs.maintenance.guard.Caches.Freed;
import io.mindscape.slipway.jobs.maintenance.task.Footing;
import io.mindscape.slipway.jobs.maintenance.task.Measure;
import io.mindscape.slipway.jobs.maintenance.task.Step;
import io.mindscape.slipway.jobs.prose.Markdown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Looks after what the bot itself keeps: its records, its audit log, its caches. */
final class OwnRecords {

  /** How long records are kept. */
  static final Duration RETENTION = Duration.ofDays(30);

  private static final Measure RECORDS = new Measure("log_rotation/records", Duration.ofMinutes(2));
  private static final Measure AUDIT = new Measure("log_rotation/audit", Duration.ofMinutes(2));
  private static final Measure CACHES = new Measure("log_rotation/caches", Duration.ofMinutes(3));

  private static final long MEGABYTE = 1L << 20;

  private OwnRecords() {}

  static List<Step> steps(Belongings own) {
    var steps = new ArrayList<Step>();
    steps.add(Step.of("records", "deleting the bot's old records", RECORDS, OwnRecords::expire));
    if (own.seals()) {
      steps.add(Step.of("audit", "sealing old lines of the audit log", AUDIT, OwnRecords::seal));
    }
    if (own.hasCaches()) {
      steps.add(Step.of("caches", "freeing the bot's caches", CACHES, OwnRecords::tidy));
    }
    return steps;
  }

  private static void expire(Footing at) {
    at.check("deleting the bot's old records");
    int expired =
        at.systems().upkeep().own().records().expire(at.occasion().opening().opens(), RETENTION);
    at.notes()
        .did(
            "%d records of the bot older than %d days deleted"
                .formatted(expired, RETENTION.toDays()));
  }

  private static void seal(Footing at) {
    var audit = at.systems().upkeep().own().audit();
    var notes = new SealingNotes(at);
    try {
      notes.end(audit.seal(at.occasion().opening().opens(), notes));
    } finally {
      notes.tell();
    }
  }

  private static void tidy(Footing at) {
    var freed =
        at.systems().upkeep().own().caches().tidy(at.occasion().opening().opens(), at::check);
    at.notes().did(freed.isEmpty() ? "caches: nothing to free" : words(freed));
  }

  private static String words(List<Freed> freed) {
    return "caches: %s freed: %s"
        .formatted(
            size(freed.stream().mapToLong(Freed::bytes).sum()),
            freed.stream()
                .map(one -> "%s (%s)".formatted(Markdown.code(one.what()), size(one.bytes())))
                .collect(Collectors.joining(", ")));
  }

  /** Packing may take a little more than there was. */
  private static String size(long bytes) {
    return bytes < 10 * MEGABYTE
        ? "%,d kB".formatted(Math.max(0, bytes) / 1024)
        : "%,d MB".formatted(bytes / MEGABYTE);
  }
}
