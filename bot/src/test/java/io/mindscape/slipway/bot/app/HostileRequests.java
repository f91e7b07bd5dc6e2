package io.mindscape.slipway.bot.app;

import static io.mindscape.slipway.bot.app.RawRequest.OPENED;
import static io.mindscape.slipway.bot.app.RawRequest.SECRET;
import static io.mindscape.slipway.bot.app.RawRequest.delivery;
import static io.mindscape.slipway.bot.app.RawRequest.signature;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.mindscape.slipway.bot.webhook.WebhookService;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Requests that are wrong in one way each, and what they have to be answered with. */
final class HostileRequests {

  private static final byte[] BODY = OPENED.getBytes(UTF_8);
  private static final String GOOD = signature(BODY, SECRET);

  private HostileRequests() {}

  /**
   * @param status what is answered
   * @param reason the label of the counter that goes up
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Hostile(String name, byte[] bytes, int status, String reason) {
    Hostile(String name, RawRequest request, int status, String reason) {
      this(name, request.bytes(), status, reason);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Hostile> all() {
    return Stream.of(signatures(), sizes(), forms(), identities(), HostilePayloads.all(), http())
        .flatMap(List::stream);
  }

  private static List<Hostile> signatures() {
    return List.of(
        unsigned("no signature", delivery().without("X-Hub-Signature-256")),
        unsigned("an empty signature", signed("")),
        unsigned(
            "a signature of SHA-1 alone",
            delivery()
                .without("X-Hub-Signature-256")
                .plus("X-Hub-Signature: sha1=" + "0".repeat(40))),
        unsigned("sha1 where sha256 belongs", signed("sha1=" + "0".repeat(40))),
        unsigned("no algorithm", signed(GOOD.substring(7))),
        unsigned("the algorithm in capitals", signed(GOOD.replace("sha256", "SHA256"))),
        unsigned("a digit too few", signed(GOOD.substring(0, GOOD.length() - 1))),
        unsigned("a digit too many", signed(GOOD + "0")),
        unsigned(
            "capital digits, which GitHub does not send",
            signed("sha256=" + GOOD.substring(7).toUpperCase(Locale.ROOT))),
        unsigned("letters that are no digits", signed("sha256=" + "g".repeat(64))),
        unsigned("a blank in the middle", signed(GOOD.substring(0, 30) + " " + GOOD.substring(31))),
        unsigned("zeros", signed("sha256=" + "0".repeat(64))),
        unsigned("that of another body", signed(signature("{}".getBytes(UTF_8), SECRET))),
        unsigned(
            "that of the body and a line break",
            signed(signature((OPENED + "\n").getBytes(UTF_8), SECRET))),
        unsigned("that of another secret", signed(signature(BODY, "another secret"))),
        unsigned("that of a blank", signed(signature(BODY, " "))),
        unsigned("two in one header", signed(GOOD + "," + GOOD)),
        new Hostile(
            "the same signature twice",
            delivery().plus("X-Hub-Signature-256: " + GOOD),
            400,
            "header"),
        new Hostile(
            "a wrong signature and a right one",
            delivery().plus("X-Hub-Signature-256: sha256=" + "0".repeat(64)),
            400,
            "header"));
  }

  private static Hostile unsigned(String name, RawRequest request) {
    return new Hostile(name, request, 401, "signature");
  }

  private static RawRequest signed(String signature) {
    return delivery().with("X-Hub-Signature-256: " + signature);
  }

  private static List<Hostile> sizes() {
    return List.of(
        new Hostile(
            "a body announced as too large",
            announced(Integer.toString(WebhookService.LARGEST_BODY + 1)),
            413,
            "size"),
        new Hostile(
            "a body announced as larger than a number",
            announced("99999999999999999999"),
            400,
            "http"),
        new Hostile("a length below zero", announced("-1"), 400, "http"),
        new Hostile("a length that is no number", announced("12a"), 400, "http"),
        new Hostile("a length with a sign", announced("+80"), 400, "http"),
        new Hostile("two lengths", delivery().plus("Content-Length: 5"), 400, "http"),
        new Hostile("no length", delivery().without("Content-Length").sending(""), 411, "length"),
        new Hostile("an empty body", delivery(""), 400, "json"),
        new Hostile(
            "chunks",
            delivery()
                .without("Content-Length")
                .plus("Transfer-Encoding: chunked")
                .sending("5\r\nhello\r\n0\r\n\r\n"),
            411,
            "length"),
        new Hostile(
            "a chunk that never says how long it is",
            delivery()
                .without("Content-Length")
                .plus("Transfer-Encoding: chunked")
                .sending("0".repeat(100_000)),
            411,
            "length"),
        new Hostile(
            "chunks and a length", delivery().plus("Transfer-Encoding: chunked"), 400, "http"),
        new Hostile(
            "an unknown transfer encoding",
            delivery().without("Content-Length").plus("Transfer-Encoding: gzip"),
            400,
            "http"));
  }

  private static RawRequest announced(String length) {
    return delivery().with("Content-Length: " + length).sending("");
  }

  private static List<Hostile> forms() {
    return List.of(
        new Hostile("gzip", delivery().plus("Content-Encoding: gzip"), 415, "encoding"),
        new Hostile("deflate", delivery().plus("Content-Encoding: deflate"), 415, "encoding"),
        new Hostile(
            "an encoding that nobody knows",
            delivery().plus("Content-Encoding: x"),
            415,
            "encoding"),
        new Hostile(
            "GitHub's form",
            delivery().with("Content-Type: application/x-www-form-urlencoded"),
            415,
            "type"),
        new Hostile("plain text", delivery().with("Content-Type: text/plain"), 415, "type"),
        new Hostile(
            "a type that begins like JSON",
            delivery().with("Content-Type: application/json-patch+json"),
            415,
            "type"),
        new Hostile("no type", delivery().without("Content-Type"), 415, "type"),
        new Hostile("two types", delivery().plus("Content-Type: text/plain"), 400, "header"));
  }

  private static List<Hostile> identities() {
    return List.of(
        new Hostile("no event", delivery().without("X-GitHub-Event"), 400, "identity"),
        new Hostile("no id", delivery().without("X-GitHub-Delivery"), 400, "identity"),
        new Hostile(
            "an id with a path", delivery().with("X-GitHub-Delivery: ../../etc"), 400, "identity"),
        new Hostile(
            "an id with SQL",
            delivery().with("X-GitHub-Delivery: ';drop table delivery--"),
            400,
            "identity"),
        new Hostile(
            "an id that is too long",
            delivery().with("X-GitHub-Delivery: " + "a".repeat(101)),
            400,
            "identity"),
        new Hostile(
            "an event with a slash",
            delivery().with("X-GitHub-Event: pull/request"),
            400,
            "identity"),
        new Hostile(
            "an event outside ASCII",
            delivery().with("X-GitHub-Event: p\u00fcsh"),
            400,
            "identity"),
        new Hostile("two ids", delivery().plus("X-GitHub-Delivery: guid-2"), 400, "header"),
        new Hostile("two events", delivery().plus("X-GitHub-Event: push"), 400, "header"));
  }

  private static List<Hostile> http() {
    return List.of(
        new Hostile("GET", bodiless("GET /webhooks/github HTTP/1.1"), 405, "method"),
        new Hostile("PUT", delivery().line("PUT /webhooks/github HTTP/1.1"), 405, "method"),
        new Hostile("DELETE", bodiless("DELETE /webhooks/github HTTP/1.1"), 405, "method"),
        new Hostile(
            "a method of its own",
            delivery().line("BREW /webhooks/github HTTP/1.1"),
            405,
            "method"),
        new Hostile("another path", delivery().line("POST /webhooks/gitlab HTTP/1.1"), 404, "path"),
        new Hostile(
            "a path below", delivery().line("POST /webhooks/github/x HTTP/1.1"), 404, "path"),
        new Hostile(
            "the path with an escaped slash",
            delivery().line("POST /webhooks/git%2Fhub HTTP/1.1"),
            404,
            "path"),
        new Hostile("HTTP/1.0", delivery().line("POST /webhooks/github HTTP/1.0"), 505, "http"),
        new Hostile(
            "HTTP/2's beginning", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(UTF_8), 400, "http"),
        new Hostile("no HTTP at all", "hello\r\n\r\n".getBytes(UTF_8), 400, "http"),
        new Hostile(
            "a path that is too long",
            delivery().line("POST /webhooks/" + "p".repeat(5_000) + " HTTP/1.1"),
            414,
            "http"),
        new Hostile(
            "headers that are too large",
            delivery().plus("X-Large: " + "l".repeat(20_000)),
            400,
            "http"),
        new Hostile("no host", delivery().without("Host"), 400, "http"),
        new Hostile("two hosts", delivery().plus("Host: other"), 400, "http"),
        new Hostile("a header without a colon", delivery().plus("X-GitHub-Event"), 400, "http"),
        new Hostile("a blank before the colon", delivery().plus("X-Odd : 1"), 400, "http"),
        new Hostile(
            "a lone line feed in a header",
            delivery().plus("X-Odd: a\nX-GitHub-Event: push"),
            400,
            "http"),
        new Hostile(
            "a lone carriage return in a header",
            delivery().plus("X-Odd: a\rX-GitHub-Event: push"),
            400,
            "http"),
        new Hostile("a folded header", delivery().plus("X-Odd: a\r\n b"), 400, "http"),
        new Hostile("a zero byte in a header", delivery().plus("X-Odd: a\u0000b"), 400, "http"));
  }

  private static RawRequest bodiless(String line) {
    return delivery().line(line).without("Content-Length").sending("");
  }
}
