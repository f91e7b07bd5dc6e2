package io.mindscape.slipway.jobs.database;

/** The name of a table or an index, as the catalog spells it, without quotes. */
public record Relation(String schema, String name) {
  @Override
  public String toString() {
    return schema + "." + name;
  }
}
