package io.mindscape.slipway.bot.registry;

import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Users and passwords of registries, from a file that somebody named: {@code auths} of the file
 * that {@code docker login} writes. Programs that keep passwords elsewhere are not run.
 */
public final class Logins {

  private final Map<String, String> byHost;

  private Logins(Map<String, String> byHost) {
    this.byHost = Map.copyOf(byHost);
  }

  public static Logins none() {
    return new Logins(Map.of());
  }

  /**
   * @throws Refused if the file cannot be read, or is another
   */
  public static Logins read(Path file) {
    try {
      var byHost = new HashMap<String, String>();
      JsonMapper.shared()
          .readTree(Files.readAllBytes(file))
          .path("auths")
          .forEachEntry((host, login) -> byHost.put(host(host), login.path("auth").asString("")));
      byHost.values().removeIf(String::isEmpty);
      return new Logins(byHost);
    } catch (IOException | JacksonException e) {
      // What it says is not repeated: it may hold a password.
      throw new Refused(
          "%s cannot be read: name a file as docker login writes it, with \"auths\" in it"
              .formatted(file));
    }
  }

  /** Some programs write it as an address. */
  private static String host(String written) {
    var host = written.replaceFirst("^https?://", "");
    int slash = host.indexOf('/');
    return slash < 0 ? host : host.substring(0, slash);
  }

  /** What {@code Authorization: Basic} takes; nothing where there is none. */
  Optional<String> of(URI registry) {
    return Optional.ofNullable(byHost.get(registry.getRawAuthority()));
  }

  /** How many there are; what they are is not shown. */
  @Override
  public String toString() {
    return byHost.size() + " logins";
  }
}
