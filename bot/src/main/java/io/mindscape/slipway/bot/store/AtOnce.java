package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.jobs.delivery.Delivery;
import io.mindscape.slipway.jobs.delivery.State;
import java.util.List;
import java.util.Set;

/** Keeps arrivals in the database at once: each batch is a transaction. */
record AtOnce(Store store, Packing packing) implements Keeper {

  AtOnce(Store store) {
    this(store, new Packing());
  }

  @Override
  public Arrival arrival(State state, Delivery delivery) {
    return new Arrival(state, Rows.light(delivery), packing.pack(delivery.evidence()));
  }

  @Override
  public Set<Arrival> keep(List<Arrival> batch) {
    var fresh = store.writeLanes(handle -> new Arriving(handle, store.dialect()).insert(batch));
    store.force();
    if (fresh.stream().anyMatch(arrival -> arrival.state() == State.PENDING)) {
      store.tellOfWork();
    }
    return fresh;
  }

  @Override
  public void settle() {
    // They are there.
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
