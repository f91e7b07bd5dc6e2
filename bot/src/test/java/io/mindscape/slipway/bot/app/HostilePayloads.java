package io.mindscape.slipway.bot.app;

import static io.mindscape.slipway.bot.app.RawRequest.OPENED;
import static io.mindscape.slipway.bot.app.RawRequest.delivery;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.mindscape.slipway.bot.app.HostileRequests.Hostile;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.Stream;

/** Well-signed deliveries whose payload is wrong in one way each. */
final class HostilePayloads {

  private HostilePayloads() {}

  static List<Hostile> all() {
    return Stream.concat(texts().stream(), shapes().stream()).toList();
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
}
