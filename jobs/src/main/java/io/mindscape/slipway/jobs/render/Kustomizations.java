package io.mindscape.slipway.jobs.render;

import io.mindscape.slipway.jobs.git.BoundedTree;
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
import org.jspecify.annotations.Nullable;

/**
 * The kustomizations of a tree. Only their own files are read; which files they name is asked of
 * the list of paths.
 */
public final class Kustomizations {

  private final Snapshot tree;

  /** All of the tree; null to ask the tree for each. */
  private final @Nullable Set<String> paths;

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
      if (isNamedAsOne(path)) {
        files.putIfAbsent(Paths.folder(path), path);
      }
    }
  }

  private Kustomizations(Snapshot tree) {
    this.tree = tree;
    this.paths = null;
  }

  /** Those of a tree, which is asked only for what is named. */
  public static Kustomizations in(Snapshot tree) {
    return new Kustomizations(tree);
  }

  /** Whether a file has one of the names that Kustomize looks for. */
  public static boolean isNamedAsOne(String path) {
    return Kustomization.FILES.contains(Paths.name(path));
  }

  /** The paths at which the kustomization of a folder may stand. */
  public static List<String> filesOf(String folder) {
    return Kustomization.FILES.stream().map(name -> Paths.join(folder, name)).sorted().toList();
  }

  /** The folders that have a kustomization file, sorted; where all paths are known. */
  Set<String> folders() {
    return files.keySet();
  }

  /** Whether a folder has a kustomization file. */
  boolean isFolder(String folder) {
    return !file(folder).isEmpty();
  }

  /** Whether there is such a file. */
  boolean isFile(String path) {
    return paths == null ? new BoundedTree(tree).isThere(path) : paths.contains(path);
  }

  /** What stands in the folder's kustomization file; the folder has one. */
  Kustomization at(String folder) {
    return read.computeIfAbsent(folder, any -> Kustomization.of(yaml(file(folder))));
  }

  /** The folder's kustomization file; empty if it has none. */
  String file(String folder) {
    var known = files.get(folder);
    if (known != null) {
      return known;
    }
    if (paths != null) {
      return "";
    }
    var found = filesOf(folder).stream().filter(this::isFile).findFirst().orElse("");
    files.put(folder, found);
    return found;
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
