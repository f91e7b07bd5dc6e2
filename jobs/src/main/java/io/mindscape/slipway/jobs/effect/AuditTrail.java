package io.mindscape.slipway.jobs.effect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The audit log as it is read. */
public interface AuditTrail {

  /** The newest {@code limit} lines, newest first. */
  List<AuditLine> list(int limit);

  /** The newest {@code limit} lines that are older than line {@code before}, newest first. */
  List<AuditLine> listBefore(long before, int limit);

  /**
   * Walks the whole chain.
   *
   * @param known a hash that was noted elsewhere and has to be in the chain; empty for none
   */
  Verdict verify(Optional<String> known);

  /** Whether it is as it was written. */
  sealed interface Verdict {
    /**
     * Every line is as it was written, and none is missing before the last.
     *
     * @param from when the first line was written; empty where there is none
     * @param head the hash of the last line: noted elsewhere, it shows later that nothing was cut
     */
    record Whole(long lines, Optional<Instant> from, Optional<Instant> to, String head)
        implements Verdict {}

    /**
     * Somebody changed it.
     *
     * @param seq the first line that is wrong or missing
     */
    record Broken(long seq, String why) implements Verdict {}

    /** The chain is whole, but it has no line with the hash that was noted: its end was cut off. */
    record Cut(long lines, String known) implements Verdict {}
  }
}
