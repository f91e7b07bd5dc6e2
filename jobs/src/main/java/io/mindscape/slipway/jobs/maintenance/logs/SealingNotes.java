package io.mindscape.slipway.jobs.maintenance.logs;

import io.mindscape.slipway.jobs.effect.AuditSealing;
import io.mindscape.slipway.jobs.effect.AuditSealing.Sealed;
import io.mindscape.slipway.jobs.maintenance.task.Footing;
import io.mindscape.slipway.jobs.prose.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Counts what is sealed of the audit log, and tells it also where the work was broken off. */
final class SealingNotes implements AuditSealing.Progress {

  private final Footing at;
  private final List<String> files = new ArrayList<>();
  private long lines;
  private boolean ended;
  private Optional<String> trouble = Optional.empty();

  SealingNotes(Footing at) {
    this.at = at;
  }

  @Override
  public void next(String act) {
    at.check(act);
  }

  @Override
  public void noted(String file) {
    files.add(Markdown.code(file));
  }

  @Override
  public void removed(long more) {
    lines += more;
  }

  /** It came to its end by itself. */
  void end(Sealed sealed) {
    ended = true;
    trouble = sealed.trouble();
  }

  void tell() {
    if (lines > 0) {
      at.notes()
          .did(
              "audit log: %d old lines moved from the database into files%s"
                  .formatted(lines, names(": ")));
    } else if (!files.isEmpty()) {
      at.notes().did("audit log: old lines copied into files and not removed yet" + names(": "));
    } else if (ended && trouble.isEmpty()) {
      at.notes().did("audit log: no line is old enough to be moved into a file");
    }
    trouble.ifPresent(why -> at.notes().couldNot("audit log: " + Markdown.code(why)));
  }

  private String names(String before) {
    return files.isEmpty() ? "" : files.stream().collect(Collectors.joining(", ", before, ""));
  }
}
