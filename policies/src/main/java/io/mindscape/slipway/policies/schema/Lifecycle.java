package io.mindscape.slipway.policies.schema;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * When a kind in a version of its group is deprecated, and when it is gone: versions of Kubernetes
 * by their minor numbers.
 *
 * @param deprecated the first in which it is deprecated, such as {@code 1.21}
 * @param removed the first that does not have it
 * @param replacement what to write for {@code apiVersion}; null where nothing took its place
 * @see <a href="https://kubernetes.io/docs/reference/using-api/deprecation-guide/">Deprecated API
 *     migration guide</a>
 */
public record Lifecycle(String deprecated, String removed, @Nullable String replacement) {

  /** Of a kind; null where it is not deprecated. */
  public static @Nullable Lifecycle of(String apiVersion, String kind) {
    return Shipped.TABLE.get(apiVersion + " " + kind);
  }

  /** The names of all kinds of which some version is deprecated. */
  public static Set<String> kinds() {
    return Shipped.TABLE.keySet().stream()
        .map(key -> key.substring(key.indexOf(' ') + 1))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a version of Kubernetes does not have it. */
  public boolean isRemovedIn(String version) {
    return minor(version) >= minor(removed);
  }

  /** Whether the version of Kubernetes that follows does not have it. */
  public boolean isRemovedAfter(String version) {
    return minor(version) + 1 >= minor(removed);
  }

  /** Whether it is deprecated in a version of Kubernetes, or gone. */
  public boolean isDeprecatedIn(String version) {
    return minor(version) >= minor(deprecated);
  }

  private static int minor(String version) {
    return Integer.parseInt(version.substring(version.indexOf('.') + 1));
  }

  private static final class Shipped {
    static final Map<String, Lifecycle> TABLE = load();

    private static Map<String, Lifecycle> load() {
      Map<String, Lifecycle> table = new HashMap<>();
      try (var file = Lifecycle.class.getResourceAsStream("lifecycle.txt")) {
        if (file == null) {
          throw new IllegalStateException("a shipped table is missing: lifecycle.txt");
        }
        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split(" "))
            .forEach(row -> table.put(row[0] + " " + row[1], row(row)));
      } catch (IOException e) {
        throw new UncheckedIOException("a shipped table cannot be read: lifecycle.txt", e);
      }
      return Map.copyOf(table);
    }

    private static Lifecycle row(String[] row) {
      return new Lifecycle(row[2], row[3], row[4].equals("-") ? null : row[4]);
    }
  }
}
