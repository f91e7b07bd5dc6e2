package io.mindscape.slipway.policies.rule.cel.library;

import io.mindscape.slipway.policies.rule.cel.value.GoText;
import io.mindscape.slipway.policies.rule.cel.value.Opaque;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A URL as Go's {@code net/url} takes it apart; it differs from Java's in what it accepts.
 *
 * @param scheme lower case; empty without one
 * @param opaque what follows the scheme where that is no path
 * @param user the user's part as it stands; empty without one
 * @param path unescaped
 * @param rawPath as it stood
 * @param query as it stood
 * @param fragment as it stood
 */
public record GoUrl(
    String scheme,
    String opaque,
    String user,
    String host,
    String path,
    String rawPath,
    String query,
    String fragment)
    implements Opaque {

  @Override
  public String typeName() {
    return "kubernetes.URL";
  }

  /**
   * Reads an absolute URL or a path.
   *
   * @throws Malformed if it is neither; the message is Go's
   */
  static GoUrl parse(String text) throws Malformed {
    request(text);
    return reference(text);
  }

  /**
   * Reads a URL that may be relative and may have a fragment: Go's {@code url.Parse}.
   *
   * @throws Malformed if it is none
   */
  public static GoUrl reference(String text) throws Malformed {
    var bytes = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    int hash = bytes.indexOf('#');
    return hash < 0
        ? parse(text, bytes, false, "")
        : parse(text, bytes.substring(0, hash), false, bytes.substring(hash + 1));
  }

  /**
   * Reads an absolute URL or a path, without a fragment: Go's {@code url.ParseRequestURI}.
   *
   * @throws Malformed if it is neither
   */
  public static GoUrl request(String text) throws Malformed {
    var bytes = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    return parse(text, bytes, true, "");
  }

  private static GoUrl parse(String shown, String url, boolean viaRequest, String fragment)
      throws Malformed {
    try {
      return new GoUrlParser(url, viaRequest).parse(fragment);
    } catch (Malformed e) {
      throw new Malformed("parse " + GoText.quoted(shown) + ": " + e.getMessage());
    }
  }

  String hostname() {
    var name = host;
    int colon = host.lastIndexOf(':');
    if (colon >= 0 && GoUrlParser.isPort(host.substring(colon))) {
      name = host.substring(0, colon);
    }
    return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
  }

  String port() {
    int colon = host.lastIndexOf(':');
    return colon >= 0 && GoUrlParser.isPort(host.substring(colon)) ? host.substring(colon + 1) : "";
  }

  String escapedPath() {
    return GoUrlParser.escapedPath(path, rawPath);
  }

  /** The query's values by name; what is malformed is left out. */
  Map<String, List<String>> values() {
    var values = new LinkedHashMap<String, List<String>>();
    for (var pair : query.split("&", -1)) {
      if (!pair.isEmpty() && !pair.contains(";")) {
        add(values, pair);
      }
    }
    return values;
  }

  // Go leaves out what is malformed.
  private static void add(Map<String, List<String>> values, String pair) {
    int equals = pair.indexOf('=');
    try {
      var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      var value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
      values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    } catch (Malformed ignored) {
      // as Go does
    }
  }

  private static String decoded(String part) throws Malformed {
    return text(GoUrlParser.unescape(part, GoUrlParser.Part.QUERY));
  }

  /** From one character a byte to the text that the bytes spell. */
  static String text(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    var start = scheme.isEmpty() ? "" : scheme.toLowerCase(Locale.ROOT) + ":";
    var authority = host.isEmpty() && user.isEmpty() ? "" : "//" + user + host;
    var rest = opaque.isEmpty() ? authority + escapedPath() : opaque;
    return start
        + rest
        + (query.isEmpty() ? "" : "?" + query)
        + (fragment.isEmpty() ? "" : "#" + fragment);
  }

  /** No URL. */
  public static final class Malformed extends Exception {

    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message, null, false, false);
    }
  }
}
