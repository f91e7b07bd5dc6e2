package io.mindscape.slipway.bot.work;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How an attempt at a delivery ended. */
sealed interface Ending {

  /** What the metrics call it. */
  String word();

  /**
   * There is nothing more to do.
   *
   * @param word done, ignored, or refused
   * @param remark what a person should know
   */
  record Done(String word, @Nullable String remark) implements Ending {}

  /** Somebody else did not do their part. */
  record Again(String error, Instant again) implements Ending {
    @Override
    public String word() {
      return "retry";
    }
  }

  /** We did not do our part; more attempts are left. */
  record Failed(Throwable failure, Instant again) implements Ending {
    @Override
    public String word() {
      return "retry";
    }
  }

  /** It is given up. */
  record Dead(String error, @Nullable Throwable failure) implements Ending {
    @Override
    public String word() {
      return "dead";
    }
  }
}
