package io.mindscape.slipway.jobs.maintenance.guard;

import io.mindscape.slipway.jobs.effect.AuditSealing;
import io.mindscape.slipway.jobs.effect.AuditSealing.Progress;
import java.util.function.Consumer;

/**
 * What the bot itself keeps, and does not keep for ever.
 *
 * @param records are deleted
 * @param audit old lines are moved into files
 * @param caches are freed of what nobody needs
 */
public record Belongings(Records records, AuditSealing audit, Caches caches) {

  /** Nothing but records. */
  public static Belongings of(Records records) {
    return new Belongings(records, AuditSealing.NOTHING, Caches.NOTHING);
  }

  /** The same, but {@code guard} is asked before anything goes. */
  Belongings guardedBy(Guard guard) {
    return new Belongings(
        (now, retention) -> {
          guard.pass("delete the bot's old records");
          return records.expire(now, retention);
        },
        seals() ? (now, progress) -> audit.seal(now, new Guarded(guard, progress)) : audit,
        hasCaches() ? (now, check) -> caches.tidy(now, guarded(guard, check)) : caches);
  }

  /** Whether lines of the audit log ever leave the database. */
  public boolean seals() {
    return !audit.equals(AuditSealing.NOTHING);
  }

  /** Whether there are caches to look after. */
  public boolean hasCaches() {
    return !caches.equals(Caches.NOTHING);
  }

  private record Guarded(Guard guard, Progress progress) implements Progress {
    @Override
    public void next(String act) {
      guarded(guard, progress::next).accept(act);
    }

    @Override
    public void noted(String file) {
      progress.noted(file);
    }

    @Override
    public void removed(long lines) {
      progress.removed(lines);
    }
  }

  private static Consumer<String> guarded(Guard guard, Consumer<String> check) {
    return next -> {
      check.accept(next);
      guard.pass("go on with " + next);
    };
  }
}
