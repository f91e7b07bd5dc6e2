package io.mindscape.slipway.policies.manifest;

import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The pods that an object makes, whatever its kind.
 *
 * @param path of the pod's spec, such as {@code spec.template.spec}
 * @param spec the pod's spec
 */
public record Workload(Manifest manifest, String path, Mapping spec) {

  private static final Set<String> WITH_SELECTOR =
      Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet");

  /** The pods of {@code manifest}, or null where it makes none. */
  public static @Nullable Workload of(Manifest manifest) {
    var path =
        switch (manifest.text("kind")) {
          case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job" ->
              new String[] {"spec", "template", "spec"};
          case "CronJob" -> new String[] {"spec", "jobTemplate", "spec", "template", "spec"};
          case "Pod" -> new String[] {"spec"};
          default -> new String[0];
        };
    return path.length > 0 && manifest.at(path) instanceof Mapping spec
        ? new Workload(manifest, String.join(".", path), spec)
        : null;
  }

  /** Whether the kind names its pods by a selector that has to match their labels. */
  public static boolean hasSelector(Manifest manifest) {
    return WITH_SELECTOR.contains(manifest.text("kind"))
        && manifest.text("apiVersion").equals("apps/v1");
  }

  /** The containers and init containers. */
  public List<Container> containers() {
    var found = new ArrayList<Container>();
    for (var list : List.of("initContainers", "containers")) {
      if (spec.get(list) instanceof Sequence items) {
        int at = 0;
        for (var item : items.items()) {
          if (item instanceof Mapping container) {
            found.add(new Container(path + "." + list + "[" + at + "]", container));
          }
          at++;
        }
      }
    }
    return found;
  }

  /**
   * A container.
   *
   * @param path such as {@code spec.template.spec.containers[0]}
   */
  public record Container(String path, Mapping node) {

    public String name() {
      return text(node, "name");
    }

    /** The node at a path of keys below the container, or null. */
    public @Nullable YamlNode at(String... keys) {
      return below(node, keys);
    }
  }

  /** The node at a path of keys, or null. */
  public static @Nullable YamlNode below(YamlNode from, String... keys) {
    @Nullable YamlNode node = from;
    for (var key : keys) {
      node = node instanceof Mapping mapping ? mapping.get(key) : null;
    }
    return node;
  }

  /** The scalar at a path of keys, or the empty string. */
  public static String text(YamlNode from, String... keys) {
    return below(from, keys) instanceof YamlNode.Scalar scalar ? scalar.text() : "";
  }
}
