package io.mindscape.slipway.bot.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A request as bytes, right at first, and then spoilt on purpose. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RawRequest(String line, List<String> headers, byte[] body) {

  static final String SECRET = "present-secret-of-the-test";
  static final String PREVIOUS = "previous-secret-of-the-test";
  static final String OPENED =
      """
      {"action":"opened","pull_request":{"number":7},"repository":{"full_name":"o/n"}}\
      """;

  RawRequest {
    headers = List.copyOf(headers);
  }

  /** A delivery that is right in every way. */
  static RawRequest delivery() {
    return delivery(OPENED);
  }

  static RawRequest delivery(String body) {
    return delivery(body.getBytes(UTF_8));
  }

  static RawRequest delivery(byte[] body) {
    return delivery(body, "pull_request", "guid-1");
  }

  static RawRequest delivery(byte[] body, String event, String guid) {
    return new RawRequest(
        "POST /webhooks/github HTTP/1.1",
        List.of(
            "Host: localhost",
            "Content-Type: application/json",
            "Content-Length: " + body.length,
            "X-GitHub-Event: " + event,
            "X-GitHub-Delivery: " + guid,
            "X-Hub-Signature-256: " + signature(body, SECRET)),
        body);
  }

  static String signature(byte[] body, String secret) {
    return "sha256=" + HexFormat.of().formatHex(hmac(body, secret));
  }

  private static byte[] hmac(byte[] body, String secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return mac.doFinal(body);
    } catch (java.security.GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  RawRequest line(String other) {
    return new RawRequest(other, headers, body);
  }

  RawRequest plus(String header) {
    var more = new ArrayList<>(headers);
    more.add(header);
    return new RawRequest(line, more, body);
  }

  RawRequest without(String name) {
    var prefix = name.toLowerCase(Locale.ROOT) + ":";
    return new RawRequest(
        line,
        headers.stream().filter(at -> !at.toLowerCase(Locale.ROOT).startsWith(prefix)).toList(),
        body);
  }

  /** With this header instead of the one of the same name. */
  RawRequest with(String header) {
    return without(header.substring(0, header.indexOf(':'))).plus(header);
  }

  /** With this body, whatever the headers say of it. */
  RawRequest sending(String other) {
    return new RawRequest(line, headers, other.getBytes(UTF_8));
  }

  byte[] head() {
    return (line + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n").getBytes(ISO_8859_1);
  }

  byte[] bytes() {
    var out = new ByteArrayOutputStream();
    out.writeBytes(head());
    out.writeBytes(body);
    return out.toByteArray();
  }
}
