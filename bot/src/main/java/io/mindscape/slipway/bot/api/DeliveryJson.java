package io.mindscape.slipway.bot.api;

import io.mindscape.slipway.jobs.delivery.Entry;
import io.mindscape.slipway.jobs.effect.AuditLine;
import io.mindscape.slipway.jobs.effect.AuditSeal;
import io.mindscape.slipway.jobs.effect.AuditTrail;
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

  static ObjectNode of(AuditLine line) {
    return Answers.JSON
        .createObjectNode()
        .put("seq", line.seq())
        .put("at", line.at().toString())
        .put("who", line.who())
        .put("kind", line.kind())
        .put("key", line.key())
        .put("words", line.words())
        .put("why", line.why())
        .put("outcome", line.outcome())
        .put("detail", line.detail())
        .put("hash", line.hash());
  }

  static ObjectNode of(AuditTrail.Verdict verdict) {
    var json = Answers.JSON.createObjectNode();
    return switch (verdict) {
      case AuditTrail.Verdict.Whole whole -> {
        json.put("verdict", "whole").put("lines", whole.lines()).put("head", whole.head());
        yield withSealed(json, whole.sealed());
      }
      case AuditTrail.Verdict.Broken(var seq, var why) ->
          json.put("verdict", "broken").put("seq", seq).put("why", why);
      case AuditTrail.Verdict.Cut(var lines, var known) ->
          json.put("verdict", "cut").put("lines", lines).put("head", known);
      case AuditTrail.Verdict.Unseen(var lines, var known, var away) -> {
        json.put("verdict", "unseen").put("lines", lines).put("head", known);
        var files = json.putArray("away");
        away.forEach(seal -> files.add(of(seal)));
        yield json;
      }
    };
  }

  private static ObjectNode withSealed(ObjectNode json, AuditTrail.Sealed sealed) {
    var read = json.putArray("read");
    sealed.read().forEach(seal -> read.add(of(seal)));
    var away = json.putArray("away");
    sealed.away().forEach(seal -> away.add(of(seal)));
    var strays = json.putArray("strays");
    sealed.strays().forEach(strays::add);
    return json;
  }

  /** Lines that were moved into a file. */
  static ObjectNode of(AuditSeal seal) {
    return Answers.JSON
        .createObjectNode()
        .put("file", seal.file())
        .put("first", seal.first())
        .put("last", seal.last())
        .put("from", seal.from().toString())
        .put("to", seal.to().toString())
        .put("digest", seal.digest());
  }
}
