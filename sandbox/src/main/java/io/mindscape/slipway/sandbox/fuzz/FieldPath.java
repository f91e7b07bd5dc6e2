package io.mindscape.slipway.sandbox.fuzz;

import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.List;
import java.util.Set;

/** Follows the field paths that findings name, such as {@code spec.containers[0].image}. */
final class FieldPath {

  /** What every object has, whether it stands there or not. */
  private static final Set<String> ALWAYS =
      Set.of("apiVersion", "kind", "metadata", "spec", "status");

  private FieldPath() {}

  /** Whether the path, or what holds its last step, is in {@code node}. */
  static boolean leadsSomewhere(YamlNode node, String path) {
    if (path.isEmpty() || isOneStep(path)) {
      return true;
    }
    return switch (node) {
      case Mapping mapping -> inMapping(mapping, path);
      case Sequence list -> inList(list, path);
      case YamlNode.Scalar scalar -> false;
    };
  }

  /** Whether at least its first step is there, or is a field that every object has. */
  static boolean beginsIn(Mapping root, String path) {
    return isOneStep(path)
        || ALWAYS.stream().anyMatch(path::startsWith)
        || root.entries().stream()
            .anyMatch(entry -> path.startsWith(entry.key()) || path.startsWith(entry.jsonKey()))
        || leadsSomewhere(root, path);
  }

  private static boolean inMapping(Mapping mapping, String path) {
    for (var entry : mapping.entries()) {
      for (var form : List.of(entry.key(), entry.jsonKey(), "[" + entry.key() + "]")) {
        if (!form.isEmpty() && path.startsWith(form)) {
          var rest = path.substring(form.length());
          if ((rest.isEmpty() || rest.startsWith(".") || rest.startsWith("["))
              && leadsSomewhere(entry.value(), rest.startsWith(".") ? rest.substring(1) : rest)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean inList(Sequence list, String path) {
    int end = path.indexOf(']');
    if (!path.startsWith("[")
        || end < 2
        || !path.substring(1, end).chars().allMatch(Character::isDigit)
        || end > 8) {
      return false;
    }
    int at = Integer.parseInt(path.substring(1, end));
    var rest = path.substring(end + 1);
    return at < list.items().size()
        && leadsSomewhere(list.items().get(at), rest.startsWith(".") ? rest.substring(1) : rest);
  }

  private static boolean isOneStep(String path) {
    return path.indexOf('.') < 0 && path.indexOf('[', 1) < 0;
  }
}
