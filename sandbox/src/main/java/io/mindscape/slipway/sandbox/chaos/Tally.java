package io.mindscape.slipway.sandbox.chaos;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Where the bot was killed, and how often it was at work then. */
final class Tally {

  private final Map<Kind, int[]> around = new EnumMap<>(Kind.class);
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
    where.ifPresent(
        point ->
            around.computeIfAbsent(point.kind(), same -> new int[2])[point.moment().ordinal()]++);
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
    return around.getOrDefault(point.kind(), new int[2])[point.moment().ordinal()];
  }

  int byChance() {
    int aimed = around.values().stream().mapToInt(both -> both[0] + both[1]).sum();
    return kills - aimed;
  }
}
