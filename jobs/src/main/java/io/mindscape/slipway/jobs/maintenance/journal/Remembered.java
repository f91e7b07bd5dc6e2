package io.mindscape.slipway.jobs.maintenance.journal;

import io.mindscape.slipway.jobs.maintenance.orders.OrderBook;
import io.mindscape.slipway.jobs.maintenance.report.Console;
import io.mindscape.slipway.jobs.maintenance.report.Reports;

/** What all replicas remember of maintenance, and where people look at it. */
public record Remembered(Journal journal, OrderBook orders, Reports reports, Console console) {
  /** Where nobody looks but at the forge. */
  public Remembered(Journal journal, OrderBook orders, Reports reports) {
    this(journal, orders, reports, Console.none());
  }
}
