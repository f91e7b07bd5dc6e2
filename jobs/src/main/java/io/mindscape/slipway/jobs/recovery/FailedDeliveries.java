package io.mindscape.slipway.jobs.recovery;

import java.time.Instant;
import java.util.List;

/**
 * The forge's own list of deliveries that did not arrive. A forge keeps it for a few days and never
 * delivers again by itself.
 */
public interface FailedDeliveries {

  /**
   * What was sent since then and was not taken by anybody, oldest first; one for each GUID, and
   * none of which a later attempt arrived. What was refused for what it is (answered with 400, 403
   * or 413) is not among it: it would be refused again.
   *
   * @throws io.mindscape.slipway.jobs.Unavailable when the forge does not answer
   */
  List<Failed> since(Instant since);

  /**
   * Asks for it to be sent again, under the same GUID. It arrives, or fails, some time after this
   * has returned.
   *
   * @param id of the attempt, as {@link Failed} has it
   * @throws io.mindscape.slipway.jobs.Unavailable when the forge does not answer
   */
  void redeliver(long id);

  /**
   * A delivery that did not arrive.
   *
   * @param id of its newest attempt
   * @param action empty for an event that has none
   * @param at when that attempt was made
   */
  record Failed(long id, String guid, String event, String action, Instant at) {}
}
