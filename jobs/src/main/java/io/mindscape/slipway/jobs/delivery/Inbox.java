package io.mindscape.slipway.jobs.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps deliveries until they are done, and long enough after to know a repetition. */
public interface Inbox {

  /**
   * Keeps a delivery. When this returns, it survives a power cut.
   *
   * @return whether it is new; one that is there already is left as it is
   */
  boolean keep(Delivery delivery);

  /**
   * Takes the oldest waiting delivery whose subject nobody works on, and marks it running.
   *
   * @param now deliveries that are to be tried again later than this are passed over
   */
  Optional<Claim> claim(Instant now);

  void done(String guid, Instant at);

  /** Puts it back, to be tried again. */
  void retry(String guid, String error, Instant notBefore);

  /** Gives up: it stays, with its error, for a person. */
  void dead(String guid, String error, Instant at);

  /** Puts back everything that was running when the process died. Says how many. */
  int release();

  /** The newest {@code limit} deliveries, newest first. */
  List<Entry> list(int limit);

  Optional<Entry> show(String guid);

  /** Lets it run again, whatever became of it; false where there is none. */
  boolean replay(String guid);

  /** Deletes what was done before {@code before}; says how many. */
  int expire(Instant before);

  /**
   * A delivery to work on.
   *
   * @param attempt from 1
   */
  record Claim(Delivery delivery, int attempt) {}

  /** A delivery and what became of it. */
  record Entry(
      Delivery delivery,
      State state,
      int attempts,
      @Nullable Instant finishedAt,
      @Nullable String error) {}

  /** What becomes of deliveries. */
  enum State {
    PENDING,
    RUNNING,
    DONE,
    DEAD
  }
}
