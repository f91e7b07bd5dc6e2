package io.mindscape.slipway.bot.api;

import io.mindscape.slipway.jobs.delivery.Entry;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** What the API says, as JSON. */
final class DeliveryJson {

  private DeliveryJson() {}

  static ObjectNode of(Entry entry) {
    var delivery = entry.delivery();
    var json =
        Answers.JSON
            .createObjectNode()
            .put("guid", delivery.guid())
            .put("event", delivery.event())
            .put("action", delivery.action())
            .put("repository", delivery.repository())
            .put("subject", delivery.subject())
            .put("state", Query.word(entry.state()))
            .put("attempts", entry.attempts())
            .put("receivedAt", delivery.receivedAt().toString());
    var finished = entry.finishedAt();
    json.put("finishedAt", finished == null ? null : finished.toString());
    json.put("error", entry.error());
    if (entry.supersededBy() != null) {
      json.put("supersededBy", entry.supersededBy());
    }
    return json;
  }

  /** How it came in: what GitHub said, whether it was signed, and with which secret. */
  static ObjectNode payload(Entry entry) {
    var evidence = entry.delivery().evidence();
    var json =
        Answers.JSON
            .createObjectNode()
            .put("guid", entry.delivery().guid())
            .put("origin", evidence.origin().name().toLowerCase(Locale.ROOT));
    var headers = json.putObject("headers");
    evidence.headers().forEach(headers::put);
    try {
      json.set("payload", Answers.JSON.readTree(evidence.body()));
    } catch (JacksonException odd) {
      // It was read when it arrived; what cannot be read now is not shown.
      json.putNull("payload");
    }
    return json;
  }
}
