package io.mindscape.slipway.jobs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The outward acts that a fake was asked for, in order; and the place to let the process "die" at
 * one of them, once.
 */
public final class Acts {

  private final List<String> done = new ArrayList<>();
  private final Map<String, Boolean> deaths = new HashMap<>();
  private boolean isCounting;
  private boolean anyDies;
  private int left;

  /** The next act of that name does not happen: the process dies before it. */
  public synchronized void dieBefore(String act) {
    deaths.put(act, Boolean.FALSE);
  }

  /** The next act of that name happens, and the process dies before it hears of it. */
  public synchronized void dieAfter(String act) {
    deaths.put(act, Boolean.TRUE);
  }

  /**
   * The process dies at whatever act is done next but some.
   *
   * @param others how many are done before
   * @param after whether that act happens all the same
   */
  public synchronized void dieAt(int others, boolean after) {
    if (others < 0) {
      throw new IllegalArgumentException("others is " + others);
    }
    left = others;
    anyDies = after;
    isCounting = true;
  }

  /** Does an act, unless the process is to die at it. */
  public synchronized <T> T around(String act, Supplier<T> doing) {
    var dies = deaths.remove(act);
    if (isCounting && left-- == 0) {
      isCounting = false;
      dies = anyDies;
    }
    if (Boolean.FALSE.equals(dies)) {
      throw new Died(act);
    }
    var outcome = doing.get();
    done.add(act);
    if (Boolean.TRUE.equals(dies)) {
      throw new Died(act);
    }
    return outcome;
  }

  /** The names of what was done, oldest first. */
  public synchronized List<String> all() {
    return List.copyOf(done);
  }

  /** How often the act was done. */
  public synchronized long count(String act) {
    return done.stream().filter(act::equals).count();
  }

  /** What stands for the death of the process: nobody catches it. */
  public static final class Died extends Error {
    private static final long serialVersionUID = 1L;

    Died(String act) {
      super("died at " + act);
    }
  }
}
