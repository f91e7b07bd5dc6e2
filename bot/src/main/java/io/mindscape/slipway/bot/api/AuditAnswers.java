package io.mindscape.slipway.bot.api;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.mindscape.slipway.jobs.effect.AuditLine;
import io.mindscape.slipway.jobs.effect.AuditSeal;
import io.mindscape.slipway.jobs.effect.AuditTrail;
import io.mindscape.slipway.policies.Refused;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The audit log, as the API shows it. */
final class AuditAnswers {

  private static final String TODO =
      "What could be read is as it was written; the files under away are not here, or not to be"
          + " read. Each replica has what it sealed itself, unless SLIPWAY_AUDIT_EXPORT_DIR names a"
          + " folder that they share: put them into that of the replica that you ask, and ask"
          + " again.";

  private final AuditTrail trail;

  AuditAnswers(AuditTrail trail) {
    this.trail = trail;
  }

  /** A page of it, and which lines are in files instead. */
  void list(ServerRequest request, ServerResponse response) {
    var query = new Query(request.query());
    var before = query.before();
    if (!before.matches("[0-9]{0,18}")) {
      throw new Refused("before is the seq of a line of the audit log.");
    }
    var lines =
        before.isEmpty()
            ? trail.list(query.limit())
            : trail.listBefore(Long.parseLong(before), query.limit());
    var answer = Answers.JSON.createObjectNode();
    var list = answer.putArray("lines");
    lines.forEach(line -> list.add(of(line)));
    var sealed = answer.putArray("sealed");
    trail.seals().forEach(seal -> sealed.add(of(seal)));
    Answers.send(response, answer);
  }

  /** Whether it is as it was written. */
  void verify(ServerRequest request, ServerResponse response) {
    var head = request.query().first("head").orElse("");
    if (!head.matches("([0-9a-f]{64})?")) {
      throw new Refused("head is a hash of 64 hexadecimal digits that was noted before.");
    }
    var known = head.isEmpty() ? Optional.<String>empty() : Optional.of(head);
    Answers.send(response, of(trail.verify(known)));
  }

  private static ObjectNode of(AuditLine line) {
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

  private static ObjectNode of(AuditTrail.Verdict verdict) {
    var json = Answers.JSON.createObjectNode();
    return switch (verdict) {
      case AuditTrail.Verdict.Whole whole -> {
        boolean isAllRead = whole.sealed().away().isEmpty();
        json.put("verdict", isAllRead ? "whole" : "incomplete")
            .put("lines", whole.lines())
            .put("head", whole.head());
        yield withSealed(isAllRead ? json : json.put("todo", TODO), whole.sealed());
      }
      case AuditTrail.Verdict.Broken(var seq, var why) ->
          json.put("verdict", "broken").put("seq", seq).put("why", why);
      case AuditTrail.Verdict.Cut(var lines, var known) ->
          json.put("verdict", "cut").put("lines", lines).put("head", known);
      case AuditTrail.Verdict.Unseen(var lines, var known, var away) -> {
        json.put("verdict", "unseen").put("lines", lines).put("head", known).put("todo", TODO);
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
  private static ObjectNode of(AuditSeal seal) {
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
