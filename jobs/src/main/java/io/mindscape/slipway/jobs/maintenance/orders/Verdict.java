package io.mindscape.slipway.jobs.maintenance.orders;

/** What a comment with an order comes to. */
public sealed interface Verdict {

  /** It counts. */
  record Counts(Order order) implements Verdict {}

  /**
   * It does not.
   *
   * @param why a sentence in Markdown: who may, what there is, what to type
   */
  record Not(String why) implements Verdict {}
}
