package io.mindscape.slipway.bot.registry;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a registry wants to be told who asks.
 *
 * @param values of the header {@code WWW-Authenticate}, by name
 * @see <a href="https://distribution.github.io/distribution/spec/auth/token/">tokens</a>
 */
record Challenge(String scheme, Map<String, String> values) {

  private static final Pattern VALUE = Pattern.compile("([a-z_]+)=(?:\"([^\"]*)\"|([^\\s,\"]+))");

  Challenge {
    values = Map.copyOf(values);
  }

  /** Of several ways the one that may do without a login. */
  static Optional<Challenge> of(HttpResponse<?> answer) {
    return answer.headers().allValues("WWW-Authenticate").stream()
        .map(Challenge::parse)
        .min(Comparator.comparing(Challenge::isBasic));
  }

  private static Challenge parse(String header) {
    int blank = header.indexOf(' ');
    var scheme = blank < 0 ? header : header.substring(0, blank);
    var values = new HashMap<String, String>();
    VALUE
        .matcher(header)
        .results()
        .forEach(
            value ->
                values.putIfAbsent(
                    value.group(1), value.group(2) == null ? value.group(3) : value.group(2)));
    return new Challenge(scheme, values);
  }

  boolean isBasic() {
    return scheme.equalsIgnoreCase("Basic");
  }

  /** Where a token is had that reads one image; nothing where it is nowhere to be asked. */
  Optional<URI> tokenFor(String repository) {
    var realm = values.getOrDefault("realm", "");
    if (!scheme.equalsIgnoreCase("Bearer") || !isSafe(realm)) {
      return Optional.empty();
    }
    var service = values.getOrDefault("service", "");
    return Optional.of(
        URI.create(
            "%s%sservice=%s&scope=%s"
                .formatted(
                    realm,
                    realm.indexOf('?') < 0 ? "?" : "&",
                    encoded(service),
                    encoded("repository:%s:pull".formatted(repository)))));
  }

  /** What stands there may carry a password. */
  private static boolean isSafe(String realm) {
    try {
      var place = URI.create(realm);
      var host = place.getHost();
      return host != null
          && (place.getScheme().equals("https")
              || (place.getScheme().equals("http") && Registries.isHere(host)));
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
