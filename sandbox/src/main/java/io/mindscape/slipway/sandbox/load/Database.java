package io.mindscape.slipway.sandbox.load;

/** Where the bot keeps its deliveries. */
enum Database {
  H2("H2 file"),
  POSTGRESQL("PostgreSQL");

  private final String title;

  Database(String title) {
    this.title = title;
  }

  @Override
  public String toString() {
    return title;
  }
}
