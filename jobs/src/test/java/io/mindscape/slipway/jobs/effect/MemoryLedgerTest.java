package io.mindscape.slipway.jobs.effect;

final class MemoryLedgerTest extends LedgerContract {

  private final Ledger ledger = new MemoryLedger();

  @Override
  protected Ledger ledger() {
    return ledger;
  }
}
