package io.mindscape.slipway.jobs.effect;

final class MemoryAuditTest extends AuditContract {

  private final MemoryAudit audit = new MemoryAudit();

  @Override
  protected AuditLog log() {
    return audit;
  }

  @Override
  protected AuditTrail trail() {
    return audit;
  }
}
