package io.mindscape.slipway.policies.fix;

import io.mindscape.slipway.policies.edit.Change;
import io.mindscape.slipway.policies.edit.Value;
import io.mindscape.slipway.policies.edit.Way;
import io.mindscape.slipway.policies.manifest.Workload.Container;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What mends containers and pods that are too open. */
final class Containers {

  private Containers() {}

  /** Sets a field of the container that the finding is about. */
  static Fixer set(String path, Value value) {
    return ill ->
        ill.container()
            .flatMap(
                container ->
                    Fixer.put(
                        "Set %s: %s".formatted(path, shown(value)),
                        ill.root().below(container.path()).below(path),
                        value));
  }

  /** Sets the very field that the finding is about. */
  static Fixer setField(Value value) {
    return ill ->
        ill.field().isEmpty()
            ? Optional.empty()
            : Fixer.put("Set %s: %s".formatted(last(ill), shown(value)), ill.way(), value);
  }

  /** Sets a field of the pod's spec. */
  static Fixer setOfPod(String path, Value value) {
    return ill ->
        ill.workload()
            .flatMap(
                workload ->
                    Fixer.put(
                        "Set %s: %s".formatted(path, shown(value)),
                        ill.root().below(workload.path()).below(path),
                        value));
  }

  /** Takes the very field away that the finding is about. */
  static Fixer removeField() {
    return ill ->
        ill.field().isEmpty() || ill.at(ill.field()).isEmpty()
            ? Optional.empty()
            : Fixer.remove("Remove " + last(ill), emptied(ill, ill.field()));
  }

  /** The mapping that would be left empty goes as well. */
  private static Way emptied(Ill ill, String field) {
    int dot = field.lastIndexOf('.');
    var parent = dot < 0 ? "" : field.substring(0, dot);
    boolean isOnly =
        parent.endsWith("securityContext")
            && ill.at(parent).orElse(null) instanceof Mapping mapping
            && mapping.entries().size() == 1;
    return ill.root().below(isOnly ? parent : field);
  }

  /** Drops all capabilities of a container. */
  static Optional<Fix> dropAll(Ill ill) {
    return ill.container()
        .map(
            container -> {
              var way =
                  ill.root().below(container.path()).below("securityContext.capabilities.drop");
              var all = new Value.Text("ALL");
              boolean isList =
                  container.at("securityContext", "capabilities", "drop") instanceof Sequence list
                      && !list.items().isEmpty();
              return new Fix(
                  "Drop all capabilities",
                  List.of(
                      isList
                          ? new Change.Add(way, all)
                          : new Change.Put(way, new Value.Items(List.of(all)))));
            });
  }

  /** Takes the ports of the node away from a container's. */
  static Optional<Fix> withoutHostPorts(Ill ill) {
    var changes = new ArrayList<Change>();
    for (var container : ill.container().stream().toList()) {
      if (container.at("ports") instanceof Sequence ports) {
        for (int at = 0; at < ports.items().size(); at++) {
          if (ports.items().get(at) instanceof Mapping port && port.get("hostPort") != null) {
            changes.add(
                new Change.Remove(
                    ill.root().below(container.path()).key("ports").item(at).key("hostPort")));
          }
        }
      }
    }
    return changes.isEmpty() ? Optional.empty() : Optional.of(new Fix("Remove hostPort", changes));
  }

  /** Pins an image by its digest, where that is known. */
  static Optional<Fix> pinned(Ill ill) {
    var image = ill.text(ill.field());
    if (image.isEmpty() || image.contains("@")) {
      return Optional.empty();
    }
    return ill.around()
        .digests()
        .apply(image)
        .flatMap(
            digest ->
                Fixer.put(
                    "Pin the digest of " + image, ill.way(), new Value.Text(image + "@" + digest)));
  }

  /** Asks a probe for the only port that its container names. */
  static Optional<Fix> probePort(Ill ill) {
    var names = ill.container().map(Containers::portNames).orElse(List.of());
    return names.size() == 1
        ? Fixer.put("Ask the port " + names.getFirst(), ill.way(), new Value.Text(names.getFirst()))
        : Optional.empty();
  }

  private static List<String> portNames(Container container) {
    var names = new ArrayList<String>();
    if (container.at("ports") instanceof Sequence ports) {
      for (var port : ports.items()) {
        if (port instanceof Mapping mapping && mapping.get("name") instanceof Scalar name) {
          names.add(name.text());
        }
      }
    }
    return names;
  }

  private static String last(Ill ill) {
    return ill.field().substring(ill.field().lastIndexOf('.') + 1);
  }

  static String shown(Value value) {
    return switch (value) {
      case Value.Text(var text) -> text;
      case Value.Bare(var text) -> text;
      case Value.Loose(var text) -> text;
      case Value.Tree(var pairs) ->
          pairs.stream()
              .map(pair -> pair.key() + ": " + shown(pair.value()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Value.Items(var items) ->
          items.stream().map(Containers::shown).collect(Collectors.joining(", ", "[", "]"));
    };
  }
}
