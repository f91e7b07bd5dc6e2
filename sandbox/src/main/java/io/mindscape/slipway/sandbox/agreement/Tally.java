package io.mindscape.slipway.sandbox.agreement;

import io.mindscape.slipway.sandbox.agreement.Outcome.Agreement;
import java.util.Collection;

/**
 * Counts of outcomes.
 *
 * @param cases all of them
 * @param refused by the server, for the object's own sake
 * @param state refused by the server for the cluster's sake; in no other count but {@code cases}
 * @param harmless variants of valid objects that change nothing
 */
record Tally(int cases, int refused, int falseAlarms, int misses, int state, int harmless) {

  static Tally of(Collection<Outcome> outcomes) {
    int state = count(outcomes, Agreement.STATE);
    int refused =
        (int) outcomes.stream().filter(outcome -> !outcome.verdict().accepted()).count() - state;
    int harmless = (int) outcomes.stream().filter(outcome -> outcome.subject().harmless()).count();
    return new Tally(
        outcomes.size(),
        refused,
        count(outcomes, Agreement.FALSE_ALARM),
        count(outcomes, Agreement.MISS),
        state,
        harmless);
  }

  private static int count(Collection<Outcome> outcomes, Agreement agreement) {
    return (int) outcomes.stream().filter(outcome -> outcome.agreement() == agreement).count();
  }

  /** Those that say something of the object. */
  int judged() {
    return cases - state;
  }

  /** The share of the judged on which both agree, in percent; 100 where there are none. */
  double percent() {
    return judged() == 0 ? 100 : 100.0 * (judged() - falseAlarms - misses) / judged();
  }
}
