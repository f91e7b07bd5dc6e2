package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.jobs.render.Paths;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Manifests;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges the references of files that are part of no unit, each folder for itself. */
final class LooseRelations {

  private final Relations relations;
  private final Layout layout;
  private final Files files;

  LooseRelations(Relations relations, Ground ground) {
    this.relations = relations;
    this.layout = ground.layout();
    this.files = ground.files();
  }

  /** What is wrong with those of these files, beside all that stand in the same folders. */
  Stream<Finding> of(List<String> paths) {
    var asked = paths.stream().filter(layout::isLoose).collect(Collectors.toSet());
    return folders(asked).entrySet().stream()
        .flatMap(folder -> relations.loose(folder.getKey(), folder.getValue()).stream())
        .filter(finding -> asked.contains(finding.place().file()));
  }

  private Map<String, List<Manifest>> folders(Set<String> asked) {
    var folders = asked.stream().map(Paths::folder).collect(Collectors.toCollection(HashSet::new));
    return layout.yaml().stream()
        .filter(path -> folders.contains(Paths.folder(path)) && layout.isLoose(path))
        .collect(
            Collectors.groupingBy(
                Paths::folder,
                TreeMap::new,
                Collectors.flatMapping(this::objects, Collectors.toList())));
  }

  private Stream<Manifest> objects(String path) {
    return Manifests.in(files.yaml(path)).stream();
  }
}
