package io.mindscape.slipway.jobs.maintenance.breakglass;

final class MemoryRequestsTest extends RequestsContract {

  private final MemoryRequests requests = new MemoryRequests();

  @Override
  protected Requests requests() {
    return requests;
  }
}
