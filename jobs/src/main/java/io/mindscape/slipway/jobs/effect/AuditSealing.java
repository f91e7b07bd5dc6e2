package io.mindscape.slipway.jobs.effect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Moves old lines of the audit log out of the database, into files that can be proved together with
 * what is left of it.
 */
@FunctionalInterface
public interface AuditSealing {

  /** Everything stays where it is. */
  AuditSealing NOTHING = (now, progress) -> new Sealed(0, List.of(), Optional.empty());

  /**
   * Seals what is old enough. A line leaves the database only when the file that has it was read
   * back and noted. Where it is broken off, whoever does it next goes on.
   *
   * @param progress is told of each act; what it throws before one ends the work
   * @throws io.mindscape.slipway.jobs.Unavailable when the database does not answer
   */
  Sealed seal(Instant now, Progress progress);

  /** Hears how it goes, so that what was done can be told of work that was broken off. */
  @FunctionalInterface
  interface Progress {
    /**
     * Told before each act.
     *
     * @param act for a person; what is thrown here ends the work before it
     */
    void next(String act);

    /** A file is there for good, new or written again, and the database knows it. */
    default void noted(String file) {}

    /** So many more lines have left the database. */
    default void removed(long lines) {}
  }

  /**
   * What was done.
   *
   * @param lines how many left the database
   * @param files that were noted
   * @param trouble why not all was done that should have been, and what to do; empty if it was
   */
  record Sealed(long lines, List<String> files, Optional<String> trouble) {
    public Sealed {
      files = List.copyOf(files);
    }
  }
}
