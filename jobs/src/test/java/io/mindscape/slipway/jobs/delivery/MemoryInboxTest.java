package io.mindscape.slipway.jobs.delivery;

import org.junit.jupiter.api.Nested;

/** The fake does what the databases do. */
final class MemoryInboxTest {

  private final MemoryInbox inbox = new MemoryInbox();
  private final DeliveryStore all = new DeliveryStore(inbox, inbox, inbox);

  @Nested
  class AsDeliveries extends DeliveriesContract {
    @Override
    protected DeliveryStore store() {
      return all;
    }
  }

  @Nested
  class AsQueue extends QueueContract {
    @Override
    protected DeliveryStore store() {
      return all;
    }
  }

  @Nested
  class AsLeases extends LeaseContract {
    @Override
    protected DeliveryStore store() {
      return all;
    }
  }
}
