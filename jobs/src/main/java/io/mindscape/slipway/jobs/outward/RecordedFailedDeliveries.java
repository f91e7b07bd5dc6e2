package io.mindscape.slipway.jobs.outward;

import io.mindscape.slipway.jobs.effect.Act;
import io.mindscape.slipway.jobs.effect.Act.Kind;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.recovery.FailedDeliveries;
import java.time.Instant;
import java.util.List;

/** The forge's list of what did not arrive, each request to send something again recorded. */
public final class RecordedFailedDeliveries implements FailedDeliveries {

  private final FailedDeliveries deliveries;
  private final Effects effects;

  public RecordedFailedDeliveries(FailedDeliveries deliveries, Effects effects) {
    this.deliveries = deliveries;
    this.effects = effects;
  }

  @Override
  public void redeliver(long id) {
    effects.set(
        new Act(
            Kind.REDELIVERY, Long.toString(id), "another attempt at the delivery of attempt " + id),
        "asked for",
        () -> deliveries.redeliver(id));
  }

  @Override
  public List<Failed> since(Instant since) {
    return deliveries.since(since);
  }
}
