package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.jobs.effect.AuditSealing.Progress;
import io.mindscape.slipway.jobs.effect.AuditSealing.Sealed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts what is sealed, and lets another hear of it. */
final class SealingCount implements Progress {

  private final Progress other;
  private final List<String> files = new ArrayList<>();
  private long lines;

  SealingCount(Progress other) {
    this.other = other;
  }

  @Override
  public void next(String act) {
    other.next(act);
  }

  @Override
  public void noted(String file) {
    files.add(file);
    other.noted(file);
  }

  @Override
  public void removed(long more) {
    lines += more;
    other.removed(more);
  }

  Sealed sealed(Optional<String> trouble) {
    return new Sealed(lines, files, trouble);
  }
}
