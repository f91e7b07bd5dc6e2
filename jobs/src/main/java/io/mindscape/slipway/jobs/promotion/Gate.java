package io.mindscape.slipway.jobs.promotion;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that stands between a pull request and an environment, or no longer does.
 *
 * @param name such as {@code approvals}
 * @param whose who can open it: people, a team, the clock
 * @param why in words, as Markdown: what was found; for an open gate too
 * @param until when it opens by itself, where that is known
 * @param next what to type or do; empty where there is nothing
 */
public record Gate(
    String name, boolean open, String whose, String why, @Nullable Instant until, String next) {

  static Gate open(String name, String whose, String why) {
    return new Gate(name, true, whose, why, null, "");
  }

  static Gate closed(String name, String whose, String why, String next) {
    return new Gate(name, false, whose, why, null, next);
  }

  static Gate closedUntil(String name, String why, Instant until) {
    return new Gate(name, false, "the clock", why, until, "");
  }
}
