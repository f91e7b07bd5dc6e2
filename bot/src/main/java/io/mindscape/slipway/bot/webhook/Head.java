package io.mindscape.slipway.bot.webhook;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.mindscape.slipway.bot.webhook.Refusal.TurnedAway;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The headers of a delivery that count, each there at most once.
 *
 * @param length of the body in bytes
 * @param kept what is worth keeping: GitHub's own headers. Never a signature, a cookie or whatever
 *     else may be secret
 */
record Head(String guid, String event, String signature, int length, Map<String, String> kept) {

  /** GitHub sends at most 25 MB. */
  static final int LARGEST_BODY = 25 * 1024 * 1024;

  private static final HeaderName SIGNATURE = HeaderNames.create("X-Hub-Signature-256");
  private static final HeaderName EVENT = HeaderNames.create("X-GitHub-Event");
  private static final HeaderName DELIVERY = HeaderNames.create("X-GitHub-Delivery");
  private static final Map<String, HeaderName> KEPT =
      Map.of(
          "X-GitHub-Hook-ID", HeaderNames.create("X-GitHub-Hook-ID"),
          "X-GitHub-Hook-Installation-Target-ID",
              HeaderNames.create("X-GitHub-Hook-Installation-Target-ID"),
          "X-GitHub-Hook-Installation-Target-Type",
              HeaderNames.create("X-GitHub-Hook-Installation-Target-Type"),
          "User-Agent", HeaderNames.USER_AGENT);
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");
  private static final int LONGEST_KEPT = 200;

  Head {
    kept = Map.copyOf(kept);
  }

  /**
   * Reads the headers, before anything of the body is.
   *
   * @throws TurnedAway if they are not those of a delivery
   */
  static Head of(ServerRequestHeaders headers) {
    checkForm(headers);
    int length = length(headers);
    var signature = only(headers, SIGNATURE);
    var event = only(headers, EVENT);
    var guid = only(headers, DELIVERY);
    if (!ID.matcher(event).matches() || !ID.matcher(guid).matches()) {
      throw Refusal.IDENTITY.turnedAway();
    }
    return new Head(guid, event, signature, length, kept(headers, event, guid));
  }

  private static void checkForm(ServerRequestHeaders headers) {
    if (headers.contains(HeaderNames.TRANSFER_ENCODING)) {
      throw Refusal.LENGTH.turnedAway();
    }
    var encoding = only(headers, HeaderNames.CONTENT_ENCODING);
    if (!encoding.isEmpty() && !encoding.equalsIgnoreCase("identity")) {
      throw Refusal.ENCODING.turnedAway();
    }
    var type = only(headers, HeaderNames.CONTENT_TYPE).toLowerCase(Locale.ROOT);
    if (!type.split(";", 2)[0].strip().equals("application/json")) {
      throw Refusal.TYPE.turnedAway();
    }
  }

  private static int length(ServerRequestHeaders headers) {
    var text = only(headers, HeaderNames.CONTENT_LENGTH);
    if (text.isEmpty()) {
      throw Refusal.LENGTH.turnedAway();
    }
    if (!COUNT.matcher(text).matches()) {
      throw Refusal.SIZE.turnedAway();
    }
    int length = Integer.parseInt(text);
    if (length > LARGEST_BODY) {
      throw Refusal.SIZE.turnedAway();
    }
    return length;
  }

  /** The value of a header that may be there once; empty where it is not there. */
  private static String only(ServerRequestHeaders headers, HeaderName name) {
    if (!headers.contains(name)) {
      return "";
    }
    var header = headers.get(name);
    if (header.valueCount() > 1) {
      throw Refusal.HEADER.turnedAway();
    }
    return header.get().strip();
  }

  private static Map<String, String> kept(ServerRequestHeaders headers, String event, String guid) {
    var kept = new TreeMap<String, String>();
    kept.put("X-GitHub-Event", event);
    kept.put("X-GitHub-Delivery", guid);
    KEPT.forEach(
        (written, name) -> {
          var value = only(headers, name);
          if (!value.isEmpty() && value.length() <= LONGEST_KEPT) {
            kept.put(written, value);
          }
        });
    return kept;
  }
}
