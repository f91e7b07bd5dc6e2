package io.mindscape.slipway.sandbox.chaos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** What was acknowledged and not done. */
final class Losses {

  private final Map<String, Row> rows = new HashMap<>();

  private Losses(List<Row> rows) {
    rows.forEach(row -> this.rows.put(row.guid(), row));
  }

  static List<String> of(List<Row> rows, List<Sent> sent) {
    var losses = new Losses(rows);
    var lost = new ArrayList<String>();
    for (var one : sent) {
      if (one.acknowledged() != null && !rows.isEmpty() && !losses.rows.containsKey(one.guid())) {
        lost.add(
            "%s (%s, sent at %s) was acknowledged at %s and is not in the database"
                .formatted(one.guid(), one.event(), one.first(), one.acknowledged()));
      }
    }
    if (rows.isEmpty() && sent.stream().anyMatch(one -> one.acknowledged() != null)) {
      lost.add("the database holds no delivery at all");
    }
    for (var row : rows) {
      if (!losses.isDone(row)) {
        lost.add(
            "%s of %s is %s after %d attempts%s"
                .formatted(
                    row.guid(),
                    row.subject(),
                    row.state(),
                    row.attempts(),
                    row.supersededBy() == null ? "" : ", in favour of " + row.supersededBy()));
      }
    }
    return lost;
  }

  /** Superseded counts only where the newest of the chain is done. */
  private boolean isDone(Row row) {
    var seen = new HashSet<String>();
    var at = row;
    while (at != null && at.state().equals("SUPERSEDED") && seen.add(at.guid())) {
      at = at.supersededBy() == null ? null : rows.get(at.supersededBy());
    }
    return at != null && at.state().equals("DONE");
  }
}
