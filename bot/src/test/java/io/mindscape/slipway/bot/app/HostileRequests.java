package io.mindscape.slipway.bot.app;

import static io.mindscape.slipway.bot.app.RawRequest.OPENED;
import static io.mindscape.slipway.bot.app.RawRequest.SECRET;
import static io.mindscape.slipway.bot.app.RawRequest.delivery;
import static io.mindscape.slipway.bot.app.RawRequest.signature;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.mindscape.slipway.bot.webhook.WebhookService;
import java.io.ByteArrayOutputStream;
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
    private Hostile(String name, RawRequest request, int status, String reason) {
      this(name, request.bytes(), status, reason);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Hostile> all() {
    return Stream.of(signatures(), sizes(), forms(), identities(), texts(), shapes(), http())
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

  private static List<Hostile> texts() {
    var deep = "[".repeat(101) + "]".repeat(101);
    return List.of(
        json("no JSON", "hello"),
        json("blanks", "  \r\n"),
        json("an array", "[]"),
        json("a text", "\"text\""),
        json("null", "null"),
        json("nested too deeply", "{\"a\":" + deep + "}"),
        json("nested a thousand times too deeply", "{\"a\":" + "[".repeat(100_000)),
        json("cut off", OPENED.substring(0, 30)),
        json("something behind it", OPENED + "x"),
        json("a second object behind it", OPENED + OPENED),
        json("a name twice", "{\"action\":\"opened\",\"action\":\"closed\"}"),
        json(
            "a name twice, further in",
            "{\"repository\":{\"full_name\":\"o/n\",\"full_name\":\"o/other\"}}"),
        json("a name twice, where nobody looks", "{\"sender\":{\"a\":{\"b\":1,\"b\":2}}}"),
        json("a name that is too long", "{\"" + "n".repeat(50_001) + "\":1}"),
        json("a number that is too long", "{\"a\":" + "9".repeat(1_001) + "}"),
        json("a fraction that is too long", "{\"a\":0." + "9".repeat(1_001) + "}"),
        json("a string that is too long", "{\"a\":\"" + "s".repeat(4 * 1024 * 1024 + 1) + "\"}"),
        json("too many values", "{\"a\":[" + "1,".repeat(2_000_001) + "1]}"),
        json("not a number", "{\"a\":NaN}"),
        json("a comment", "{/* */\"a\":1}"),
        json("single quotes", "{'a':1}"),
        json("a line break in a string", "{\"a\":\"\n\"}"),
        bytes("a byte that is no UTF-8", around(0xff)),
        bytes("a slash written too long", around(0xc0, 0xaf)),
        bytes("half of a surrogate pair", around(0xed, 0xa0, 0x80)),
        bytes("a character cut off", around(0xe2, 0x82)),
        bytes("a zero byte", around(0)),
        bytes("UTF-16", OPENED.getBytes(UTF_16LE)),
        json("a byte order mark", "\ufeff" + OPENED));
  }

  private static Hostile json(String name, String body) {
    return bytes(name, body.getBytes(UTF_8));
  }

  private static Hostile bytes(String name, byte[] body) {
    return new Hostile("JSON: " + name, delivery(body), 400, "json");
  }

  private static byte[] around(int... middle) {
    var out = new ByteArrayOutputStream();
    out.writeBytes("{\"a\":\"".getBytes(UTF_8));
    for (int each : middle) {
      out.write(each);
    }
    out.writeBytes("\"}".getBytes(UTF_8));
    return out.toByteArray();
  }

  private static List<Hostile> shapes() {
    return List.of(
        shape("a number for an action", "{\"action\":1}"),
        shape("an object for an action", "{\"action\":{}}"),
        shape("a list for a branch", "{\"ref\":[\"refs/heads/main\"]}"),
        shape("a name for a repository", "{\"repository\":\"o/n\"}"),
        shape("a list for a repository", "{\"repository\":[]}"),
        shape("a repository without a name", "{\"repository\":{}}"),
        shape("a number for a repository's name", "{\"repository\":{\"full_name\":7}}"),
        shape("a repository without an owner", "{\"repository\":{\"full_name\":\"n\"}}"),
        shape("a repository that climbs", "{\"repository\":{\"full_name\":\"o/../n\"}}"),
        shape("a text for a number", "{\"pull_request\":{\"number\":\"7\"}}"),
        shape("a truth for a number", "{\"pull_request\":{\"number\":true}}"),
        shape("a fraction for a number", "{\"issue\":{\"number\":7.5}}"),
        shape("a power for a number", "{\"issue\":{\"number\":7e0}}"),
        shape("a number below one", "{\"issue\":{\"number\":0}}"),
        shape("a number larger than any", "{\"issue\":{\"number\":2147483648}}"),
        shape("a number for a pull request", "{\"pull_request\":7}"),
        shape("an object for a list", "{\"check_run\":{\"pull_requests\":{\"number\":7}}}"),
        shape("numbers in a list of objects", "{\"check_suite\":{\"pull_requests\":[7]}}"),
        new Hostile(
            "an action that is too long",
            delivery("{\"action\":\"" + "a".repeat(201) + "\"}"),
            400,
            "name"),
        new Hostile(
            "an action with a control character",
            delivery("{\"action\":\"a\\u0000b\"}"),
            400,
            "name"),
        new Hostile(
            "a branch with half of a character",
            delivery("{\"ref\":\"refs/heads/\\ud800\"}"),
            400,
            "name"),
        new Hostile(
            "a repository that is not ours",
            delivery(OPENED.replace("o/n", "o/other")),
            403,
            "repository"),
        new Hostile(
            "a ping of a repository that is not ours",
            delivery(
                "{\"zen\":\"\",\"repository\":{\"full_name\":\"o/other\"}}".getBytes(UTF_8),
                "ping",
                "g"),
            403,
            "repository"));
  }

  private static Hostile shape(String name, String body) {
    return new Hostile(name, delivery(body), 400, "shape");
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
