package io.mindscape.slipway.bot.git;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;

/** The files of a commit, read from the object database when they are asked for. */
final class CommitSnapshot implements Snapshot {

  private static final int LARGEST = 32 << 20;

  private final RepoName repo;
  private final Repository repository;
  private final ObjectId tree;

  CommitSnapshot(Mirror mirror, ObjectId tree) {
    this(mirror.repo(), mirror.repository(), tree);
  }

  CommitSnapshot(RepoName repo, Repository repository, ObjectId tree) {
    this.repo = repo;
    this.repository = repository;
    this.tree = tree;
  }

  @Override
  public Optional<SourceFile> read(String path) {
    if (path.isEmpty()) {
      return Optional.empty();
    }
    try (var reader = repository.newObjectReader();
        var walk = TreeWalk.forPath(reader, path, tree)) {
      if (walk == null || !isFile(walk.getFileMode())) {
        return Optional.empty();
      }
      var content = reader.open(walk.getObjectId(0)).getBytes(LARGEST);
      return Optional.of(new SourceFile(path, content));
    } catch (LargeObjectException tooLarge) {
      throw new Refused(
          "%s in %s is larger than 32 MiB, which no file that describes a platform is: take it out"
                  .formatted(path, repo)
              + " of the paths that Slipway looks at",
          tooLarge);
    } catch (IOException failure) {
      throw Trouble.atHome(repo, failure);
    }
  }

  @Override
  public List<String> list(String folder) {
    return paths(folder, CommitSnapshot::isFile);
  }

  @Override
  public Set<String> links(String folder) {
    return Set.copyOf(paths(folder, FileMode.SYMLINK::equals));
  }

  private List<String> paths(String folder, Predicate<FileMode> wanted) {
    var paths = new ArrayList<String>();
    try (var reader = repository.newObjectReader();
        var walk = new TreeWalk(reader)) {
      var top = subtree(folder);
      if (top.isEmpty()) {
        return List.of();
      }
      walk.addTree(top.get());
      walk.setRecursive(true);
      while (walk.next()) {
        if (wanted.test(walk.getFileMode())) {
          paths.add(folder.isEmpty() ? walk.getPathString() : folder + "/" + walk.getPathString());
        }
      }
    } catch (IOException failure) {
      throw Trouble.atHome(repo, failure);
    }
    Collections.sort(paths);
    return List.copyOf(paths);
  }

  private Optional<ObjectId> subtree(String folder) throws IOException {
    if (folder.isEmpty()) {
      return Optional.of(tree);
    }
    try (var walk = TreeWalk.forPath(repository, folder, tree)) {
      return walk != null && walk.isSubtree() ? Optional.of(walk.getObjectId(0)) : Optional.empty();
    }
  }

  /** Links and submodules are no files: what they name is not in this tree. */
  private static boolean isFile(FileMode mode) {
    return FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode);
  }
}
