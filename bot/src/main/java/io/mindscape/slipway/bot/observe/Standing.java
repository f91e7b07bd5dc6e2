package io.mindscape.slipway.bot.observe;

import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.MeterRegistry;
import io.mindscape.slipway.jobs.delivery.Deliveries.Tally;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/** Gauges of how deliveries stand. */
final class Standing {

  private static final Duration FRESH = Duration.ofSeconds(5);

  private final Supplier<Tally> recent;
  private final Clock clock;

  private Standing(Supplier<Tally> source, Clock clock) {
    this.recent = new Recent<>(source, new Tally(0, null, 0), FRESH, clock);
    this.clock = clock;
  }

  static void register(MeterRegistry registry, Supplier<Tally> source, Clock clock) {
    var standing = new Standing(source, clock);
    registry.getOrCreate(
        Gauge.builder("slipway_deliveries_unfinished", () -> standing.recent.get().unfinished())
            .description("Deliveries that wait, run, or are to be tried again"));
    registry.getOrCreate(
        Gauge.builder("slipway_deliveries_oldest_seconds", standing::age)
            .description("The age of the oldest delivery that is not finished"));
    registry.getOrCreate(
        Gauge.builder("slipway_deliveries_dead", () -> standing.recent.get().dead())
            .description("Deliveries that were given up and wait for a person"));
  }

  private long age() {
    var oldest = recent.get().oldest();
    return oldest == null ? 0 : Math.max(0, Duration.between(oldest, clock.instant()).toSeconds());
  }
}
