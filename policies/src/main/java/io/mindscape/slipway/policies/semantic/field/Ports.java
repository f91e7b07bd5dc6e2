package io.mindscape.slipway.policies.semantic.field;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The forms of ports: their numbers, their names, and their protocols. Like {@link Formats}, each
 * method gives what is wrong or null.
 */
public final class Ports {

  /** What a port can speak; where nothing is said, the server takes TCP. */
  public static final List<String> PROTOCOLS = List.of("TCP", "UDP", "SCTP");

  private static final Pattern NAME = Pattern.compile("[-a-z0-9]+");
  private static final int MAX_NAME = 15;
  private static final int MAX = 65535;

  private Ports() {}

  /** A port's number. */
  public static @Nullable String number(long number) {
    return Formats.range(number, 1, MAX);
  }

  /** A port's name, as a container gives it and others refer to it (RFC 6335). */
  public static @Nullable String name(String name) {
    if (Formats.bytes(name) > MAX_NAME) {
      return Formats.longer(MAX_NAME);
    }
    if (!NAME.matcher(name).matches()) {
      return "it has to consist of lower case letters, digits and \"-\".";
    }
    if (name.chars().noneMatch(each -> each >= 'a' && each <= 'z')) {
      return "it needs at least one letter; a number is written without quotes.";
    }
    return name.contains("--") || name.startsWith("-") || name.endsWith("-")
        ? "it may not begin or end with \"-\", nor have two in a row."
        : null;
  }

  /** A number, or a text that is a name. */
  public static @Nullable String numberOrName(Field port) {
    return port.isText() ? name(port.text()) : number(port.number());
  }

  /** Says so unless the protocol is one that there is; absent and empty read as TCP. */
  public static void protocol(Field protocol) {
    if (!PROTOCOLS.contains(protocol.text("TCP"))) {
      protocol.unsupported(PROTOCOLS);
    }
  }
}
