package io.mindscape.slipway.jobs.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people and jobs want to know about deliveries, and what people may have done to them. */
public interface Deliveries {

  /** How long the bot's own notes are kept once they are done; there may be many. */
  Duration NOTES = Duration.ofHours(1);

  /**
   * The newest {@code limit} that the filter lets pass, newest first, without headers and bodies.
   */
  List<Entry> list(Filter filter, int limit);

  /**
   * As {@link #list}, of those that arrived before the one called {@code guid}; of all where it is
   * empty, and of none where there is no such one.
   */
  List<Entry> listBefore(String guid, Filter filter, int limit);

  /** Everything about one. */
  Optional<Entry> show(String guid);

  /**
   * Lets a finished one run again, after what waits in its lane; one that waits for another attempt
   * is ready at once. Attempts are counted anew. One that waits for its turn or runs is left alone.
   *
   * @return whether there is one with that guid
   */
  boolean replay(String guid, Instant now);

  /** Whether something waits or runs in that lane. */
  boolean unfinished(String subject);

  /** Whether one of that subject and slot waits that has not begun. */
  boolean waiting(String subject, String slot);

  /**
   * Deletes what is not needed any more: what was done or superseded longer ago than {@code
   * retention}, what died twice as long ago, and what {@link #expireNotes} deletes. What is not
   * finished stays.
   *
   * @return how many were deleted
   */
  int expire(Instant now, Duration retention);

  /**
   * Deletes the bot's own notes that were done or superseded more than {@link #NOTES} ago.
   *
   * @return how many were deleted
   */
  int expireNotes(Instant now);

  /** How it stands. Costs little, but is not for every request. */
  Tally tally();

  /**
   * How it stands.
   *
   * @param unfinished waiting, running, or to be tried again
   * @param oldest when the oldest of these arrived
   * @param dead given up
   */
  record Tally(long unfinished, @Nullable Instant oldest, long dead) {}
}
