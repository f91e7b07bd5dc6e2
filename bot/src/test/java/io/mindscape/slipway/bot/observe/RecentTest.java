package io.mindscape.slipway.bot.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.Tag;
import io.mindscape.slipway.jobs.SetClock;
import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.maintenance.plan.Planning.PutOff;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What meters show between two questions to the database. */
final class RecentTest {

  private final SetClock clock = new SetClock("2026-11-29T02:00:00Z");
  private int asked;
  private boolean away;

  private int ask() {
    asked++;
    if (away) {
      throw new Unavailable("the database", "no", Duration.ofSeconds(1), null);
    }
    return asked;
  }

  @Test
  void theDatabaseIsAskedOnceInAWhileHoweverOftenSomebodyLooks() {
    var recent = new Recent<>(this::ask, 0, Duration.ofSeconds(5), clock);

    assertThat(recent.get()).isEqualTo(1);
    clock.pass(Duration.ofSeconds(4));
    assertThat(recent.get()).isEqualTo(1);
    clock.pass(Duration.ofSeconds(1));
    assertThat(recent.get()).isEqualTo(2);
  }

  @Test
  void whileItDoesNotAnswerItStaysWhatItSaidLast() {
    var recent = new Recent<>(this::ask, 0, Duration.ofSeconds(5), clock);
    away = true;
    assertThat(recent.get()).isZero();
    away = false;
    clock.pass(Duration.ofSeconds(5));
    assertThat(recent.get()).isEqualTo(2);
    away = true;
    clock.pass(Duration.ofSeconds(5));
    assertThat(recent.get()).isEqualTo(2);
    assertThat(asked).isEqualTo(3);
  }

  @Test
  void whatWasPutOffIsShownForEachRepository() {
    var meters = new Meters(MeterRegistry.create());
    meters.putOff("o/n", () -> new PutOff(2, 1), clock);
    meters.putOff("o/m", () -> new PutOff(0, 0), clock);

    assertThat(value(meters, "slipway_maintenance_deferred", "o/n")).isEqualTo(2);
    assertThat(value(meters, "slipway_maintenance_raised", "o/n")).isEqualTo(1);
    assertThat(value(meters, "slipway_maintenance_deferred", "o/m")).isZero();
  }

  private static int value(Meters meters, String name, String repository) {
    return meters
        .registry()
        .gauge(name, List.of(Tag.create("repository", repository)))
        .map(gauge -> gauge.value().intValue())
        .orElseThrow();
  }
}
