package io.mindscape.slipway.policies.strategy;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.schema.Nearest;
import io.mindscape.slipway.policies.strategy.DatabaseAccess.Instead;
import io.mindscape.slipway.policies.strategy.DatabaseAccess.Place;
import io.mindscape.slipway.policies.strategy.Delivery.Target;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how to get to one database. */
final class DatabaseAccessReader {

  private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?");
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._-]{1,253}");
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]{2,45}]");
  private static final int LAST_PORT = 65_535;

  private DatabaseAccessReader() {}

  /**
   * The access of which {@code block} tells; nothing where it does not say enough.
   *
   * @param label and {@code environment}: see {@link DatabaseAccess}
   * @param targets those that {@code delivery} can reach: the Secret is in a cluster of theirs
   */
  static Optional<DatabaseAccess> read(
      Block block, String label, String environment, Collection<Target> targets) {
    var instead =
        new Instead(
            or(block.read("host", DatabaseAccessReader::host), ""),
            or(block.read("port", DatabaseAccessReader::port), 0),
            block.text("name"),
            block.text("user"));
    var secret = block.block("secret");
    if (secret == null) {
      if (block.isNothing("secret")) {
        block.problem(
            "secret", "\"%s\" needs \"secret\", where the login stands".formatted(block.key()));
      }
      return Optional.empty();
    }
    return Optional.of(new DatabaseAccess(label, environment, place(secret, targets), instead));
  }

  private static Place place(Block secret, Collection<Target> environments) {
    secret.only("cluster", "namespace", "name", "key");
    for (var needed : List.of("cluster", "namespace", "name")) {
      if (secret.isNothing(needed)) {
        secret.problem(
            needed,
            "\"%s\" is needed: a Secret has a cluster, a namespace and a name".formatted(needed));
      }
    }
    return new Place(
        or(secret.read("cluster", text -> cluster(text, environments)), ""),
        or(secret.read("namespace", text -> matching(NAMESPACE, text, "a namespace")), ""),
        or(secret.read("name", text -> matching(NAME, text, "a Secret")), ""),
        or(secret.read("key", text -> matching(KEY, text, "a key in a Secret")), ""));
  }

  private static String cluster(String text, Collection<Target> environments) {
    var there = new TreeSet<String>();
    environments.forEach(target -> target.waves().forEach(there::addAll));
    if (!there.contains(text)) {
      throw new Refused(
          "\"%s\" is no cluster of delivery.environments%s; there are %s"
              .formatted(
                  text,
                  Nearest.question(text, there),
                  there.isEmpty() ? "none" : String.join(", ", there)));
    }
    return text;
  }

  private static String host(String text) {
    if (!HOST.matcher(text).matches()) {
      throw new Refused(
          "\"%s\" is no host: write its name alone, such as db.shop.svc, and the port as \"port\""
              .formatted(text));
    }
    return text;
  }

  private static Integer port(String text) {
    int port = Words.count(text);
    if (port < 1 || port > LAST_PORT) {
      throw new Refused("\"%s\" is no port: write one from 1 to 65535".formatted(text));
    }
    return port;
  }

  private static String matching(Pattern form, String text, String what) {
    if (!form.matcher(text).matches()) {
      throw new Refused("\"%s\" is no name of %s".formatted(text, what));
    }
    return text;
  }

  private static <T> T or(@Nullable T read, T usual) {
    return read == null ? usual : read;
  }
}
