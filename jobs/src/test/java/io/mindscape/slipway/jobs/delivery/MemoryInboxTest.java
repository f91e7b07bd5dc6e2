package io.mindscape.slipway.jobs.delivery;

final class MemoryInboxTest extends InboxContract {

  private final Inbox inbox = new MemoryInbox();

  @Override
  protected Inbox inbox() {
    return inbox;
  }
}
