package io.mindscape.slipway.jobs.maintenance.journal;

final class MemoryJournalTest extends JournalContract {

  private final MemoryJournal journal = new MemoryJournal();

  @Override
  protected Journal journal() {
    return journal;
  }
}
