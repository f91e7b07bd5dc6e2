package io.mindscape.slipway.bot.settings;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The passwords in a JDBC URL, which a driver may tell without the rest of it: as parameters and
 * before the host, as they are written and as they are meant.
 */
final class Passwords {

  private static final Pattern WRITTEN =
      Pattern.compile("(?i)[?&;](?:ssl)?password=([^&;]+)|://[^/?#:@]*:([^/?#]+)@");

  private Passwords() {}

  static List<String> in(String url) {
    if (!url.startsWith("jdbc:")) {
      return List.of();
    }
    return WRITTEN
        .matcher(url)
        .results()
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
        .flatMap(written -> Stream.of(written, decoded(written)))
        .distinct()
        .toList();
  }

  private static String decoded(String written) {
    try {
      return URLDecoder.decode(written.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException odd) { // a per cent sign that escapes nothing
      return written;
    }
  }
}
