package io.mindscape.slipway.sandbox.forge.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Trees and files of a repository. */
public final class Trees {

  private final BareRepository repository;

  public Trees(BareRepository repository) {
    this.repository = repository;
  }

  /** The bytes of a file, by its blob's id. */
  public Optional<byte[]> blob(String sha) {
    return BareRepository.reading(
        () -> {
          try (var reader = repository.jgit().newObjectReader()) {
            var id = ObjectId.fromString(sha);
            return reader.has(id)
                ? Optional.of(reader.open(id).getCachedBytes(Integer.MAX_VALUE))
                : Optional.<byte[]>empty();
          }
        });
  }

  /**
   * What is in a tree.
   *
   * @param sha of a tree or of a commit
   * @return nothing where there is no such tree
   */
  public Optional<List<TreeEntry>> list(String sha, boolean recursive) {
    return BareRepository.reading(
        () -> {
          var tree = tree(sha);
          return tree.isEmpty()
              ? Optional.<List<TreeEntry>>empty()
              : Optional.of(walk(tree.get(), recursive));
        });
  }

  /** What stands at {@code path} in a commit: a file, or a folder. */
  public Optional<TreeEntry> at(String commit, String path) {
    return BareRepository.reading(
        () -> {
          var tree = tree(commit);
          if (tree.isEmpty()) {
            return Optional.<TreeEntry>empty();
          }
          try (var walk = TreeWalk.forPath(repository.jgit(), path, tree.get())) {
            return walk == null ? Optional.<TreeEntry>empty() : Optional.of(entry(walk));
          }
        });
  }

  private List<TreeEntry> walk(ObjectId tree, boolean recursive) throws IOException {
    var entries = new ArrayList<TreeEntry>();
    try (var walk = new TreeWalk(repository.jgit())) {
      walk.addTree(tree);
      while (walk.next()) {
        entries.add(entry(walk));
        if (recursive && walk.isSubtree()) {
          walk.enterSubtree();
        }
      }
    }
    return List.copyOf(entries);
  }

  private static TreeEntry entry(TreeWalk walk) throws IOException {
    var mode = walk.getFileMode(0);
    var id = walk.getObjectId(0);
    boolean isFile = !mode.equals(FileMode.TREE) && !mode.equals(FileMode.GITLINK);
    long size = isFile ? walk.getObjectReader().open(id).getSize() : 0;
    return new TreeEntry(walk.getPathString(), TreeEntry.mode(mode), id.name(), size);
  }

  private Optional<ObjectId> tree(String sha) throws IOException {
    try (var walk = new RevWalk(repository.jgit())) {
      return Optional.of(walk.parseTree(ObjectId.fromString(sha)).getId());
    } catch (MissingObjectException | IncorrectObjectTypeException noTree) {
      return Optional.empty();
    }
  }
}
