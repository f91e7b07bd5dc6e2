package io.mindscape.slipway.jobs.reconcile;

import java.util.HashMap;
import java.util.Map;

/**
 * What was found undone, look after look. What happened a moment ago looks undone while its
 * delivery is still on the way: so what is seen for the first time is believed at the second look.
 */
final class Sightings {

  private Map<Object, Boolean> before = Map.of();
  private Map<Object, Boolean> now = new HashMap<>();
  private boolean atOnce;

  /**
   * @param atOnce whether the first look is believed at once: the bot was away before, and nothing
   *     is on its way
   */
  Sightings(boolean atOnce) {
    this.atOnce = atOnce;
  }

  /** What to think of it. */
  enum Sight {
    /** It may be on its way. */
    NEW,
    /** Nobody told us. */
    BELIEVED,
    /** It was believed before, and is still so. */
    KNOWN
  }

  /**
   * Something is undone.
   *
   * @param what equal at every look as long as it is the same that is undone
   */
  Sight see(Object what) {
    var known = before.get(what);
    var sight =
        known == null ? atOnce ? Sight.BELIEVED : Sight.NEW : known ? Sight.KNOWN : Sight.BELIEVED;
    now.put(what, sight != Sight.NEW);
    return sight;
  }

  /** Everything was looked at. */
  void end() {
    before = now;
    now = new HashMap<>();
    atOnce = false;
  }

  /** The look was broken off: what was not seen may still be so. */
  void breakOff() {
    var both = new HashMap<>(before);
    both.putAll(now);
    before = both;
    now = new HashMap<>();
  }
}
