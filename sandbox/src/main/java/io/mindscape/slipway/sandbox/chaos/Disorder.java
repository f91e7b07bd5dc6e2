package io.mindscape.slipway.sandbox.chaos;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Deliveries of one subject that did not run one after another, in the order of their arrival. */
final class Disorder {

  private Disorder() {}

  static List<String> of(List<Row> rows, List<Sent> sent) {
    var disorder = new ArrayList<String>();
    var begun = rows.stream().filter(row -> row.begun() != null).toList();
    var arrivals = new HashMap<String, Sent>();
    sent.forEach(one -> arrivals.put(one.guid(), one));
    begun.stream()
        .collect(Collectors.groupingBy(Row::subject))
        .values()
        .forEach(
            lane -> {
              byPlace(lane, disorder);
              byArrival(lane, arrivals, disorder);
            });
    return disorder;
  }

  private static void byPlace(List<Row> lane, List<String> disorder) {
    var ordered = lane.stream().sorted(Comparator.comparingLong(Row::place)).toList();
    for (int i = 1; i < ordered.size(); i++) {
      if (!isBefore(ordered.get(i - 1), ordered.get(i))) {
        disorder.add(told(ordered.get(i - 1), ordered.get(i)));
      }
    }
  }

  /**
   * The sender's own view, without the database's idea of the order: what was acknowledged before
   * another was even sent has to be finished before the other begins.
   */
  private static void byArrival(List<Row> lane, Map<String, Sent> arrivals, List<String> disorder) {
    for (var first : lane) {
      var earlier = arrivals.get(first.guid());
      for (var second : lane) {
        var later = arrivals.get(second.guid());
        if (earlier != null
            && later != null
            && earlier.acknowledged() != null
            && earlier.acknowledged().isBefore(later.first())
            && !isBefore(first, second)) {
          disorder.add(told(first, second));
        }
      }
    }
  }

  private static boolean isBefore(Row first, Row second) {
    return first.finished() != null
        && second.begun() != null
        && !second.begun().isBefore(first.finished());
  }

  private static String told(Row first, Row second) {
    return "%s: %s (%s to %s) came before %s (%s to %s)"
        .formatted(
            first.subject(),
            first.guid(),
            first.begun(),
            first.finished(),
            second.guid(),
            second.begun(),
            second.finished());
  }
}
