package io.mindscape.slipway.policies.rule.cel.library;

import io.mindscape.slipway.policies.rule.cel.library.GoUrl.Malformed;
import io.mindscape.slipway.policies.rule.cel.value.GoText;
import java.util.Locale;

/** Takes URLs apart by the rules of Go's {@code net/url}. Texts have one character a byte. */
final class GoUrlParser {

  private static final String HOST_SIGNS = "!$&'()*+,;=:[]<>\"";
  private static final String PATH_SIGNS = "$&+,/:;=@";

  private final String url;
  private final boolean viaRequest;

  GoUrlParser(String url, boolean viaRequest) {
    this.url = url;
    this.viaRequest = viaRequest;
  }

  /** Which part of a URL is (un)escaped: each has signs of its own that stand for themselves. */
  enum Part {
    PATH,
    HOST,
    ZONE,
    USER,
    QUERY
  }

  GoUrl parse(String fragment) throws Malformed {
    if (url.chars().anyMatch(letter -> letter < ' ' || letter == 0x7f)) {
      throw new Malformed("net/url: invalid control character in URL");
    }
    if (url.isEmpty() && viaRequest) {
      throw new Malformed("empty url");
    }
    if (url.equals("*")) {
      return new GoUrl("", "", "", "", "*", "", "", fragment);
    }
    int colon = schemeEnd();
    var scheme = colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
    var rest = url.substring(colon + 1);
    int question = rest.indexOf('?');
    var query = question < 0 ? "" : rest.substring(question + 1);
    rest = question < 0 ? rest : rest.substring(0, question);
    if (!rest.startsWith("/")) {
      if (!scheme.isEmpty()) {
        return new GoUrl(scheme, rest, "", "", "", "", query, fragment);
      }
      checkRelative(rest);
    }
    return hierarchical(scheme, rest, query, fragment);
  }

  private GoUrl hierarchical(String scheme, String rest, String query, String fragment)
      throws Malformed {
    boolean hasAuthority =
        rest.startsWith("//") && (!scheme.isEmpty() || (!viaRequest && !rest.startsWith("///")));
    if (!hasAuthority) {
      return new GoUrl(scheme, "", "", "", path(rest), raw(rest), query, fragment);
    }
    int slash = rest.indexOf('/', 2);
    var authority = slash < 0 ? rest.substring(2) : rest.substring(2, slash);
    var path = slash < 0 ? "" : rest.substring(slash);
    int at = authority.lastIndexOf('@');
    var host = host(scheme, authority.substring(at + 1));
    var user = at < 0 ? "" : authority.substring(0, at);
    checkUser(user);
    return new GoUrl(
        scheme, "", at < 0 ? "" : user + "@", host, path(path), raw(path), query, fragment);
  }

  private int schemeEnd() throws Malformed {
    for (int at = 0; at < url.length(); at++) {
      char letter = url.charAt(at);
      boolean isAlpha = (letter | 0x20) >= 'a' && (letter | 0x20) <= 'z';
      boolean isLater = (letter >= '0' && letter <= '9') || "+-.".indexOf(letter) >= 0;
      if (letter == ':') {
        if (at == 0) {
          throw new Malformed("missing protocol scheme");
        }
        return at;
      }
      if (!isAlpha && (!isLater || at == 0)) {
        return -1;
      }
    }
    return -1;
  }

  private void checkRelative(String rest) throws Malformed {
    if (viaRequest) {
      throw new Malformed("invalid URI for request");
    }
    int slash = rest.indexOf('/');
    if ((slash < 0 ? rest : rest.substring(0, slash)).contains(":")) {
      throw new Malformed("first path segment in URL cannot contain colon");
    }
  }

  private static void checkUser(String user) throws Malformed {
    for (int at = 0; at < user.length(); at++) {
      char letter = user.charAt(at);
      if (!isAlphanumeric(letter) && "-._:~!$&'()*+,;=%@".indexOf(letter) < 0) {
        throw new Malformed("net/url: invalid userinfo");
      }
    }
    unescape(user, Part.USER);
  }

  private static String host(String scheme, String host) throws Malformed {
    int open = host.lastIndexOf('[');
    if (open > 0) {
      throw new Malformed("invalid IP-literal");
    }
    if (open == 0) {
      return literal(host);
    }
    int colon = host.indexOf(':');
    if (colon >= 0) {
      boolean isWeb = scheme.equals("http") || scheme.equals("https");
      int port = isWeb ? colon : host.lastIndexOf(':');
      checkPort(host.substring(port));
    }
    return unescape(host, Part.HOST);
  }

