package io.mindscape.slipway.sandbox.chaos;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where the bot was killed, and how often it was at work then. */
final class Tally {

  private final Map<Trap.Point, Integer> around = new HashMap<>();
  private int kills;
  private int atWork;
  private int openIntents;

  /**
   * @param where nothing where it was left to chance
   */
  void killed(Optional<Trap.Point> where, Database.Works works) {
    kills++;
    atWork += works.isAny() ? 1 : 0;
    openIntents += works.intents() > 0 ? 1 : 0;
    where.ifPresent(point -> around.merge(point, 1, Integer::sum));
  }

  int kills() {
    return kills;
  }

  /** How many kills left a delivery that was running, or an intent without an outcome. */
  int atWork() {
    return atWork;
  }

  /** How many left an intent without an outcome. */
  int openIntents() {
    return openIntents;
  }

  /** How many were at {@code point}. */
  int around(Trap.Point point) {
    return around.getOrDefault(point, 0);
  }

  /** Whether it was killed around a request of {@code kind}. */
  boolean hasMet(Kind kind) {
    return around.keySet().stream().anyMatch(point -> point.kind() == kind);
  }

  int byChance() {
    return kills - around.values().stream().mapToInt(Integer::intValue).sum();
  }
}
