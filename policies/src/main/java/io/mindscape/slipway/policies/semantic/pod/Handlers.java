package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Ports;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a probe or a moment of a lifecycle does: exactly one action. */
final class Handlers {

  private static final Set<String> SCHEMES = Set.of("HTTP", "HTTPS");
  private static final Pattern HEADER = Pattern.compile("[-A-Za-z0-9]+");

  private Handlers() {}

  /**
   * Judges one. Only the first of several actions is looked into.
   *
   * @param actions that are possible, in the server's order
   */
  static void judge(Field handler, List<String> actions) {
    var given = actions.stream().map(handler::get).filter(Field::isSet).toList();
    if (given.isEmpty()) {
      handler.required("it does one of %s.".formatted(String.join(", ", actions)));
      return;
    }
    action(given.getFirst());
    for (var more : given.subList(1, given.size())) {
      more.forbidden("there is %s already.".formatted(given.getFirst().key()));
    }
  }

  private static void action(Field action) {
    switch (action.key()) {
      case "exec" -> {
        if (action.get("command").size() == 0) {
          action.get("command").required();
        }
      }
      case "httpGet" -> request(action);
      case "tcpSocket" -> action.get("port").check(Ports.numberOrName(action.get("port")));
      case "grpc" -> action.get("port").check(Ports.number(action.get("port").number()));
      default -> {}
    }
  }

  private static void request(Field get) {
    get.get("port").check(Ports.numberOrName(get.get("port")));
    if (!get.get("scheme").text().isEmpty()) {
      get.get("scheme").oneOf(SCHEMES);
    }
    for (var header : get.get("httpHeaders").items()) {
      if (!HEADER.matcher(header.get("name").text()).matches()) {
        get.get("httpHeaders")
            .showing(header.get("name"))
            .invalid("a name has to consist of letters, digits and \"-\".");
      }
    }
  }
}