  private static String literal(String host) throws Malformed {
    int close = host.lastIndexOf(']');
    if (close < 0) {
      throw new Malformed("missing ']' in host");
    }
    checkPort(host.substring(close + 1));
    var name = host.substring(1, close);
    int zone = name.indexOf("%25");
    var address =
        zone < 0
            ? unescape(name, Part.HOST)
            : unescape(name.substring(0, zone), Part.HOST)
                + unescape(name.substring(zone), Part.ZONE);
    try {
      if (Address.parseAny(address).isV4()) {
        throw new Malformed("invalid IP-literal");
      }
    } catch (Address.Malformed e) {
      throw new Malformed("invalid host: " + e.getMessage());
    }
    return "[" + address + "]" + unescape(host.substring(close + 1), Part.HOST);
  }

  private static void checkPort(String port) throws Malformed {
    if (!isPort(port)) {
      throw new Malformed("invalid port " + GoText.quoted(port) + " after host");
    }
  }

  /** Whether it is empty, or a colon and digits. */
  static boolean isPort(String port) {
    return port.isEmpty()
        || (port.charAt(0) == ':'
            && port.chars().skip(1).allMatch(digit -> digit >= '0' && digit <= '9'));
  }

  private static String path(String raw) throws Malformed {
    return unescape(raw, Part.PATH);
  }

  private static String raw(String path) throws Malformed {
    return escapePath(path(path)).equals(path) ? "" : path;
  }

  static String escapedPath(String path, String rawPath) {
    if (!rawPath.isEmpty() && isEncoded(rawPath)) {
      return GoUrl.text(rawPath);
    }
    return path.equals("*") ? "*" : escapePath(path);
  }

  private static boolean isEncoded(String path) {
    return path.chars()
        .allMatch(letter -> "!$&'()*+,;=:@[]%".indexOf(letter) >= 0 || !escapes(letter, Part.PATH));
  }

  private static String escapePath(String path) {
    var escaped = new StringBuilder();
    for (int at = 0; at < path.length(); at++) {
      char letter = path.charAt(at);
      if (escapes(letter, Part.PATH)) {
        escaped.append("%%%02X".formatted((int) letter));
      } else {
        escaped.append(letter);
      }
    }
    return escaped.toString();
  }

  private static boolean isAlphanumeric(int letter) {
    return (letter >= '0' && letter <= '9')
        || (letter >= 'A' && letter <= 'Z')
        || (letter >= 'a' && letter <= 'z');
  }

  private static boolean escapes(int letter, Part part) {
    if (isAlphanumeric(letter) || "-_.~".indexOf(letter) >= 0) {
      return false;
    }
    return switch (part) {
      case HOST, ZONE -> HOST_SIGNS.indexOf(letter) < 0;
      case PATH -> PATH_SIGNS.indexOf(letter) < 0;
      case USER -> "$&+,;=".indexOf(letter) < 0;
      case QUERY -> true;
    };
  }

  static String unescape(String text, Part part) throws Malformed {
    var plain = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      if (letter == '%') {
        plain.append((char) escaped(text, at, part));
        at += 2;
      } else if (letter == '+' && part == Part.QUERY) {
        plain.append(' ');
      } else {
        checkHost(letter, part);
        plain.append(letter);
      }
    }
    return plain.toString();
  }

  private static void checkHost(char letter, Part part) throws Malformed {
    if ((part == Part.HOST || part == Part.ZONE) && letter < 0x80 && escapes(letter, part)) {
      throw new Malformed(
          "invalid character " + GoText.quoted(String.valueOf(letter)) + " in host name");
    }
  }

  private static int escaped(String text, int at, Part part) throws Malformed {
    var escape = text.substring(at, Math.min(at + 3, text.length()));
    int high = at + 1 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
    int low = at + 2 < text.length() ? Character.digit(text.charAt(at + 2), 16) : -1;
    boolean isForbidden = part == Part.HOST && high < 8 && !escape.equals("%25");
    int value = high << 4 | low;
    boolean isNoZone =
        part == Part.ZONE && !escape.equals("%25") && value != ' ' && escapes(value, Part.HOST);
    if (high < 0 || low < 0 || isForbidden || isNoZone) {
      throw new Malformed("invalid URL escape " + GoText.quoted(escape));
    }
    return value;
  }
}
