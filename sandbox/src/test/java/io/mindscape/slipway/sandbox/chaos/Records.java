package io.mindscape.slipway.sandbox.chaos;

import io.mindscape.slipway.sandbox.people.Rest;
import io.mindscape.slipway.sandbox.witness.Witness;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the forge and the clusters themselves saw of the bots, and when. */
final class Records implements Witness {

  private final Trap trap;
  private final List<Entry> entries = new CopyOnWriteArrayList<>();

  /**
   * @param trap is told too
   */
  Records(Trap trap) {
    this.trap = trap;
  }

  /**
   * A request that asked for a change.
   *
   * @param at when it arrived
   */
  record Entry(Instant at, Asked asked, int status) {
    boolean isDone() {
      return status / 100 == 2;
    }

    @Override
    public String toString() {
      return "%s %s %s (%d)".formatted(at, asked.method(), asked.path(), status);
    }
  }

  @Override
  public boolean before(Asked asked) {
    entries.add(new Entry(Instant.now(), asked, 0));
    return trap.before(asked);
  }

  @Override
  public void after(Asked asked, int status) {
    entries.add(new Entry(Instant.now(), asked, status));
    trap.after(asked, status);
  }

  /** Each request of a bot twice: as it came, with status 0, and as it was done. */
  List<Entry> ofBots(Kind kind) {
    return entries.stream()
        .filter(entry -> !entry.asked().agent().equals(Rest.AGENT))
        .filter(entry -> Kind.of(entry.asked()).filter(kind::equals).isPresent())
        .toList();
  }

  /** What was done for such requests. */
  List<Entry> done(Kind kind, String method) {
    return ofBots(kind).stream()
        .filter(entry -> entry.isDone() && entry.asked().method().equals(method))
        .toList();
  }
}
