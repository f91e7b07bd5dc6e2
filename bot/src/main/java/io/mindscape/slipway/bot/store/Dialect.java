package io.mindscape.slipway.bot.store;

/** Which database it is, and where they do not speak the same SQL. */
enum Dialect {
  H2(
      """
      merge into lane using (
        select * from unnest(cast(? as varchar array), cast(? as varchar array),
          cast(? as timestamp(6) with time zone array)))
        arrived (subject, repository, ready_at)
      on lane.subject = arrived.subject
      when not matched then insert (subject, repository, ready_at)
        values (arrived.subject, arrived.repository, arrived.ready_at)
      """),

  POSTGRESQL(
      // The update changes nothing; it locks the row.
      """
      insert into lane (subject, repository, ready_at)
      select * from unnest(cast(? as varchar array), cast(? as varchar array),
        cast(? as timestamp(6) with time zone array))
      on conflict (subject) do update set repository = excluded.repository
      """);

  private final String openLanes;

  Dialect(String openLanes) {
    this.openLanes = openLanes;
  }

  /**
   * Makes lanes (arrays of subject, repository, ready_at) where there are none, one after another,
   * and holds all of them till the end.
   */
  String openLanes() {
    return openLanes;
  }
}
