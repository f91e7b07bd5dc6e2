package io.mindscape.slipway.policies.rule.served;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Times in the form in which the API server keeps them: whole seconds, UTC. */
final class Moments {

  private Moments() {}

  /** The kept form; the text itself where it is no time. */
  static String seconds(String text) {
    try {
      return OffsetDateTime.parse(text)
          .withOffsetSameInstant(ZoneOffset.UTC)
          .truncatedTo(ChronoUnit.SECONDS)
          .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    } catch (DateTimeException e) {
      return text;
    }
  }
}
