package io.mindscape.slipway.sandbox.forge.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An HTTP request, read.
 *
 * @param path as it was sent, not decoded
 * @param headers by lower-case name
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record Request(
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    byte[] body) {

  public Request {
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
  }

  /** Reads {@code a=1&b=2}; the first value of a name counts. */
  public static Map<String, String> query(String raw) {
    var query = new LinkedHashMap<String, String>();
    for (var pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return query;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** Whether it only reads. */
  public boolean reads() {
    return method.equals("GET") || method.equals("HEAD");
  }
}
