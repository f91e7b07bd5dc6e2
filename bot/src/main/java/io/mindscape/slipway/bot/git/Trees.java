package io.mindscape.slipway.bot.git;

import io.mindscape.slipway.jobs.derived.Derived;
import io.mindscape.slipway.jobs.git.Snapshot.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/**
 * Git's trees as they were read, by their ids: of two commits, most are the same. Those of all
 * mirrors share one bound.
 */
final class Trees {

  private static final long MOST_BYTES = 24L << 20;

  /** An entry with its id and its place in the map, roughly. */
  private static final long ENTRY_BYTES = 200;

  private final Derived<ObjectId, Tree> known =
      new Derived<>(MOST_BYTES, tree -> ENTRY_BYTES * (2 + tree.byName().size()));

  /**
   * A folder: its files and folders by name, in Git's order, and the names of its symbolic links.
   * Links and submodules are no files: what they name is not in this tree.
   */
  record Tree(Map<String, Entry> byName, List<String> links) {
    List<String> files() {
      return byName.values().stream().filter(entry -> !entry.isFolder()).map(Entry::name).toList();
    }

    List<Entry> entries() {
      return List.copyOf(byName.values());
    }
  }

  Tree read(Repository repository, ObjectId id) throws IOException {
    var there = known.find(id);
    return there.isPresent() ? there.get() : known.keep(id.copy(), parsed(repository, id));
  }

  private static Tree parsed(Repository repository, ObjectId id) throws IOException {
    var entries = new LinkedHashMap<String, Entry>();
    var links = new ArrayList<String>();
    try (var reader = repository.newObjectReader()) {
      var parser = new CanonicalTreeParser(null, reader, id);
      for (; !parser.eof(); parser.next()) {
        boolean isFolder = FileMode.TREE.equals(parser.getEntryRawMode());
        if (isFolder || isFile(parser.getEntryFileMode())) {
          var name = parser.getEntryPathString();
          entries.put(name, new Entry(name, parser.getEntryObjectId().name(), isFolder));
        } else if (FileMode.SYMLINK.equals(parser.getEntryRawMode())) {
          links.add(parser.getEntryPathString());
        }
      }
    }
    return new Tree(entries, links);
  }

  private static boolean isFile(FileMode mode) {
    return FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode);
  }
}
