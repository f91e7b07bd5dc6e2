package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.jobs.delivery.Delivery;
import io.mindscape.slipway.jobs.delivery.State;
import java.util.List;
import java.util.Set;

/** Where a batch of arrivals goes so that it survives a power cut. */
interface Keeper extends AutoCloseable {

  /**
   * What it will be asked to keep; made by the thread that will wait for it, and any number of them
   * do so at the same time.
   */
  Arrival arrival(State state, Delivery delivery);

  /**
   * Returns when all of them survive a power cut. One thread does this, again and again.
   *
   * @return those that were not there before
   */
  Set<Arrival> keep(List<Arrival> batch);

  /** Returns when the database has all that was kept before. */
  void settle();

  @Override
  void close();
}
