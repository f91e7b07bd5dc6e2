package io.mindscape.slipway.policies.rule.cel.library;

import static dev.cel.common.types.SimpleType.STRING;

import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructTypeReference;
import io.mindscape.slipway.policies.rule.cel.library.Functions.Typed;
import io.mindscape.slipway.policies.rule.cel.library.GoUrl.Malformed;
import io.mindscape.slipway.policies.rule.cel.value.Fault;

/** URLs. */
final class Urls {

  private static final Typed URL =
      new Typed(StructTypeReference.create("kubernetes.URL"), Param.of(GoUrl.class));

  private Urls() {}

  static void addTo(Functions functions) {
    functions.global(
        "url", "string_to_url", URL.type(), args -> url((String) args[0]), Types.STRING);
    functions.global(
        "isURL", "is_url_string", SimpleType.BOOL, args -> isUrl((String) args[0]), Types.STRING);
    part(functions, "getScheme", "url_get_scheme", GoUrl::scheme);
    part(functions, "getHost", "url_get_host", GoUrl::host);
    part(functions, "getHostname", "url_get_hostname", GoUrl::hostname);
    part(functions, "getPort", "url_get_port", GoUrl::port);
    part(functions, "getEscapedPath", "url_get_escaped_path", GoUrl::escapedPath);
    functions.member(
        "getQuery", "url_get_query", Types.QUERY, args -> ((GoUrl) args[0]).values(), URL);
  }

  private static void part(
      Functions functions,
      String name,
      String id,
      java.util.function.Function<GoUrl, String> part) {
    functions.member(name, id, STRING, args -> GoUrl.text(part.apply((GoUrl) args[0])), URL);
  }

  private static GoUrl url(String text) {
    try {
      return GoUrl.parse(text);
    } catch (Malformed e) {
      throw new Fault("URL parse error during conversion from string: " + e.getMessage());
    }
  }

  private static Boolean isUrl(String text) {
    return problem(text).isEmpty();
  }

  /** What Go has against the URL; empty for nothing. */
  static String problem(String text) {
    try {
      GoUrl.parse(text);
      return "";
    } catch (Malformed e) {
      return String.valueOf(e.getMessage());
    }
  }
}
