package io.mindscape.slipway.policies.semantic.device;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How pools, attributes and capacities of devices are called. */
final class DeviceNames {

  private static final int MAX_POOL = 253;
  private static final int MAX_DOMAIN = 63;
  private static final int MAX_ID = 32;
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private DeviceNames() {}

  static void pool(Field name) {
    var text = name.text();
    if (text.isEmpty()) {
      name.required();
      return;
    }
    if (Formats.bytes(text) > MAX_POOL) {
      name.tooLong(MAX_POOL);
    }
    for (var part : text.split("/", -1)) {
      name.check(Formats.dnsSubdomain(part));
    }
  }

  /**
   * What is wrong with an identifier, with or without a domain and a {@code /} before it; or null.
   * The server does not look at what has more of them.
   */
  static @Nullable String qualified(String name) {
    var parts = name.split("/", -1);
    return switch (parts.length) {
      case 1 -> identifier(parts[0]);
      case 2 -> {
        var domain = domain(parts[0]);
        yield domain == null ? identifier(parts[1]) : domain;
      }
      default -> null;
    };
  }

  /** As {@link #qualified}, and with a domain, which has lower case letters only. */
  static @Nullable String fullyQualified(String name) {
    if (!name.contains("/")) {
      return "it has to have a domain and a \"/\" before its name.";
    }
    var problem = qualified(name);
    var parts = name.split("/", -1);
    return problem == null && parts.length == 2 ? Formats.dnsSubdomain(parts[0]) : problem;
  }

  private static @Nullable String domain(String domain) {
    if (Formats.bytes(domain) > MAX_DOMAIN) {
      return "its domain has more than %d bytes.".formatted(MAX_DOMAIN);
    }
    var problem = Formats.dnsSubdomain(domain.toLowerCase(Locale.ROOT));
    return problem == null ? null : "before the \"/\", " + problem;
  }

  private static @Nullable String identifier(String id) {
    if (Formats.bytes(id) > MAX_ID) {
      return "its name has more than %d bytes.".formatted(MAX_ID);
    }
    return IDENTIFIER.matcher(id).matches()
        ? null
        : "its name has to consist of letters, digits and \"_\", and not begin with a digit.";
  }
}
