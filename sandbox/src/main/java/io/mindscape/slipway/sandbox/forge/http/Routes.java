package io.mindscape.slipway.sandbox.forge.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which path is answered by what. In a template, <code>{name}</code> is one part of the path and
 * <code>{+name}</code> one or more; what was added first is looked at first.
 */
public final class Routes implements Handler {

  private static final Pattern NAME = Pattern.compile("\\{(\\+?)([a-z_]+)}");

  private final List<Route> routes = new ArrayList<>();

  public Routes get(String template, Handler handler) {
    return add("GET", template, handler);
  }

  public Routes post(String template, Handler handler) {
    return add("POST", template, handler);
  }

  public Routes put(String template, Handler handler) {
    return add("PUT", template, handler);
  }

  public Routes patch(String template, Handler handler) {
    return add("PATCH", template, handler);
  }

  public Routes delete(String template, Handler handler) {
    return add("DELETE", template, handler);
  }

  private Routes add(String method, String template, Handler handler) {
    routes.add(Route.of(method, template, handler));
    return this;
  }

  @Override
  public Answer answer(Call call) {
    for (var route : routes) {
      var names = route.match(call.request());
      if (names.isPresent()) {
        return route.handler().answer(call.with(names.get()));
      }
    }
    throw Problem.notFound();
  }

  private record Route(String method, Pattern path, List<String> names, Handler handler) {

    static Route of(String method, String template, Handler handler) {
      var regex = new StringBuilder();
      var names = new ArrayList<String>();
      var matcher = NAME.matcher(template);
      int at = 0;
      while (matcher.find()) {
        regex.append(Pattern.quote(template.substring(at, matcher.start())));
        regex.append(matcher.group(1).isEmpty() ? "([^/]+)" : "(.+)");
        names.add(matcher.group(2));
        at = matcher.end();
      }
      regex.append(Pattern.quote(template.substring(at)));
      return new Route(method, Pattern.compile(regex.toString()), List.copyOf(names), handler);
    }

    Optional<Map<String, String>> match(Request request) {
      if (!method.equals(request.method())) {
        return Optional.empty();
      }
      var matcher = path.matcher(request.path());
      if (!matcher.matches()) {
        return Optional.empty();
      }
      var found = new HashMap<String, String>();
      for (int i = 0; i < names.size(); i++) {
        found.put(names.get(i), decode(matcher.group(i + 1)));
      }
      return Optional.of(found);
    }

    /** In a path a plus is a plus. */
    private static String decode(String part) {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
  }
}
