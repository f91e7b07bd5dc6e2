package io.mindscape.slipway.sandbox.platform;

import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the chart renders, to be asked for single values. */
record Rendered(List<SourceFile> files) {

  List<Manifest> objects() {
    return files.stream().flatMap(file -> Manifests.in(YamlReader.read(file)).stream()).toList();
  }

  List<String> kinds() {
    return objects().stream().map(object -> object.text("kind")).toList();
  }

  /** {@code Kind name} of each object. */
  List<String> names() {
    return objects().stream()
        .map(object -> object.text("kind") + " " + object.ref().name())
        .toList();
  }

  /** What the first container of a workload asks for. */
  List<String> requests(String kind, String name) {
    return Stream.of("cpu", "memory")
        .map(
            resource ->
                resource
                    + " "
                    + at(
                        kind,
                        name,
                        "spec.template.spec.containers.0.resources.requests." + resource))
        .toList();
  }

  /**
   * A single value of an object; empty where there is none.
   *
   * @param path with dots, and numbers for items of lists
   */
  String at(String kind, String name, String path) {
    YamlNode node = object(kind, name).root();
    for (var step : path.split("\\.", -1)) {
      var next =
          switch (node) {
            case Mapping mapping -> mapping.get(step);
            case Sequence list -> list.items().get(Integer.parseInt(step));
            case Scalar scalar -> null;
          };
      if (next == null) {
        return "";
      }
      node = next;
    }
    return ((Scalar) node).text();
  }

  /** All of it, each file under its name. */
  String text() {
    return files.stream()
        .map(file -> "# %s\n%s\n".formatted(file.path(), file.text().strip()))
        .collect(Collectors.joining("\n"));
  }

  private Manifest object(String kind, String name) {
    return objects().stream()
        .filter(object -> object.text("kind").equals(kind) && object.ref().name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no %s %s".formatted(kind, name)));
  }
}
