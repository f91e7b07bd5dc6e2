package io.mindscape.slipway.policies.rule;

import java.util.Locale;

/** The plural by which an API names the objects of a kind. */
final class Resources {

  private Resources() {}

  static String of(String kind) {
    var name = kind.toLowerCase(Locale.ROOT);
    return switch (name) {
      case "endpoints" -> name;
      case "gateway" -> "gateways";
      default -> {
        if (name.endsWith("s") || name.endsWith("x") || name.endsWith("ch")) {
          yield name + "es";
        }
        yield name.endsWith("y") ? name.substring(0, name.length() - 1) + "ies" : name + "s";
      }
    };
  }
}
