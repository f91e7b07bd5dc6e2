package io.mindscape.slipway.bot.advisory;

import io.mindscape.slipway.jobs.advisory.OsvFile;
import java.time.Instant;

/** Counts advisories, and remembers when the newest of them was changed. */
final class Newest implements Reading {

  private final long end;
  private int read;
  private Instant newest = Instant.EPOCH;

  /**
   * @param end until when they are read, on the clock of whoever reads
   */
  Newest(long end) {
    this.end = end;
  }

  @Override
  public void take(byte[] json) {
    if (!(OsvFile.read(json) instanceof OsvFile.Read.Unreadable)) {
      read++;
      OsvFile.modified(json).filter(newest::isBefore).ifPresent(at -> newest = at);
    }
  }

  @Override
  public int read() {
    return read;
  }

  @Override
  public long end() {
    return end;
  }

  /** 1970 where none says when. */
  Instant newest() {
    return newest;
  }
}
