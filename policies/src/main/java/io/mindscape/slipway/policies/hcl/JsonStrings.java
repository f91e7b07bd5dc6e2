package io.mindscape.slipway.policies.hcl;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.hcl.Json.Text;
import io.mindscape.slipway.policies.hcl.JsonParser.Complaint;
import java.util.ArrayList;
import java.util.List;

/** Reads the strings of a JSON file. */
final class JsonStrings {

  private final String path;
  private final JsonCursor cursor;
  private final Complaint complaint;
  private final StringBuilder made = new StringBuilder();
  private final List<Integer> columns = new ArrayList<>();
  private int start;

  JsonStrings(String path, JsonCursor cursor, Complaint complaint) {
    this.path = path;
    this.cursor = cursor;
    this.complaint = complaint;
  }

  Text text() {
    var place = new Place(path, cursor.line(), cursor.column());
    cursor.take();
    start = cursor.column();
    while (cursor.peek() != '"') {
      if (cursor.isAtEnd() || cursor.peek() == '\n' || cursor.peek() == '\r') {
        throw complaint.about("A string ends on its line. Close it with a double quote.");
      }
      note();
      char next = cursor.peek();
      if (next < 0x20) {
        throw complaint.about("In a string this is written as an escape, such as \\t.");
      }
      cursor.take();
      made.append(next == '\\' ? escape() : next);
    }
    note();
    cursor.take();
    return new Text(place, made.toString(), columns);
  }

  /** Columns are kept from where they are not what one would think. */
  private void note() {
    if (columns.isEmpty() && cursor.column() == start + made.length()) {
      return;
    }
    while (columns.size() < made.length()) {
      columns.add(start + columns.size());
    }
    columns.add(cursor.column());
  }

  private char escape() {
    return switch (cursor.take()) {
      case '"' -> '"';
      case '\\' -> '\\';
      case '/' -> '/';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unit();
      default ->
          throw complaint.about(
              "There is no such escape: write \\\", \\\\, \\/, \\b, \\f, \\n, \\r, \\t or \\u and a"
                  + " number.");
    };
  }

  private char unit() {
    int unit = 0;
    for (int digit = 0; digit < 4; digit++) {
      int value = Character.digit(cursor.peek(), 16);
      if (value < 0) {
        throw complaint.about("4 hexadecimal digits are expected after \\u.");
      }
      cursor.take();
      unit = unit * 16 + value;
    }
    return (char) unit;
  }
}
