package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.jobs.derived.Key;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.git.Snapshot.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The shape of a tree: which files there are, and what those hold that say how others belong
 * together. Two trees of the same shape have the same layout, though any value in them differs.
 */
final class Shape {

  private static final Set<String> TELLING =
      Set.of(
          "Chart.yaml",
          "requirements.yaml",
          "kustomization.yaml",
          "kustomization.yml",
          "Kustomization");

  /** Below so many folders, everything counts. */
  private static final int DEEPEST = 50;

  private final Snapshot tree;
  private final Kept kept;

  private Shape(Snapshot tree, Kept kept) {
    this.tree = tree;
    this.kept = kept;
  }

  /** Nothing where the tree knows no ids. */
  static Optional<Key> of(Snapshot tree, Kept kept) {
    return tree.id("").map(id -> new Shape(tree, kept).folder("", id, 0));
  }

  private Key folder(String path, String id, int deep) {
    return kept.shapes()
        .of(
            id,
            () ->
                deep > DEEPEST
                    ? Key.of("folder", List.of(id))
                    : Key.of("shape/1", parts(path.isEmpty() ? "" : path + "/", deep)));
  }

  private List<String> parts(String above, int deep) {
    var parts = new ArrayList<String>();
    var folder = above.isEmpty() ? "" : above.substring(0, above.length() - 1);
    for (var entry : tree.entries(folder).orElseThrow()) {
      parts.add(entry.name());
      parts.add(part(above + entry.name(), entry, deep));
    }
    return parts;
  }

  private String part(String path, Entry entry, int deep) {
    if (entry.isFolder()) {
      return folder(path, entry.id(), deep + 1).hex();
    }
    return TELLING.contains(entry.name()) ? entry.id() : "";
  }
}
