package io.mindscape.slipway.jobs.maintenance.dependencies.chart;

import io.mindscape.slipway.jobs.maintenance.dependencies.chart.ChartFile.Entry;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The digest by which Helm 3 knows that a {@code Chart.lock} belongs to a {@code Chart.yaml}: the
 * SHA-256 of both lists of dependencies as Go writes them in JSON.
 *
 * @see <a
 *     href="https://github.com/helm/helm/blob/v3.19.0/internal/resolver/resolver.go">HashReq</a>
 */
final class LockDigest {

  /**
   * In the order of Helm's structure; those that are empty are left out, but for the first and
   * third.
   */
  private static final List<String> KEYS =
      List.of(
          "name",
          "version",
          "repository",
          "condition",
          "tags",
          "enabled",
          "import-values",
          "alias");

  private LockDigest() {}

  /** {@code sha256:} and 64 hexadecimal digits. */
  static String of(ChartFile chart, ChartFile lock) {
    var json = "[%s,%s]".formatted(list(chart.entries()), list(lock.entries()));
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return "sha256:"
          + HexFormat.of().formatHex(sha.digest(json.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String list(List<Entry> entries) {
    return entries.stream()
        .map(entry -> dependency(entry.node()))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String dependency(Mapping node) {
    return KEYS.stream()
        .filter(key -> key.equals("name") || key.equals("repository") || isSaid(node, key))
        .map(key -> "%s:%s".formatted(text(key), node.get(key) == null ? "\"\"" : value(key, node)))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static boolean isSaid(Mapping node, String key) {
    return switch (node.get(key)) {
      case null -> false;
      case Scalar scalar ->
          scalar.type() != Scalar.Type.NULL
              && !scalar.text().isEmpty()
              && !(key.equals("enabled") && scalar.text().equals("false"));
      case Sequence list -> !list.items().isEmpty();
      case Mapping mapping -> !mapping.entries().isEmpty();
    };
  }

  private static String value(String key, Mapping node) {
    var value = node.get(key);
    return value == null ? "\"\"" : json(value);
  }

  private static String json(YamlNode node) {
    return switch (node) {
      case Scalar scalar ->
          switch (scalar.type()) {
            case STRING -> text(scalar.text());
            case NULL -> "null";
            default -> String.valueOf(scalar.value());
          };
      case Sequence list ->
          list.items().stream().map(LockDigest::json).collect(Collectors.joining(",", "[", "]"));
      case Mapping mapping ->
          mapping.entries().stream()
              .sorted(Comparator.comparing(YamlNode.Entry::key))
              .map(entry -> text(entry.key()) + ":" + json(entry.value()))
              .collect(Collectors.joining(",", "{", "}"));
    };
  }

  /** As Go writes a string: what means something in HTML is written as a number. */
  private static String text(String text) {
    var json = new StringBuilder("\"");
    for (int at = 0; at < text.length(); at++) {
      char one = text.charAt(at);
      switch (one) {
        case '"', '\\' -> json.append('\\').append(one);
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> {
          boolean isPlain = one >= ' ' && "<>&\u2028\u2029".indexOf(one) < 0;
          json.append(isPlain ? String.valueOf(one) : "\\u%04x".formatted((int) one));
        }
      }
    }
    return json.append('"').toString();
  }
}
