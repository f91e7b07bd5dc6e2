package io.mindscape.slipway.sandbox.forge.hook;

import io.mindscape.slipway.sandbox.forge.http.Faults;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;

/** All hooks, and what they were told. */
public final class Hooks implements AutoCloseable {

  private final Map<Long, Known> hooks = new ConcurrentSkipListMap<>();
  private final Courier courier = new Courier();
  private final Faults faults;
  private final LongSupplier ids;
  private final Clock clock;

  public Hooks(Faults faults, LongSupplier ids, Clock clock) {
    this.faults = faults;
    this.ids = ids;
    this.clock = clock;
  }

  private record Known(Hook hook, Line line) {}

  /** Adds a hook, or puts another in the place of the one with its id. */
  public void keep(Hook hook) {
    var told = deliveries(hook).reversed();
    remove(hook.id());
    var line =
        new Line(hook.toString(), told, (message, redelivery) -> tell(hook, message, redelivery));
    hooks.put(hook.id(), new Known(hook, line));
  }

  public void remove(long id) {
    var known = hooks.remove(id);
    if (known != null) {
      known.line().close();
    }
  }

  /** The hooks of a repository, oldest first. */
  public List<Hook> of(String repo) {
    return hooks.values().stream()
        .map(Known::hook)
        .filter(hook -> hook.scope().equals(new Hook.Scope.Repository(repo)))
        .toList();
  }

  /** All that are told of what happens in a repository, oldest first. */
  public List<Hook> covering(String repo) {
    return hooks.values().stream().map(Known::hook).filter(hook -> hook.covers(repo)).toList();
  }

  /** The hook of an App, if it has one. */
  public Optional<Hook> ofApp(long id) {
    return hooks.values().stream()
        .map(Known::hook)
        .filter(hook -> hook.scope() instanceof Hook.Scope.App app && app.id() == id)
        .findFirst();
  }

  /** Puts a message in line for a hook; returns at once. */
  public void send(Hook hook, Message message) {
    line(hook).ifPresent(line -> line.add(message, false));
  }

  /** Puts a message in line that was told before. */
  public void sendAgain(Hook hook, Message message) {
    line(hook).ifPresent(line -> line.add(message, true));
  }

  /** What a hook was told, newest first. */
  public List<Delivery> deliveries(Hook hook) {
    return line(hook).map(Line::told).orElse(List.of());
  }

  public Optional<Delivery> delivery(Hook hook, long id) {
    return line(hook).flatMap(line -> line.find(id));
  }

  private Optional<Line> line(Hook hook) {
    return Optional.ofNullable(hooks.get(hook.id())).map(Known::line);
  }

  private Delivery tell(Hook hook, Message message, boolean redelivery)
      throws InterruptedException {
    var outcome =
        faults.losesDelivery(message.event())
            ? Courier.lost(hook, message)
            : courier.carry(hook, message);
    return new Delivery(ids.getAsLong(), message, redelivery, clock.instant(), outcome);
  }

  @Override
  public void close() {
    hooks.values().forEach(known -> known.line().close());
    hooks.clear();
    courier.close();
  }
}
