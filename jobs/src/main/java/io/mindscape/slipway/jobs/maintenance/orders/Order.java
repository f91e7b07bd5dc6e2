package io.mindscape.slipway.jobs.maintenance.orders;

import io.mindscape.slipway.jobs.promotion.Prose;

/**
 * An order for one opening.
 *
 * @param comment the id of the comment that gave it
 * @param who the login of its author
 * @param task as the strategy file names it
 * @param reason as typed; a veto has one, others may
 */
public record Order(long comment, String who, Word word, String task, String reason) {

  static final int LONGEST_REASON = 300;

  public Order {
    reason = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + "…" : reason;
  }

  /** For a person, in Markdown: {@code vetoed by @ana: `quarter's end`}. */
  public String words() {
    var deed =
        switch (word) {
          case VETO -> "vetoed";
          case DEFER -> "deferred";
          case FIRST -> "put first";
          case UNVETO -> "let run";
        };
    return "%s by @%s%s".formatted(deed, who, reason.isEmpty() ? "" : ": " + Prose.code(reason));
  }
}
