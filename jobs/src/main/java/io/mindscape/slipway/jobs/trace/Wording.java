package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.jobs.render.Overlay;
import io.mindscape.slipway.jobs.render.Paths;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is written in the files of an overlay: objects, patches, and the kustomizations. */
public final class Wording {

  private final Overlay overlay;
  private final Written files;

  public Wording(Overlay overlay, Written files) {
    this.overlay = overlay;
    this.files = files;
  }

  Overlay overlay() {
    return overlay;
  }

  /** The object of a file that became one of that kind and name, or the nearest to it. */
  Optional<Manifest> object(String file, String kind, String name) {
    return Manifests.in(files.yaml(file)).stream()
        .filter(object -> object.text("kind").equals(kind))
        .filter(object -> name.contains(object.text("metadata", "name")))
        .max(Comparator.comparingInt(object -> object.text("metadata", "name").length()));
  }

  /** The kustomization files, that of the overlay first. */
  List<YamlNode> kustomizations() {
    return kustomizationFiles().flatMap(file -> files.yaml(file).documents().stream()).toList();
  }

  private Stream<String> kustomizationFiles() {
    return overlay.folders().stream()
        .flatMap(
            folder ->
                overlay.files().stream()
                    .filter(file -> Paths.folder(file).equals(folder) && isKustomization(file)));
  }

  /** Patches of every kind, those nearest to the overlay first. */
  List<Patch> patches() {
    var patches = new ArrayList<Patch>();
    for (var node : kustomizations()) {
      scalars(node, scalar -> scalar.text().contains("\n") || scalar.text().startsWith("{"))
          .forEach(scalar -> patches.addAll(inPlace(scalar)));
    }
    overlay.files().stream()
        .filter(file -> !isKustomization(file) && isYaml(file))
        .sorted(Comparator.comparingInt(this::distance))
        .forEach(
            file ->
                files.yaml(file).documents().stream()
                    .map(node -> new Patch(node, file, 0))
                    .forEach(patches::add));
    return patches;
  }

  private List<Patch> inPlace(Scalar scalar) {
    var file = new SourceFile("", scalar.text().getBytes(StandardCharsets.UTF_8));
    var place = scalar.place();
    return YamlReader.read(file).documents().stream()
        .map(node -> new Patch(node, place.file(), isBlock(place) ? place.line() : -place.line()))
        .toList();
  }

  private boolean isBlock(Place place) {
    var line =
        files
            .source(place.file())
            .flatMap(file -> file.text().lines().skip(place.line() - 1L).findFirst())
            .orElse("");
    return line.matches(".*[|>][-+0-9]*\\s*(#.*)?");
  }

  private int distance(String file) {
    for (int at = 0; at < overlay.folders().size(); at++) {
      if (Paths.isIn(file, overlay.folders().get(at))) {
        return at;
      }
    }
    return overlay.folders().size();
  }

  /** The name in a kustomization file that a message repeats; the longest of them. */
  public Optional<Place> named(String message) {
    return kustomizations().stream()
        .flatMap(
            node ->
                scalars(node, scalar -> isPath(scalar.text()) && message.contains(scalar.text())))
        .max(Comparator.comparingInt(scalar -> scalar.text().length()))
        .map(Scalar::place);
  }

  private static boolean isPath(String text) {
    return text.length() > 3 && !text.contains("\n") && (text.contains("/") || text.contains("."));
  }

  static Stream<Scalar> scalars(YamlNode node, Predicate<Scalar> filter) {
    return switch (node) {
      case Mapping mapping ->
          mapping.entries().stream().flatMap(entry -> scalars(entry.value(), filter));
      case Sequence list -> list.items().stream().flatMap(item -> scalars(item, filter));
      case Scalar scalar -> Stream.of(scalar).filter(filter);
    };
  }

  private static boolean isYaml(String file) {
    return file.endsWith(".yaml") || file.endsWith(".yml") || file.endsWith(".json");
  }

  private static boolean isKustomization(String file) {
    return file.matches("(.*/)?(kustomization\\.ya?ml|Kustomization)");
  }

  /**
   * A document that changes objects, or is one.
   *
   * @param line of text that is written in a kustomization file, the line above its first; negative
   *     where all of it stands on one line; 0 for a file of its own
   */
  record Patch(YamlNode root, String file, int line) {
    Place place(Place inside) {
      return line == 0 ? inside : new Place(file, line > 0 ? line + inside.line() : -line, 1);
    }
  }
}
