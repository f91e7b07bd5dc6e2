package io.mindscape.slipway.jobs.render;

import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlFile;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The kustomizations of a tree. Only their own files are read; which files they name is asked of
 * the list of paths.
 */
public final class Kustomizations {

  private final Snapshot tree;
  private final Set<String> paths;
  private final Map<String, String> files = new TreeMap<>();
  private final Map<String, Kustomization> read = new HashMap<>();
  private final Map<String, Overlay> overlays = new HashMap<>();

  /**
   * @param paths all of the tree
   */
  Kustomizations(Snapshot tree, Collection<String> paths) {
    this.tree = tree;
    this.paths = paths instanceof Set<String> set ? set : new HashSet<>(paths);
    for (var path : paths) {
      if (Kustomization.FILES.contains(Paths.name(path))) {
        files.putIfAbsent(Paths.folder(path), path);
      }
    }
  }

  /** Those of a tree. */
  public static Kustomizations in(Snapshot tree) {
    return new Kustomizations(tree, tree.list(""));
  }

  /** The folders that have a kustomization file, sorted. */
  Set<String> folders() {
    return files.keySet();
  }

  /** Whether a folder has a kustomization file. */
  boolean isFolder(String folder) {
    return files.containsKey(folder);
  }

  /** Whether there is such a file. */
  boolean isFile(String path) {
    return paths.contains(path);
  }

  /** What stands in the folder's kustomization file; the folder has one. */
  Kustomization at(String folder) {
    return read.computeIfAbsent(folder, any -> Kustomization.of(yaml(file(folder))));
  }

  String file(String folder) {
    return files.getOrDefault(folder, Paths.join(folder, "kustomization.yaml"));
  }

  Snapshot tree() {
    return tree;
  }

  YamlFile yaml(String path) {
    return tree.read(path)
        .map(YamlReader::read)
        .orElseGet(() -> YamlReader.read(new SourceFile(path, new byte[0])));
  }

  /** The overlay of a folder with a kustomization file. */
  public Overlay overlay(String folder) {
    return overlays.computeIfAbsent(folder, any -> new OverlayWalk(this, folder).overlay());
  }

  /**
   * Those of {@code folders} that stand for themselves: all but components, and what another of
   * them is made of. Of folders that lead to each other in a circle, the first counts.
   */
  List<String> roots(Collection<String> folders) {
    var whole = folders.stream().filter(folder -> !at(folder).isComponent()).sorted().toList();
    var used = new HashSet<String>();
    whole.forEach(folder -> used.addAll(parts(folder)));
    var roots = new ArrayList<>(whole.stream().filter(folder -> !used.contains(folder)).toList());
    var covered = new HashSet<String>();
    roots.forEach(root -> covered.addAll(overlay(root).folders()));
    for (var folder : whole) {
      if (!covered.contains(folder)) {
        roots.add(folder);
        covered.addAll(overlay(folder).folders());
      }
    }
    return roots;
  }

  private List<String> parts(String folder) {
    return overlay(folder).folders().stream().filter(part -> !part.equals(folder)).toList();
  }
}
