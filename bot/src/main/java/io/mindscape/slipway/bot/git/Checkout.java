package io.mindscape.slipway.bot.git;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/** The repository that a folder is checked out from. It is only read. */
public final class Checkout implements AutoCloseable {

  private static final RepoName HERE = RepoName.parse("local/checkout");

  private final Repository repository;
  private final Path folder;

  private Checkout(Repository repository, Path folder) {
    this.repository = repository;
    this.folder = folder;
  }

  /**
   * Finds it.
   *
   * @param folder the root of a checkout, or a folder in it
   * @throws Refused if the folder is part of none
   */
  public static Checkout of(Path folder) {
    OwnConfig.install();
    try {
      var real = folder.toRealPath();
      var builder = new FileRepositoryBuilder().findGitDir(real.toFile());
      if (builder.getGitDir() == null) {
        throw new Refused(
            "%s is no checkout of a Git repository, so it has no revisions.".formatted(folder));
      }
      return new Checkout(builder.build(), real);
    } catch (IOException failure) {
      throw new Refused("%s cannot be read: %s".formatted(folder, failure.getMessage()), failure);
    }
  }

  /**
   * The folder as it was where the history of what is checked out now left a revision.
   *
   * @param revision a branch, a tag, a commit, or what else Git takes for one
   * @throws Refused if there is no such revision
   */
  public Snapshot before(String revision) {
    try (var walk = new RevWalk(repository)) {
      var named = repository.resolve(revision + "^{commit}");
      if (named == null) {
        throw new Refused(
            "There is no revision \"%s\" here: name a branch, a tag or a commit."
                .formatted(revision));
      }
      var tree = below(forkOf(named), walk);
      return tree.isPresent() ? new CommitSnapshot(HERE, repository, tree.get()) : new Nothing();
    } catch (IOException | IllegalArgumentException failure) {
      throw new Refused(
          "The revision \"%s\" cannot be read: %s".formatted(revision, failure.getMessage()),
          failure);
    }
  }

  private ObjectId forkOf(ObjectId named) throws IOException {
    var head = repository.resolve("HEAD^{commit}");
    if (head == null) {
      return named;
    }
    try (var walk = new RevWalk(repository)) {
      walk.setRevFilter(RevFilter.MERGE_BASE);
      walk.markStart(walk.parseCommit(named));
      walk.markStart(walk.parseCommit(head));
      var base = walk.next();
      return base == null ? named : base.getId();
    }
  }

  /** The tree of the folder in a commit, if it was there. */
  private Optional<ObjectId> below(ObjectId commit, RevWalk walk) throws IOException {
    var tree = walk.parseCommit(commit).getTree();
    var root = repository.getWorkTree().toPath().toRealPath();
    var path = root.relativize(folder).toString().replace('\\', '/');
    if (path.isEmpty()) {
      return Optional.of(tree);
    }
    try (var found = TreeWalk.forPath(repository, path, tree)) {
      return found != null && found.isSubtree()
          ? Optional.of(found.getObjectId(0))
          : Optional.empty();
    }
  }

  @Override
  public void close() {
    repository.close();
  }

  /** A folder that was not there. */
  private record Nothing() implements Snapshot {
    @Override
    public Optional<SourceFile> read(String path) {
      return Optional.empty();
    }

    @Override
    public List<String> list(String folder) {
      return List.of();
    }
  }
}
