package io.mindscape.slipway.policies.hcl;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.hcl.Json.Member;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads JSON (RFC 8259). After a mistake it goes on with the next member or item, where there is
 * one, so that a file tells all of its mistakes.
 */
final class JsonParser {

  private static final int DEEPEST = 100;
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");

  private final String path;
  private final JsonCursor cursor;
  private final List<Problem> problems;
  private int depth;

  JsonParser(String path, String text, List<Problem> problems) {
    this.path = path;
    this.cursor = new JsonCursor(text);
    this.problems = problems;
  }

  /** Ends the reading of a member or an item; what is wrong is told. */
  private static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Wrong() {
      super(null, null, false, false);
    }
  }

  /** The whole file; an empty object where it holds none. */
  Json file() {
    try {
      var value = value();
      cursor.space();
      if (!cursor.isAtEnd() && problems.isEmpty()) {
        tell("The file ends before this: it holds one value.");
      }
      return value;
    } catch (Wrong told) {
      return new Json.Members(Place.startOf(path), List.of());
    }
  }

  private Json value() {
    cursor.space();
    var place = place();
    return switch (cursor.peek()) {
      case '{' -> deeper(place, true);
      case '[' -> deeper(place, false);
      case '"' -> new JsonStrings(path, cursor, this::wrong).text();
      default -> word(place);
    };
  }

  private Json deeper(Place place, boolean isObject) {
    if (depth >= DEEPEST) {
      throw wrong("This stands more than %d levels deep, which nobody reads.".formatted(DEEPEST));
    }
    depth++;
    try {
      return isObject ? members(place) : items(place);
    } finally {
      depth--;
    }
  }

  private Json members(Place place) {
    var members = new ArrayList<Member>();
    each('}', "a comma or the end of the object", () -> members.add(member()));
    return new Json.Members(place, members);
  }

  private Json items(Place place) {
    var items = new ArrayList<Json>();
    each(']', "a comma or the end of the list", () -> items.add(value()));
    return new Json.Items(place, items);
  }

  private Member member() {
    if (cursor.peek() != '"') {
      throw wrong("A name in double quotes is expected here.");
    }
    var key = new JsonStrings(path, cursor, this::wrong).text();
    cursor.space();
    if (cursor.peek() != ':') {
      throw wrong("A colon is expected after the name \"%s\".".formatted(key.text()));
    }
    cursor.take();
    return new Member(key, value());
  }

  /** Reads what stands between brackets, with commas between. */
  private void each(char close, String wanted, Runnable one) {
    cursor.take();
    cursor.space();
    if (cursor.peek() == close) {
      cursor.take();
      return;
    }
    while (true) {
      cursor.space();
      int before = depth;
      try {
        one.run();
        cursor.space();
        if (cursor.peek() != ',' && cursor.peek() != close) {
          throw unended(wanted);
        }
      } catch (Wrong told) {
        depth = before;
        if (problems.size() >= HclReader.MOST_PROBLEMS || !cursor.skipTo(close)) {
          throw told;
        }
      }
      if (cursor.take() == close) {
        return;
      }
      cursor.space();
      if (cursor.peek() == close) {
        tell("There is a comma before this, and nothing after it. Take the comma away.");
        cursor.take();
        return;
      }
    }
  }

  /** A string that swallowed a bracket is told already. */
  private Wrong unended(String wanted) {
    if (!cursor.isAtEnd()) {
      return wrong("Here %s is expected.".formatted(wanted));
    }
    return problems.isEmpty()
        ? wrong("The file ends here, and %s is expected.".formatted(wanted))
        : new Wrong();
  }

  private Json word(Place place) {
    var word = cursor.word();
    return switch (word) {
      case "true" -> new Json.Truth(place, true);
      case "false" -> new Json.Truth(place, false);
      case "null" -> new Json.Nothing(place);
      default -> {
        if (NUMBER.matcher(word).matches()) {
          yield new Json.Numeral(place, new BigDecimal(word));
        }
        tellAt(
            place,
            word.isEmpty()
                ? "A value is expected here."
                : "This is no value of JSON. A text stands in double quotes.");
        throw new Wrong();
      }
    };
  }

  private Place place() {
    return new Place(path, cursor.line(), cursor.column());
  }

  private Wrong wrong(String message) {
    tell(message);
    return new Wrong();
  }

  private void tell(String message) {
    tellAt(place(), message);
  }

  private void tellAt(Place place, String message) {
    if (problems.size() < HclReader.MOST_PROBLEMS) {
      problems.add(new Problem(place, message));
    }
  }

  /** For a string that cannot be read. */
  interface Complaint {
    RuntimeException about(String message);
  }
}
