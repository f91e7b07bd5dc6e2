package io.mindscape.slipway.bot.store;

/** Where the databases do not speak the same SQL. */
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
      """,
      "select nextval('delivery_place') from system_range(1, ?)",
      """
      select guid from final table (
        %s where not exists (select 1 from delivery where delivery.guid = arrived.guid))
      """,
      "binary varying"),

  POSTGRESQL(
      // The update changes nothing; it locks the row.
      """
      insert into lane (subject, repository, ready_at)
      select * from unnest(cast(? as varchar array), cast(? as varchar array),
        cast(? as timestamp(6) with time zone array))
      on conflict (subject) do update set repository = excluded.repository
      """,
      "select nextval('delivery_place') from generate_series(1, ?)",
      // A look beforehand, planned while the table was small, would read all of it for good.
      "%s on conflict (guid) do nothing returning guid",
      "bytea");

  private static final String DELIVERIES =
      """
      insert into delivery (seq, guid, event, action, repository, subject, slot, origin,
        received_at, state, open_subject, finished_at, place, attempts, failures, losses)
      select arrived.seq, arrived.guid, arrived.event, arrived.action, arrived.repository,
        arrived.subject, arrived.slot, arrived.origin, arrived.received_at, arrived.state,
        case when arrived.state = 'PENDING' then arrived.subject end,
        case when arrived.state = 'DONE' then arrived.received_at end,
        arrived.seq, 0, 0, 0
      from unnest(cast(? as bigint array), cast(? as varchar array), cast(? as varchar array),
        cast(? as varchar array), cast(? as varchar array), cast(? as varchar array),
        cast(? as varchar array), cast(? as varchar array),
        cast(? as timestamp(6) with time zone array), cast(? as varchar array))
        arrived (seq, guid, event, action, repository, subject, slot, origin, received_at, state)
      """;

  private final String openLanes;
  private final String places;
  private final String deliveries;
  private final String bytes;

  Dialect(String openLanes, String places, String deliveries, String bytes) {
    this.openLanes = openLanes;
    this.places = places;
    this.deliveries = deliveries;
    this.bytes = bytes;
  }

  /**
   * Makes lanes (arrays of subject, repository, ready_at) where there are none, one after another,
   * and holds all of them till the end.
   */
  String openLanes() {
    return openLanes;
  }

  /** So many (one parameter) of the next places in the order of arrival. */
  String places() {
    return places;
  }

  /**
   * Writes deliveries (arrays of seq, guid, event, action, repository, subject, slot, origin,
   * received_at, state) but for those whose guid is there, and gives the guids of those that it
   * wrote.
   */
  String deliveries() {
    return deliveries.formatted(DELIVERIES);
  }

  /** Writes payloads: the packing of all of them, arrays of seq and of content. */
  String payloads() {
    return """
    insert into payload (seq, packing, content)
    select arrived.seq, ?, arrived.content
    from unnest(cast(? as bigint array), cast(? as %s array)) arrived (seq, content)
    """
        .formatted(bytes);
  }

  /** What it calls a run of bytes. */
  String bytes() {
    return bytes;
  }
}
