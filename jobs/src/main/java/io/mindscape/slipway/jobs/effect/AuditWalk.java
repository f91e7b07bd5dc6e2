package io.mindscape.slipway.jobs.effect;

import io.mindscape.slipway.jobs.effect.AuditTrail.Verdict;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Walks an audit log from its first line to its last, and stops at the first that is wrong. */
public final class AuditWalk {

  private final Optional<String> known;
  private boolean met;
  private long seq;
  private String hash = AuditLine.START;
  private @Nullable Instant from;
  private @Nullable Instant to;
  private Verdict.@Nullable Broken broken;

  /**
   * @param known a hash that has to be met on the way; empty for none
   */
  public AuditWalk(Optional<String> known) {
    this.known = known;
    this.met = known.isEmpty() || known.get().equals(AuditLine.START);
  }

  /**
   * Takes the next line.
   *
   * @return whether it is as it should be, and the walk may go on
   */
  public boolean take(AuditLine line) {
    long expected = seq + 1;
    if (line.seq() > expected) {
      return stop(expected, "it is missing: the next that is there is %d".formatted(line.seq()));
    }
    if (line.seq() < expected) {
      return stop(line.seq(), "it does not belong there");
    }
    if (!line.isSound()) {
      return stop(expected, "its hash does not fit what it says");
    }
    if (!line.previous().equals(hash)) {
      return stop(expected, "it does not follow the one before it");
    }
    seq = expected;
    hash = line.hash();
    from = from == null ? line.at() : from;
    to = line.at();
    met |= known.isPresent() && known.get().equals(hash);
    return true;
  }

  private boolean stop(long wrong, String why) {
    broken = new Verdict.Broken(wrong, why);
    return false;
  }

  /**
   * Ends the walk.
   *
   * @param last the number of the last line, as the log itself remembers it
   * @param head its hash
   */
  public Verdict end(long last, String head) {
    if (broken != null) {
      return broken;
    }
    if (seq < last) {
      return new Verdict.Broken(seq + 1, "it is missing, and so is all after it");
    }
    if (seq > last || !hash.equals(head)) {
      return new Verdict.Broken(
          seq, "the log remembers line %d as its last, with another hash".formatted(last));
    }
    return met
        ? new Verdict.Whole(seq, Optional.ofNullable(from), Optional.ofNullable(to), hash)
        : new Verdict.Cut(seq, known.orElseThrow());
  }
}
