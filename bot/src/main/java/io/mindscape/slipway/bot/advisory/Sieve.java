package io.mindscape.slipway.bot.advisory;

import io.mindscape.slipway.jobs.advisory.Advisories.Told;
import io.mindscape.slipway.jobs.advisory.Advisory;
import io.mindscape.slipway.jobs.advisory.OsvFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Keeps of the advisories what is about some packages. */
final class Sieve {

  private final Set<String> names;
  private final long end;
  private final List<Advisory> kept = new ArrayList<>();
  private int read;
  private int unreadable;

  /**
   * @param end until when they are read, on the clock of whoever reads
   */
  Sieve(Set<String> names, long end) {
    this.names = names;
    this.end = end;
  }

  long end() {
    return end;
  }

  /** How many were read, kept or not. */
  int read() {
    return read;
  }

  void take(byte[] json) {
    switch (OsvFile.read(json)) {
      case OsvFile.Read.Found(var advisory) -> {
        read++;
        var about = advisory.about(names);
        if (!about.affected().isEmpty()) {
          kept.add(about);
        }
      }
      case OsvFile.Read.Withdrawn() -> read++;
      case OsvFile.Read.Unreadable() -> unreadable++;
    }
  }

  Told told() {
    return new Told(kept, unreadable);
  }
}
