package io.mindscape.slipway.jobs.effect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The audit log as it is read. */
public interface AuditTrail {

  /** The newest {@code limit} lines, newest first; those that are sealed are not among them. */
  List<AuditLine> list(int limit);

  /** The newest {@code limit} lines that are older than line {@code before}, newest first. */
  List<AuditLine> listBefore(long before, int limit);

  /** What was moved out of it into files, the oldest first. */
  default List<AuditSeal> seals() {
    return List.of();
  }

  /**
   * Walks the whole chain, through the files of what is sealed and then what is left.
   *
   * @param known a hash that was noted elsewhere and has to be in the chain; empty for none
   */
  Verdict verify(Optional<String> known);

  /** Whether it is as it was written. */
  sealed interface Verdict {
    /**
     * Every line that could be read is as it was written, and none is missing before the last.
     *
     * @param from when the first line was written; empty where there is none
     * @param head the hash of the last line: noted elsewhere, it shows later that nothing was cut
     */
    record Whole(
        long lines, Optional<Instant> from, Optional<Instant> to, String head, Sealed sealed)
        implements Verdict {
      /** Where nothing is sealed. */
      public Whole(long lines, Optional<Instant> from, Optional<Instant> to, String head) {
        this(lines, from, to, head, Sealed.NOTHING);
      }
    }

    /**
     * Somebody changed it.
     *
     * @param seq the first line that is wrong or missing
     */
    record Broken(long seq, String why) implements Verdict {}

    /** The chain is whole, but it has no line with the hash that was noted: its end was cut off. */
    record Cut(long lines, String known) implements Verdict {}

    /**
     * What could be read is whole, and the hash that was noted is not in it; it may be in a file
     * that is not here.
     */
    record Unseen(long lines, String known, List<AuditSeal> away) implements Verdict {
      public Unseen {
        away = List.copyOf(away);
      }
    }
  }

  /**
   * What is sealed in files.
   *
   * @param read whose files were read, line by line
   * @param away whose files are not here: of their lines nothing is proved but that what follows
   *     them does
   * @param strays files of the folder that look like segments and belong to no seal
   */
  record Sealed(List<AuditSeal> read, List<AuditSeal> away, List<String> strays) {
    public static final Sealed NOTHING = new Sealed(List.of(), List.of(), List.of());

    public Sealed {
      read = List.copyOf(read);
      away = List.copyOf(away);
      strays = List.copyOf(strays);
    }
  }
}
