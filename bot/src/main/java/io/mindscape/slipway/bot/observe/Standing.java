package io.mindscape.slipway.bot.observe;

import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.MeterRegistry;
import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.delivery.Deliveries.Tally;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gauges of how deliveries stand. However often somebody looks, the database is asked at most every
 * five seconds; while it does not answer, they show what it said last.
 */
final class Standing {

  private static final Duration FRESH = Duration.ofSeconds(5);

  private final Supplier<Tally> source;
  private final Clock clock;
  private Tally last = new Tally(0, null, 0);
  private @Nullable Instant asked;

  private Standing(Supplier<Tally> source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  static void register(MeterRegistry registry, Supplier<Tally> source, Clock clock) {
    var standing = new Standing(source, clock);
    registry.getOrCreate(
        Gauge.builder("slipway_deliveries_unfinished", () -> standing.now().unfinished())
            .description("Deliveries that wait, run, or are to be tried again"));
    registry.getOrCreate(
        Gauge.builder("slipway_deliveries_oldest_seconds", standing::age)
            .description("The age of the oldest delivery that is not finished"));
    registry.getOrCreate(
        Gauge.builder("slipway_deliveries_dead", () -> standing.now().dead())
            .description("Deliveries that were given up and wait for a person"));
  }

  private long age() {
    var oldest = now().oldest();
    return oldest == null ? 0 : Math.max(0, Duration.between(oldest, clock.instant()).toSeconds());
  }

  private synchronized Tally now() {
    var now = clock.instant();
    if (asked == null || Duration.between(asked, now).abs().compareTo(FRESH) >= 0) {
      asked = now;
      try {
        last = source.get();
      } catch (Unavailable away) {
        // Health tells that the database is away.
        return last;
      }
    }
    return last;
  }
}
