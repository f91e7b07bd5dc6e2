package io.mindscape.slipway.bot.observe;

import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import io.helidon.webserver.observe.health.HealthObserver;
import java.util.List;
import java.util.function.Supplier;

/**
 * {@code /observe/health}: live while the process answers, ready while everything that it needs is
 * well. What it merely looks after is told, and does not make it unready.
 */
public final class HealthChecks {

  private HealthChecks() {}

  /** The routes. */
  public static HealthObserver observer(List<Supplier<Check.Condition>> conditions) {
    var observer = HealthObserver.builder().details(true).useSystemServices(false);
    observer.addCheck(
        () -> HealthCheckResponse.builder().status(true).build(),
        HealthCheckType.LIVENESS,
        "process");
    conditions.forEach(condition -> observer.addCheck(new Ready(condition)));
    return observer.build();
  }

  private record Ready(Supplier<Check.Condition> condition) implements HealthCheck {

    @Override
    public HealthCheckType type() {
      return HealthCheckType.READINESS;
    }

    @Override
    public String name() {
      return condition.get().name();
    }

    @Override
    public HealthCheckResponse call() {
      var now = condition.get();
      var response = HealthCheckResponse.builder().status(now.well() || !now.needed());
      now.problem().ifPresent(problem -> response.detail("problem", problem));
      return response.build();
    }
  }
}
