package io.mindscape.slipway.bot.observe;

import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.Tag;
import io.helidon.metrics.api.Timer;
import io.mindscape.slipway.jobs.delivery.Deliveries.Tally;
import io.mindscape.slipway.jobs.maintenance.plan.Planning.PutOff;
import io.mindscape.slipway.jobs.recovery.Missed;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The bot's own metrics. */
public final class Meters implements Missed {

  private final MeterRegistry registry;
  private final Counter signatureFailures;
  private final Timer work;
  private final Counter windowLooks;
  private final Counter superseded;
  private final Counter lostLeases;

  public Meters(MeterRegistry registry) {
    this.registry = registry;
    this.signatureFailures =
        registry.getOrCreate(
            Counter.builder("slipway_signature_failures")
                .description("Deliveries whose signature was missing or wrong"));
    this.work =
        registry.getOrCreate(
            Timer.builder("slipway_work").description("Time spent on one attempt at a delivery"));
    this.windowLooks =
        registry.getOrCreate(
            Counter.builder("slipway_window_looks")
                .description("How often it was asked whether the maintenance window is open"));
    this.superseded =
        registry.getOrCreate(
            Counter.builder("slipway_deliveries_superseded")
                .description("Deliveries that a newer one made superfluous before they began"));
    this.lostLeases =
        registry.getOrCreate(
            Counter.builder("slipway_leases_lost")
                .description("Leases that were lost while this process worked under them"));
  }

  /**
   * Shows how deliveries stand.
   *
   * @param source asked now and then
   */
  public void standing(Supplier<Tally> source, Clock clock) {
    Standing.register(registry, source, clock);
  }

  /**
   * Shows what a repository's maintenance has put off.
   *
   * @param source asked at most once in a minute
   */
  public void putOff(String repository, Supplier<PutOff> source, Clock clock) {
    var recent = new Recent<>(source, new PutOff(0, 0), Duration.ofMinutes(1), clock);
    var tags = List.of(Tag.create("repository", repository));
    registry.getOrCreate(
        Gauge.builder("slipway_maintenance_deferred", () -> recent.get().tasks())
            .description("Tasks of maintenance that were put off when they had their turn last")
            .tags(tags));
    registry.getOrCreate(
        Gauge.builder("slipway_maintenance_raised", () -> recent.get().raised())
            .description("Tasks of maintenance that were put off so often that they come first")
            .tags(tags));
  }

  /** So many deliveries were passed over, because newer ones made them superfluous. */
  public void superseded(int deliveries) {
    superseded.increment(deliveries);
  }

  /** Somebody else goes on with what this process worked on. */
  public void leaseLost() {
    lostLeases.increment();
  }

  /**
   * Shows how we stand with GitHub's limits.
   *
   * @param remaining of the hourly limit; nothing while it is unknown
   */
  public void budget(LongSupplier spent, LongSupplier waits, Supplier<OptionalLong> remaining) {
    gauge("slipway_github_points", "Points spent of GitHub's budget", spent::getAsLong);
    gauge("slipway_github_waits", "Requests that waited for GitHub's budget", waits::getAsLong);
    gauge(
        "slipway_github_remaining",
        "What GitHub's hourly limit still allows; -1 while it is unknown",
        () -> remaining.get().orElse(-1));
  }

  /** Shows how far our clock is off. */
  public void clock(Supplier<Duration> ahead) {
    gauge(
        "slipway_clock_ahead_milliseconds",
        "How far this machine's clock is ahead of GitHub's or the database's, or behind; 0 within"
            + " the tolerance",
        () -> ahead.get().toMillis());
  }

  private void gauge(String name, String description, Supplier<Long> value) {
    registry.getOrCreate(Gauge.builder(name, value).description(description));
  }

  /** Where they are kept. */
  public MeterRegistry registry() {
    return registry;
  }

  /** Somebody asked whether the maintenance window is open. */
  public void lookedAtWindow() {
    windowLooks.increment();
  }

  public void signatureFailed() {
    signatureFailures.increment();
  }

  @Override
  public void found(String kind, How how, int count) {
    registry
        .getOrCreate(
            Counter.builder("slipway_missed_events")
                .description(
                    "Events that nobody heard of when they happened, by how they were found")
                .tags(
                    List.of(
                        Tag.create("kind", kind),
                        Tag.create("how", how.name().toLowerCase(Locale.ROOT)))))
        .increment(count);
  }

  /** A request at GitHub's door was turned away. */
  public void refused(String reason) {
    registry
        .getOrCreate(
            Counter.builder("slipway_webhook_refused")
                .description("Requests at GitHub's door that were turned away, by why")
                .tags(List.of(Tag.create("reason", reason))))
        .increment();
  }

  /** A delivery could not be stored; GitHub was told to send it again. */
  public void notStored() {
    registry
        .getOrCreate(
            Counter.builder("slipway_webhook_not_stored")
                .description("Deliveries that could not be stored and were answered with 503"))
        .increment();
  }

  /**
   * An attempt at a delivery ended.
   *
   * @param outcome one of done, ignored, refused, retry, dead, given_back, discarded
   */
  public void worked(String event, String outcome, Duration took) {
    work.record(took);
    ended(event, outcome);
  }

  /** A delivery was kept that asks for nothing. */
  public void filed(String event) {
    ended(event, "ignored");
  }

  private void ended(String event, String outcome) {
    registry
        .getOrCreate(
            Counter.builder("slipway_deliveries")
                .description("Deliveries and attempts at them, by how they ended")
                .tags(List.of(Tag.create("event", event), Tag.create("outcome", outcome))))
        .increment();
  }
}
