package io.mindscape.slipway.bot.store;

/** Where the databases do not speak the same SQL. */
enum Dialect {
  H2(
      """
      merge into lane using (values (cast(? as varchar), cast(? as varchar),
        cast(? as timestamp(6) with time zone))) arrived (subject, repository, ready_at)
      on lane.subject = arrived.subject
      when not matched then insert (subject, repository, ready_at)
        values (arrived.subject, arrived.repository, arrived.ready_at)
      """,
      "select nextval('delivery_place') from system_range(1, ?)"),

  POSTGRESQL(
      // The update changes nothing; it locks the row.
      """
      insert into lane (subject, repository, ready_at) values (?, ?, ?)
      on conflict (subject) do update set repository = excluded.repository
      """,
      "select nextval('delivery_place') from generate_series(1, ?)");

  private final String openLane;
  private final String places;

  Dialect(String openLane, String places) {
    this.openLane = openLane;
    this.places = places;
  }

  /** Makes a lane (subject, repository, ready_at) if there is none, and holds it till the end. */
  String openLane() {
    return openLane;
  }

  /** So many (one parameter) of the next places in the order of arrival. */
  String places() {
    return places;
  }
}
