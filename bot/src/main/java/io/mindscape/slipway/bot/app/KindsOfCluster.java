package io.mindscape.slipway.bot.app;

import io.mindscape.slipway.bot.cluster.ServedApi;
import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.judge.Judge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The judge for a cluster as it is, which is asked every few minutes what kinds it has. While it
 * does not answer, what it said last holds; before it has answered once, nothing is judged.
 */
final class KindsOfCluster implements Supplier<Judge> {

  private static final Logger LOG = LoggerFactory.getLogger(KindsOfCluster.class);
  private static final Duration FRESH = Duration.ofMinutes(5);

  private final Supplier<ServedApi> cluster;
  private final Clock clock;
  private @Nullable Known known;

  /**
   * Of one cluster.
   *
   * @param cluster what it says now; throws {@link Unavailable} or {@link Refused}
   */
  KindsOfCluster(Supplier<ServedApi> cluster, Clock clock) {
    this.cluster = cluster;
    this.clock = clock;
  }

  private record Known(ServedApi api, Judge judge, Instant since) {}

  /**
   * Who judges now.
   *
   * @throws Unavailable if the cluster has not answered yet
   * @throws Refused if it has not, and a person has to mend that
   */
  @Override
  public synchronized Judge get() {
    var now = clock.instant();
    if (known == null || !now.isBefore(known.since().plus(FRESH))) {
      known = ask(known, now);
    }
    return known.judge();
  }

  private Known ask(@Nullable Known last, Instant now) {
    try {
      var api = cluster.get();
      var judge =
          last != null && last.api().equals(api)
              ? last.judge()
              : Judge.shipped().forCluster(api.version(), api.documents());
      return new Known(api, judge, now);
    } catch (Unavailable | Refused failure) {
      if (last == null) {
        throw failure;
      }
      LOG.atWarn().setCause(failure).log("the cluster does not say its kinds; the last ones hold");
      return new Known(last.api(), last.judge(), now);
    }
  }
}
