package io.mindscape.slipway.jobs.database;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An address of a PostgreSQL as libpq ({@code postgresql://user:password@host:5432/name}) or JDBC
 * ({@code jdbc:postgresql://host:5432/name?user=…&password=…}) writes it. Of its parameters only
 * those are heeded that say who connects and how safely: others may name files or classes.
 *
 * @see <a href="https://www.postgresql.org/docs/17/libpq-connect.html">libpq's forms</a>
 */
final class DatabaseUrl {

  private static final Pattern FORM =
      Pattern.compile(
          "(jdbc:)?postgres(?:ql)?(?:\\+[a-z0-9]+)?://([^/?#]*)(?:/([^/?#@]*))?(?:\\?([^#]*))?");

  private static final Pattern HOST =
      Pattern.compile(
          "(\\[[0-9A-Fa-f:.]{2,45}]|[A-Za-z0-9](?:[A-Za-z0-9._-]{0,252}))(?::([0-9]{1,5}))?");

  private static final Set<String> SSL =
      Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
  private static final Set<String> BINDING = Set.of("disable", "prefer", "require");

  private static final String USUAL_PORT = "5432";

  private DatabaseUrl() {}

  /** What it says; nothing where it is no such address. */
  static Optional<Login> read(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    // A password that nobody encoded may have this character too: the last one counts.
    var authority = form.group(2);
    int at = authority.lastIndexOf('@');
    var parameters = parameters(form.group(4), form.group(1) != null);
    var hosts = at < 0 ? authority : authority.substring(at + 1);
    var address = hosts.isEmpty() ? Optional.of("") : address(hosts, "");
    var who = at < 0 ? "" : authority.substring(0, at);
    int colon = who.indexOf(':');
    return address.map(
        known ->
            new Login(
                    known,
                    form.group(3) == null ? "" : plain(form.group(3)),
                    plain(colon < 0 ? who : who.substring(0, colon)),
                    colon < 0 ? "" : plain(who.substring(colon + 1)),
                    options(parameters))
                .or(asParameters(parameters)));
  }

  /**
   * Hosts with ports, of which each may be left out.
   *
   * @param port for those that have none; empty for the usual one
   * @return nothing where one is no host
   */
  static Optional<String> address(String hosts, String port) {
    var usual = port.isEmpty() ? USUAL_PORT : port;
    var each = Arrays.stream(hosts.split(",", -1)).map(HOST::matcher).toList();
    return usual.matches("[0-9]{1,5}") && each.stream().allMatch(host -> host.matches())
        ? Optional.of(
            each.stream()
                .map(host -> host.group(1) + ":" + (host.group(2) == null ? usual : host.group(2)))
                .collect(Collectors.joining(",")))
        : Optional.empty();
  }

  /** Those that are understood, by the driver's names. */
  static Map<String, String> options(Map<String, String> parameters) {
    var options = new HashMap<String, String>();
    var ssl = parameters.getOrDefault("sslmode", "");
    if (SSL.contains(ssl)) {
      options.put("sslmode", ssl);
    } else if (parameters.getOrDefault("ssl", "").equals("true")) {
      // As the driver has it.
      options.put("sslmode", "verify-full");
    }
    var binding =
        parameters.getOrDefault("channel_binding", parameters.getOrDefault("channelBinding", ""));
    if (BINDING.contains(binding)) {
      options.put("channelBinding", binding);
    }
    return options;
  }

  private static Login asParameters(Map<String, String> parameters) {
    return new Login(
        address(parameters.getOrDefault("host", ""), parameters.getOrDefault("port", ""))
            .orElse(""),
        parameters.getOrDefault("dbname", ""),
        parameters.getOrDefault("user", ""),
        parameters.getOrDefault("password", ""),
        Map.of());
  }

  private static Map<String, String> parameters(String query, boolean isJdbc) {
    var found = new HashMap<String, String>();
    if (query != null) {
      for (var pair : query.split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          var value = pair.substring(equals + 1);
          found.put(pair.substring(0, equals), isJdbc ? decoded(value) : plain(value));
        }
      }
    }
    return found;
  }

  /** Without per cent signs; a plus is a plus. */
  private static String plain(String written) {
    return decoded(written.replace("+", "%2B"));
  }

  private static String decoded(String written) {
    try {
      return URLDecoder.decode(written, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException odd) { // a per cent sign that escapes nothing
      return written;
    }
  }
}
