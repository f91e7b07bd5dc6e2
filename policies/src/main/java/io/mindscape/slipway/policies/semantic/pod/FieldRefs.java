package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code fieldRef}: what a container is told of its own pod, in a variable or in a file.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/downward-api/">Downward API</a>
 */
final class FieldRefs {

  /** What a variable can tell; a label or an annotation besides. */
  static final Set<String> IN_VARIABLES =
      Set.of(
          "metadata.name",
          "metadata.namespace",
          "metadata.uid",
          "spec.nodeName",
          "spec.serviceAccountName",
          "status.hostIP",
          "status.hostIPs",
          "status.podIP",
          "status.podIPs");

  /** What a file can tell; a label or an annotation besides. */
  static final Set<String> IN_FILES =
      Set.of(
          "metadata.name",
          "metadata.namespace",
          "metadata.labels",
          "metadata.annotations",
          "metadata.uid");

  /** As very old clients call the node; the server translates it. */
  private static final String OLD_NODE = "spec.host";

  private FieldRefs() {}

  /**
   * Judges one.
   *
   * @param allowed the paths that can be told here
   */
  static void judge(Field ref, Set<String> allowed) {
    var path = ref.get("fieldPath");
    if (path.text().isEmpty()) {
      path.required();
    } else if (!ref.get("apiVersion").text("v1").equals("v1")) {
      path.invalid("apiVersion has to be v1.");
    } else if (isSubscripted(path.text())) {
      subscript(ref, path);
    } else {
      named(path, allowed);
    }
  }

  private static void named(Field path, Set<String> allowed) {
    var name = path.text().equals(OLD_NODE) ? "spec.nodeName" : path.text();
    if (!allowed.contains(name)) {
      path.unsupported(allowed);
    }
  }

  /** Whether it reads {@code something['key']}. */
  private static boolean isSubscripted(String path) {
    return path.endsWith("']") && path.substring(0, path.length() - 2).indexOf("['") > 0;
  }

  private static void subscript(Field ref, Field path) {
    var text = path.text();
    int open = text.indexOf("['");
    var key = text.substring(open + 2, text.length() - 2);
    switch (text.substring(0, open)) {
      case "metadata.annotations" -> key(ref, key, Formats.annotationKey(key));
      case "metadata.labels" -> key(ref, key, Formats.qualifiedName(key));
      default -> path.invalid("only metadata.annotations and metadata.labels have keys.");
    }
  }

  private static void key(Field ref, String key, @Nullable String problem) {
    if (problem != null) {
      ref.report("invalid", "%s has the key \"%s\": %s".formatted(ref.path(), key, problem));
    }
  }
}
