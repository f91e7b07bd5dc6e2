package io.mindscape.slipway.jobs.maintenance.orders;

final class MemoryOrderBookTest extends OrderBookContract {

  private final MemoryOrderBook book = new MemoryOrderBook();

  @Override
  protected OrderBook book() {
    return book;
  }
}
