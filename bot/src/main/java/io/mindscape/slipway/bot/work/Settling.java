package io.mindscape.slipway.bot.work;

import io.mindscape.slipway.jobs.delivery.Claim;
import io.mindscape.slipway.jobs.delivery.Queue;
import io.mindscape.slipway.jobs.effect.Masked;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Tells the queue, and the log, how attempts ended. Each answers with a word for the metrics. What
 * is told may quote others, and is kept for anybody who lists deliveries: what looks like a secret
 * is masked.
 */
record Settling(Queue queue, Clock clock) {

  private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

  String settle(Claim claim, Ending ending) {
    boolean settled =
        switch (ending) {
          case Ending.Done(var word, var remark) ->
              queue.done(claim, masked(remark), clock.instant());
          case Ending.Again(var error, var again) -> queue.retry(claim, Masked.text(error), again);
          case Ending.Failed(var failure, var again) ->
              queue.fail(claim, Masked.text(failure.toString()), again);
          case Ending.Dead(var error, var failure) ->
              queue.dead(claim, Masked.text(error), clock.instant());
        };
    if (!settled) {
      return discarded(claim);
    }
    tell(claim, ending);
    return ending.word();
  }

  private static @Nullable String masked(@Nullable String remark) {
    return remark == null ? null : Masked.text(remark);
  }

  /** Puts it back, as when nothing had been tried. */
  String giveBack(Claim claim) {
    return queue.giveBack(claim) ? "given_back" : discarded(claim);
  }

  /** Nothing is told to the queue: somebody else goes on with it, now or soon. */
  String discarded(Claim claim) {
    about(LOG.atWarn(), claim).log("how it ended is discarded: the lease was lost");
    return "discarded";
  }

  private static void tell(Claim claim, Ending ending) {
    switch (ending) {
      case Ending.Done(var word, var remark) -> {
        if (remark != null) {
          about(LOG.atWarn(), claim).log("{}", remark);
        }
      }
      case Ending.Again(var error, var again) ->
          about(LOG.atWarn(), claim).addKeyValue("again_at", again).log("{}", error);
      case Ending.Failed(var failure, var again) ->
          about(LOG.atError(), claim)
              .addKeyValue("again_at", again)
              .setCause(failure)
              .log("internal error");
      case Ending.Dead(var error, var failure) ->
          about(LOG.atError(), claim)
              .setCause(failure)
              .log(
                  "given up: {}. Once that is mended: slipway deliveries replay {}",
                  error,
                  claim.delivery().guid());
    }
  }

  private static LoggingEventBuilder about(LoggingEventBuilder log, Claim claim) {
    var delivery = claim.delivery();
    return log.addKeyValue("delivery", delivery.guid())
        .addKeyValue("event", delivery.event())
        .addKeyValue("subject", delivery.subject())
        .addKeyValue("attempt", claim.attempt());
  }
}
