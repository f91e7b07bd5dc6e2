package io.mindscape.slipway.jobs.database;

import java.util.List;

/** What a look at a database found. */
public record Findings(List<Table> tables, List<Index> indexes) {
  public Findings {
    tables = List.copyOf(tables);
    indexes = List.copyOf(indexes);
  }
}
