package io.mindscape.slipway.jobs.maintenance.report;

final class MemoryReportsTest extends ReportsContract {

  private final MemoryReports reports = new MemoryReports();

  @Override
  protected Reports reports() {
    return reports;
  }
}
