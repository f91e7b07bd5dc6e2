package io.mindscape.slipway.bot.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Deliveries for a terminal. Control characters are left out, whatever the bot says. */
final class DeliveryTable {

  private static final List<String> HEAD =
      List.of("STATE", "RECEIVED", "EVENT", "SUBJECT", "ATTEMPTS", "GUID");

  private DeliveryTable() {}

  /** One a line, in columns. */
  static String of(JsonNode deliveries) {
    var rows = new ArrayList<List<String>>();
    rows.add(HEAD);
    StreamSupport.stream(deliveries.spliterator(), false)
        .map(DeliveryTable::row)
        .forEach(rows::add);
    var text = new StringBuilder();
    for (var row : rows) {
      var line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        line.append(row.get(column))
            .repeat(' ', width(rows, column) - row.get(column).length() + 2);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static List<String> row(JsonNode delivery) {
    var action = text(delivery, "action");
    return List.of(
        text(delivery, "state"),
        text(delivery, "receivedAt").replaceAll("\\.[0-9]+Z$", "Z"),
        text(delivery, "event") + (action.isEmpty() ? "" : "." + action),
        text(delivery, "subject"),
        text(delivery, "attempts"),
        text(delivery, "guid"));
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  /** Everything about one, a line each. */
  static String detail(JsonNode delivery) {
    var text = new StringBuilder();
    for (var name : delivery.propertyNames()) {
      if (!delivery.path(name).isNull()) {
        text.append("%-13s %s%n".formatted(name, text(delivery, name)));
      }
    }
    return text.toString();
  }

  private static String text(JsonNode of, String name) {
    return of.path(name).asString("").replaceAll("\\p{Cntrl}", " ");
  }
}
