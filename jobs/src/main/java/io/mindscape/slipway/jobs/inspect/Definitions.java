package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.policies.judge.Judge;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.semantic.custom.CustomKinds;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The CustomResourceDefinitions of a tree: in plain files, in charts' {@code crds/}, and in what is
 * rendered. They are looked for once, and only if an object needs one.
 */
final class Definitions {

  static final String NAME = "CustomResourceDefinition";

  private final Judge judge;
  private final Files files;
  private @Nullable CustomKinds found;

  Definitions(Judge judge, Files files) {
    this.judge = judge;
    this.files = files;
  }

  /**
   * The kinds that they describe.
   *
   * @param paths the files that may hold some
   * @param rendered the objects that are rendered from others
   */
  synchronized CustomKinds kinds(List<String> paths, Supplier<List<Manifest>> rendered) {
    var kinds = found;
    if (kinds == null) {
      var objects = new ArrayList<>(rendered.get());
      paths.forEach(path -> objects.addAll(in(path)));
      kinds = judge.kinds(objects);
      found = kinds;
    }
    return kinds;
  }

  private List<Manifest> in(String path) {
    return files
        .glance(path)
        .filter(file -> file.text().contains(NAME))
        .map(Definitions::objects)
        .orElse(List.of());
  }

  private static List<Manifest> objects(SourceFile file) {
    return Manifests.in(YamlReader.read(file)).stream().filter(CustomKinds::isDefinition).toList();
  }
}
