package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.git.Snapshot.Entry;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the files of a tree that may speak of a kind. Where the tree knows ids, what a folder
 * speaks of is known from the last tree that had the same folder, and only what is new is read.
 */
final class Mentions {

  /** Folders below so many others are looked into each time. */
  private static final int DEEPEST = 50;

  private final Files files;
  private final Kept kept;

  Mentions(Files files, Kept kept) {
    this.files = files;
    this.kept = kept;
  }

  /**
   * The files that may hold one of the names, sorted; all that do are among them.
   *
   * @param names of kinds
   */
  NavigableSet<String> of(Collection<String> names) {
    var found = new TreeSet<String>();
    var entries = tree().entries("");
    if (entries.isPresent()) {
      collect("", entries.get(), names, found, 0);
    } else {
      found.addAll(tree().list(""));
    }
    return found;
  }

  private void collect(
      String above, List<Entry> entries, Collection<String> names, Set<String> found, int deep) {
    for (var entry : entries) {
      var path = above + entry.name();
      if (deep > DEEPEST) {
        found.addAll(entry.isFolder() ? tree().list(path) : List.of(path));
      } else if (words(path, entry, deep).mayHold(names)) {
        if (entry.isFolder()) {
          collect(path + "/", tree().entries(path).orElseThrow(), names, found, deep + 1);
        } else {
          found.add(path);
        }
      }
    }
  }

  private Words words(String path, Entry entry, int deep) {
    // What a packed chart speaks of is not to be seen; by its name alone is it known as one.
    return !entry.isFolder() && path.endsWith(".tgz")
        ? Words.all()
        : kept.words()
            .of(entry.id(), () -> entry.isFolder() ? inFolder(path, deep + 1) : inFile(path));
  }

  private Words inFolder(String folder, int deep) {
    if (deep > DEEPEST) {
      return Words.all();
    }
    var all = new ArrayList<Words>();
    for (var entry : tree().entries(folder).orElseThrow()) {
      all.add(words(folder + "/" + entry.name(), entry, deep));
    }
    return Words.together(all);
  }

  private Words inFile(String path) {
    return files.glance(path).map(SourceFile::text).map(Words::in).orElseGet(Words::all);
  }

  private Snapshot tree() {
    return files.tree();
  }
}
