package io.mindscape.slipway.policies.hcl;

import io.mindscape.slipway.policies.finding.Place;
import java.math.BigDecimal;
import java.util.List;

/** A value of JSON that knows where it stands. */
sealed interface Json {

  Place place();

  /** <code>{…}</code>, a key that stands twice included. */
  record Members(Place place, List<Member> members) implements Json {
    public Members {
      members = List.copyOf(members);
    }
  }

  /** A key and its value. */
  record Member(Text key, Json value) {}

  /** {@code […]}. */
  record Items(Place place, List<Json> items) implements Json {
    public Items {
      items = List.copyOf(items);
    }
  }

  /**
   * A text, escapes resolved.
   *
   * @param columns where each of its characters stands, and its end; empty where they stand in a
   *     row, one column each
   */
  record Text(Place place, String text, List<Integer> columns) implements Json {
    public Text {
      columns = List.copyOf(columns);
    }

    /** The column of a character; a string has one line. */
    int column(int offset) {
      return columns.isEmpty() ? place.column() + 1 + offset : columns.get(offset);
    }
  }

  record Numeral(Place place, BigDecimal number) implements Json {}

  record Truth(Place place, boolean isTrue) implements Json {}

  record Nothing(Place place) implements Json {}
}
