package io.mindscape.slipway.bot.store;

import java.util.Map;

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
      "select nextval('delivery_place') from system_range(1, ?)",
      Map.of(
          "bytes", "blob",
          "packed", "binary varying(1000000000)",
          "only_open", "",
          "dead", "(state)",
          "busy", "",
          "audit_guard", AuditGuard.ON_H2)),

  POSTGRESQL(
      // The update changes nothing; it locks the row.
      """
      insert into lane (subject, repository, ready_at) values (?, ?, ?)
      on conflict (subject) do update set repository = excluded.repository
      """,
      "select nextval('delivery_place') from generate_series(1, ?)",
      Map.of(
          "bytes", "bytea",
          "packed", "bytea",
          "only_open", "where open_subject is not null",
          "dead", "(finished_at) where state = 'DEAD'",
          "busy",
              "with (fillfactor = 70, autovacuum_vacuum_threshold = 2000,"
                  + " autovacuum_vacuum_scale_factor = 0)",
          "audit_guard", AuditGuard.ON_POSTGRESQL));

  private final String openLane;
  private final String places;
  private final Map<String, String> words;

  Dialect(String openLane, String places, Map<String, String> words) {
    this.openLane = openLane;
    this.places = places;
    this.words = words;
  }

  /** Makes a lane (subject, repository, ready_at) if there is none, and holds it till the end. */
  String openLane() {
    return openLane;
  }

  /** So many (one parameter) of the next places in the order of arrival. */
  String places() {
    return places;
  }

  /** What the migrations call by a common name. */
  Map<String, String> words() {
    return words;
  }
}
