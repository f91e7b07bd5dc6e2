package io.mindscape.slipway.jobs.effect;

import io.mindscape.slipway.jobs.effect.AuditLog.Deed;
import io.mindscape.slipway.jobs.effect.AuditLog.Entry;
import java.time.Instant;

/**
 * What is noted of lines that were moved out of the audit log into a file. The log itself has a
 * line that says so, of kind {@value #KIND}, so that no seal is noted that it does not know.
 *
 * @param first the number of the first line in it
 * @param last the number of the last
 * @param from when the first line was written
 * @param to when the last line was written
 * @param previous the hash of the line before the first
 * @param hash of the last line: what is left of the log follows it
 * @param file its name, without a folder
 * @param digest the SHA-256 of the file, in 64 hexadecimal digits
 */
public record AuditSeal(
    long first,
    long last,
    Instant from,
    Instant to,
    String previous,
    String hash,
    String file,
    String digest) {

  /** Of the lines that tell of seals. */
  public static final String KIND = "audit-seal";

  public AuditSeal {
    if (first < 1 || last < first) {
      throw new IllegalArgumentException("lines %d to %d are no segment".formatted(first, last));
    }
  }

  /** How many lines are in it. */
  public long lines() {
    return last - first + 1;
  }

  /** What the log itself says of it. */
  public Entry entry(Instant now) {
    return new Entry(
        now,
        Cause.current(),
        new Deed(KIND, file, "lines %d to %d of the audit log are sealed".formatted(first, last)),
        Outcome.done(told()));
  }

  /** What stands in the line that tells of it. */
  String told() {
    return "SHA-256 " + digest;
  }

  /** As a person sees it in a list. */
  public String words() {
    return "%s (lines %d to %d)".formatted(file, first, last);
  }
}
