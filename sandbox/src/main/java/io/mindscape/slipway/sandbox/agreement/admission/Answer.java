package io.mindscape.slipway.sandbox.agreement.admission;

import java.util.List;

/**
 * What admission says of an object.
 *
 * @param refusal the message of the refusal from {@code ValidatingAdmissionPolicy} on; empty where
 *     the object is let in
 * @param reason of the refusal
 * @param warnings in order
 */
record Answer(String refusal, String reason, List<String> warnings) {

  Answer {
    warnings = List.copyOf(warnings);
  }

  @Override
  public String toString() {
    var said = refusal.isEmpty() ? "let in" : reason + ": " + refusal;
    return warnings.isEmpty() ? said : said + ", warnings " + warnings;
  }
}
