package io.mindscape.slipway.jobs.git;

import java.util.List;
import java.util.TreeSet;

/** The files that are not the same in two trees, committed or not. */
public final class Differing {

  private Differing() {}

  /** Their paths, sorted. A file too large to be read differs if its id or its size does. */
  public static List<String> between(Snapshot before, Snapshot after) {
    var was = new BoundedTree(before);
    var is = new BoundedTree(after);
    var paths = new TreeSet<>(was.list(""));
    paths.addAll(is.list(""));
    return paths.stream().filter(path -> differs(was, is, path)).toList();
  }

  private static boolean differs(BoundedTree was, BoundedTree is, String path) {
    if (!was.isTooLarge(path) || !is.isTooLarge(path)) {
      return was.isTooLarge(path) != is.isTooLarge(path) || !was.read(path).equals(is.read(path));
    }
    return !was.size(path).equals(is.size(path))
        || (is.id(path).isPresent() && !was.id(path).equals(is.id(path)));
  }
}
