package io.mindscape.slipway.jobs.effect;

import java.time.Instant;

/**
 * What the bot did to the world and what it refused to do, for good: entries are added, and neither
 * changed nor removed.
 */
public interface AuditLog {

  /**
   * Adds an entry. When this returns, it survives a power cut.
   *
   * @throws io.mindscape.slipway.jobs.Unavailable when it cannot be kept
   */
  void append(Entry entry);

  /** Who did what, why, and what became of it. */
  record Entry(Instant at, Cause cause, Deed deed, Outcome outcome) {}

  /**
   * What was done, or tried.
   *
   * @param kind the word of an {@link Act.Kind}, or another for what is no outward act, such as
   *     {@code command}
   * @param key what it was done to
   * @param words for a person
   */
  record Deed(String kind, String key, String words) {
    public static Deed of(Act act) {
      return new Deed(act.kind().word(), act.key(), act.what());
    }
  }
}
