package io.mindscape.slipway.bot.webhook;

import io.mindscape.slipway.bot.webhook.Refusal.TurnedAway;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * The names of a payload's objects, to find one that is there twice in the same object. Jackson's
 * own check makes a set for each object, which is most of what reading an envelope would leave
 * behind; this is one table for all of them.
 */
final class Names implements AutoCloseable {

  private static final int FEW = 1_024;

  /** What is larger is not kept for the next payload. */
  private static final int MANY = 64 * FEW;

  /** So many steps with a table that is half empty are a trick. */
  private static final int MOST_STEPS = 256;

  /** As many as are ever read at the same moment, which the number of processors bounds. */
  private static final Queue<Names> IDLE = new ArrayBlockingQueue<>(16);

  private String[] names = new String[FEW];
  private int[] objects = new int[FEW];
  private int count;

  /** The numbers of the objects that are open; numbers go on from payload to payload. */
  private final int[] open = new int[PayloadJson.DEEPEST + 1];

  private int depth;
  private int last;

  /** Up to this number, objects are those of an earlier payload, and count no more. */
  private int past;

  private Names() {}

  /** A table that is empty. Who took it gives it back by {@link #close}. */
  static Names empty() {
    var idle = IDLE.poll();
    return idle == null ? new Names() : idle;
  }

  @Override
  public void close() {
    if (names.length <= MANY && last < Integer.MAX_VALUE / 2) {
      past = last;
      count = 0;
      depth = 0;
      var _ = IDLE.offer(this);
    }
  }

  /** An object begins. */
  void enter() {
    last++;
    open[depth] = last;
    depth++;
  }

  /** An object ends. */
  void leave() {
    depth--;
  }

  /**
   * Whether the object that began last and has not ended has no such name yet; now it has.
   *
   * @throws TurnedAway if the names were made to get in each other's way
   */
  boolean add(String name) {
    if (2 * (count + 1) > names.length) {
      grow();
    }
    count++;
    return put(name, open[depth - 1]);
  }

  private boolean put(String name, int object) {
    int mask = names.length - 1;
    int at = mixed(name, object) & mask;
    for (int step = 0; step < MOST_STEPS; step++) {
      if (objects[at] <= past) {
        names[at] = name;
        objects[at] = object;
        return true;
      }
      if (objects[at] == object && names[at].equals(name)) {
        return false;
      }
      at = (at + 1) & mask;
    }
    throw Refusal.JSON.turnedAway();
  }

  private static int mixed(String name, int object) {
    int hash = (name.hashCode() + object * 0x9E3779B9) * 0x85EBCA6B;
    return hash ^ hash >>> 15;
  }

  private void grow() {
    var before = names;
    var theirs = objects;
    names = new String[2 * before.length];
    objects = new int[names.length];
    for (int at = 0; at < before.length; at++) {
      if (theirs[at] > past) {
        put(before[at], theirs[at]);
      }
    }
  }
}
