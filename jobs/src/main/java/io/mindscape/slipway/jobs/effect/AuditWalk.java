package io.mindscape.slipway.jobs.effect;

import io.mindscape.slipway.jobs.effect.AuditTrail.Sealed;
import io.mindscape.slipway.jobs.effect.AuditTrail.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Walks an audit log from its first line to its last, and stops at the first that is wrong. */
public final class AuditWalk {

  private final Optional<String> known;
  private final List<AuditSeal> read = new ArrayList<>();
  private final List<AuditSeal> away = new ArrayList<>();
  private final Map<String, String> told = new HashMap<>();
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

  /** From the middle: what comes next is to follow line {@code seq}, which has that hash. */
  public static AuditWalk after(long seq, String hash) {
    var walk = new AuditWalk(Optional.empty());
    walk.seq = seq;
    walk.hash = hash;
    return walk;
  }

  /**
   * Takes the next line.
   *
   * @return whether it is as it should be, and the walk may go on
   */
  public boolean take(AuditLine line) {
    return take(line, "");
  }

  /**
   * The same.
   *
   * @param place where it stands, as {@code FILE:LINE}; empty for the database
   */
  public boolean take(AuditLine line, String place) {
    long expected = seq + 1;
    if (line.seq() > expected) {
      return stop(
          expected, place, "it is missing: the next that is there is %d".formatted(line.seq()));
    }
    if (line.seq() < expected) {
      return stop(line.seq(), place, "it does not belong there");
    }
    if (!line.isSound()) {
      return stop(expected, place, "its hash does not fit what it says");
    }
    if (!line.previous().equals(hash)) {
      return stop(expected, place, "it does not follow the one before it");
    }
    if (line.kind().equals(AuditSeal.KIND)) {
      told.put(line.key(), line.detail());
    }
    arrive(expected, line.hash(), line.at(), line.at());
    return true;
  }

  /** Begins with a segment: it has to follow what came before. */
  public boolean begin(AuditSeal seal) {
    boolean follows = seal.first() == seq + 1 && seal.previous().equals(hash);
    return follows
        ? broken == null
        : stop(seal.first(), seal.file(), "what is noted of it does not follow what came before");
  }

  /** Ends a segment whose lines were taken: it has to end as it was noted. */
  public boolean end(AuditSeal seal) {
    if (seq != seal.last() || !hash.equals(seal.hash())) {
      return stop(
          Math.min(seq, seal.last()) + 1,
          seal.file(),
          "it ends with line %d, and should with %d".formatted(seq, seal.last()));
    }
    read.add(seal);
    return broken == null;
  }

  /** Goes past a segment that cannot be read. */
  public void stepOver(AuditSeal seal) {
    away.add(seal);
    arrive(seal.last(), seal.hash(), seal.from(), seal.to());
  }

  /**
   * Ends the walk where it is.
   *
   * @param place where it is, as {@code FILE:LINE}; empty for the database
   * @return false
   */
  public boolean stop(long wrong, String place, String why) {
    if (broken == null) {
      broken = new Verdict.Broken(wrong, place.isEmpty() ? why : place + ": " + why);
    }
    return false;
  }

  private void arrive(long line, String newHash, Instant begun, Instant ended) {
    seq = line;
    hash = newHash;
    from = from == null ? begun : from;
    to = ended;
    met |= known.isPresent() && known.get().equals(hash);
  }

  /** The number of the line that was taken last. */
  public long seq() {
    return seq;
  }

  /** The hash of the line that was taken last. */
  public String hash() {
    return hash;
  }

  /** What is wrong, if something was met that is. */
  public Optional<Verdict.Broken> broken() {
    return Optional.ofNullable(broken);
  }

  /**
   * Ends the walk.
   *
   * @param last the number of the last line, as the log itself remembers it
   * @param head its hash
   */
  public Verdict end(long last, String head) {
    return end(last, head, List.of());
  }

  /**
   * The same.
   *
   * @param strays see {@link Sealed#strays}
   */
  public Verdict end(long last, String head, List<String> strays) {
    if (broken == null && seq < last) {
      stop(seq + 1, "", "it is missing, and so is all after it");
    }
    if (broken == null && (seq > last || !hash.equals(head))) {
      stop(seq, "", "the log remembers line %d as its last, with another hash".formatted(last));
    }
    if (broken == null) {
      untold()
          .ifPresent(
              seal ->
                  stop(seal.first(), seal.file(), "no line of the log says that it was sealed"));
    }
    if (broken != null) {
      return broken;
    }
    if (met) {
      return new Verdict.Whole(
          seq,
          Optional.ofNullable(from),
          Optional.ofNullable(to),
          hash,
          new Sealed(read, away, strays));
    }
    return away.isEmpty()
        ? new Verdict.Cut(seq, known.orElseThrow())
        : new Verdict.Unseen(seq, known.orElseThrow(), away);
  }

  /** A seal of which the log says nothing, though all after it was read. */
  private Optional<AuditSeal> untold() {
    long unread = away.isEmpty() ? 0 : away.getLast().first();
    return Stream.concat(read.stream(), away.stream())
        .filter(seal -> seal.first() >= unread)
        .filter(seal -> !seal.told().equals(told.get(seal.file())))
        .findFirst();
  }
}
