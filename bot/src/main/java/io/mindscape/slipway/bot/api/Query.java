package io.mindscape.slipway.bot.api;

import io.helidon.common.uri.UriQuery;
import io.mindscape.slipway.jobs.delivery.Filter;
import io.mindscape.slipway.jobs.delivery.State;
import io.mindscape.slipway.policies.Refused;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a caller asks for, behind the question mark. */
record Query(UriQuery parameters) {

  private static final int USUAL = 50;
  private static final int MOST = 200;

  /**
   * How many at most.
   *
   * @throws Refused if it is no number from 1 to {@value #MOST}
   */
  int limit() {
    var text = parameters.first("limit").orElse(Integer.toString(USUAL));
    if (text.matches("[0-9]{1,3}")) {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MOST) {
        return limit;
      }
    }
    throw new Refused("limit is a number from 1 to " + MOST + ".");
  }

  /** Where to go on; empty for the beginning. */
  String before() {
    return parameters.first("before").orElse("");
  }

  /**
   * Which deliveries.
   *
   * @throws Refused if there is no such state
   */
  Filter filter() {
    var state = parameters.first("state").orElse("");
    return new Filter(
        state.isEmpty() ? Set.of() : Set.of(state(state)),
        parameters.first("repository").orElse(""),
        parameters.first("subject").orElse(""));
  }

  private static State state(String word) {
    return Arrays.stream(State.values())
        .filter(state -> word(state).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new Refused(
                    "state is one of "
                        + Arrays.stream(State.values())
                            .map(Query::word)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
