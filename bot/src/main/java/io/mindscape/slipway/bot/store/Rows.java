package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.jobs.delivery.Delivery;
import io.mindscape.slipway.jobs.delivery.Entry;
import io.mindscape.slipway.jobs.delivery.Evidence;
import io.mindscape.slipway.jobs.delivery.Evidence.Origin;
import io.mindscape.slipway.jobs.delivery.State;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.policies.window.Opening;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows of the tables as values, and back. */
final class Rows {

  /** Deliveries with their payloads; for a condition to follow. */
  static final String WHOLE =
      """
      select delivery.*, payload.packing, payload.content
      from delivery join payload on payload.seq = delivery.seq
      """;

  private static final int LONGEST_ERROR = 4_000;

  private Rows() {}

  /** A delivery and what became of it, from columns of {@code delivery}. */
  static Entry entry(ResultSet row, Evidence evidence) throws SQLException {
    return new Entry(
        delivery(row, evidence),
        State.valueOf(row.getString("state")),
        row.getInt("attempts"),
        instant(row, "begun_at"),
        instant(row, "finished_at"),
        row.getString("error"),
        row.getString("superseded_by"));
  }

  static Delivery delivery(ResultSet row, Evidence evidence) throws SQLException {
    return new Delivery(
        row.getString("guid"),
        row.getString("event"),
        row.getString("action"),
        row.getString("repository"),
        row.getString("subject"),
        row.getString("slot"),
        evidence,
        row.getObject("received_at", OffsetDateTime.class).toInstant());
  }

  /** The same without headers and body: what waits for its commit shall not hold them. */
  static Delivery light(Delivery whole) {
    return new Delivery(
        whole.guid(),
        whole.event(),
        whole.action(),
        whole.repository(),
        whole.subject(),
        whole.slot(),
        new Evidence(Map.of(), whole.evidence().origin(), new byte[0]),
        whole.receivedAt());
  }

  /** What a list shows of it: where it came from. */
  static Evidence origin(ResultSet row) throws SQLException {
    return new Evidence(Map.of(), Origin.valueOf(row.getString("origin")), new byte[0]);
  }

  /** All of it, where {@code payload} is joined. */
  static Evidence evidence(ResultSet row) throws SQLException {
    return Packing.unpack(
        row.getInt("packing"), row.getBytes("content"), Origin.valueOf(row.getString("origin")));
  }

  /** What {@code query} finds, of one column. */
  static Set<String> strings(PreparedStatement query) throws SQLException {
    var strings = new HashSet<String>();
    try (var rows = query.executeQuery()) {
      while (rows.next()) {
        strings.add(rows.getString(1));
      }
    }
    return strings;
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** The columns {@code opens_at} and {@code closes_at}. */
  static Opening opening(ResultSet row) throws SQLException {
    return new Opening(
        row.getObject("opens_at", OffsetDateTime.class).toInstant(),
        row.getObject("closes_at", OffsetDateTime.class).toInstant());
  }

  /** GitHub's names are the same in large and small letters. */
  static String name(RepoName repo) {
    return repo.toString().toLowerCase(Locale.ROOT);
  }

  /** As the databases keep it: to the microsecond, never later than it was. */
  static OffsetDateTime utc(Instant at) {
    return at.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }

  static @Nullable String shortened(@Nullable String error) {
    if (error == null) {
      return null;
    }
    var clean = error.replace('\0', ' ');
    return clean.length() <= LONGEST_ERROR ? clean : clean.substring(0, LONGEST_ERROR);
  }
}
