package io.mindscape.slipway.sandbox.forge.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How long the server was at answering, in all, by what callers call themselves. Answers that are
 * given at the same time all count.
 */
public final class Spent implements Filter {

  private final Map<String, LongAdder> nanos = new ConcurrentHashMap<>();

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    var agent = request.headers().first(HeaderNames.USER_AGENT).orElse("");
    long began = System.nanoTime();
    try {
      chain.proceed();
    } finally {
      nanos.computeIfAbsent(agent, any -> new LongAdder()).add(System.nanoTime() - began);
    }
  }

  /** On everybody who calls themselves otherwise. */
  public Duration onOthersThan(String agent) {
    return Duration.ofNanos(
        nanos.entrySet().stream()
            .filter(one -> !one.getKey().equals(agent))
            .mapToLong(one -> one.getValue().sum())
            .sum());
  }
}
