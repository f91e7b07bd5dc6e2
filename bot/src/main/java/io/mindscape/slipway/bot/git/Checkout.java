package io.mindscape.slipway.bot.git;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/** The repository that a folder is checked out from. It is only read. */
public final class Checkout implements AutoCloseable {

  private static final String SHALLOW =
      "This checkout has only a part of the history: with actions/checkout, set fetch-depth: 0;"
          + " elsewhere, run git fetch --unshallow.";
  private static final RepoName HERE = RepoName.parse("local/checkout");

  private final Repository repository;

  /** Revisions share most of their folders. */
  private final Trees trees = new Trees();

  /** What is checked: a folder or a file. */
  private final Path path;

  private Checkout(Repository repository, Path path) {
    this.repository = repository;
    this.path = path;
  }

  /**
   * Finds it.
   *
   * @param path the root of a checkout, or a folder or file in it
   * @throws Refused if it is part of none
   */
  public static Checkout of(Path path) {
    return find(path)
        .orElseThrow(
            () ->
                new Refused(
                    "%s is no checkout of a Git repository, so it has no revisions."
                        .formatted(path)));
  }

  private static Optional<Checkout> find(Path path) {
    OwnConfig.install();
    try {
      var real = path.toRealPath();
      var builder = new FileRepositoryBuilder().findGitDir(real.toFile());
      return builder.getGitDir() == null
          ? Optional.empty()
          : Optional.of(new Checkout(builder.build(), real));
    } catch (IOException failure) {
      throw new Refused("%s cannot be read: %s".formatted(path, failure.getMessage()), failure);
    }
  }

  /**
   * The way from the root of the repository to a folder, or to the folder of a file: empty, or with
   * a slash at its end. Empty too for what is part of no checkout.
   */
  public static String leadsTo(Path path) {
    try (var checkout = find(path).orElse(null)) {
      if (checkout == null || checkout.repository.isBare()) {
        return "";
      }
      var inside = checkout.inside();
      return inside.isEmpty() ? "" : inside + "/";
    } catch (IOException failure) {
      throw new Refused("%s cannot be read: %s".formatted(path, failure.getMessage()), failure);
    }
  }

  private Path folder() {
    return Files.isDirectory(path) ? path : Objects.requireNonNull(path.getParent());
  }

  private String inside() throws IOException {
    var root = repository.getWorkTree().toPath().toRealPath();
    return root.relativize(folder()).toString().replace('\\', '/');
  }

  /**
   * The folder as it was where the history of what is checked out now left a revision.
   *
   * @param revision a branch, a tag, a commit, or what else Git takes for one
   * @throws Refused if there is no such revision
   */
  public Snapshot before(String revision) {
    return tree(revision, this::forkOf);
  }

  /**
   * The folder as it is in a revision.
   *
   * @param revision as for {@link #before}
   * @throws Refused if there is no such revision
   */
  public Snapshot at(String revision) {
    return tree(revision, named -> named);
  }

  private Snapshot tree(String revision, Way way) {
    try (var walk = new RevWalk(repository)) {
      var tree = below(way.from(commit(revision)), walk);
      if (tree.isEmpty()) {
        return new Nothing();
      }
      var before = new CommitSnapshot(HERE, repository, trees, tree.get());
      return Files.isDirectory(path)
          ? before
          : new Single(before, String.valueOf(path.getFileName()));
    } catch (IOException | IllegalArgumentException failure) {
      throw new Refused(
          "The revision \"%s\" cannot be read: %s".formatted(revision, failure.getMessage()),
          failure);
    }
  }

  /** A branch that is not checked out is known by its remote's name alone. */
  private ObjectId commit(String revision) throws IOException {
    var named = repository.resolve(revision + "^{commit}");
    if (named == null && !revision.startsWith("-")) {
      named = repository.resolve("refs/remotes/origin/" + revision + "^{commit}");
    }
    if (named == null) {
      throw new Refused(
          "There is no revision \"%s\" here: name a branch, a tag or a commit.%s"
              .formatted(revision, isShallow() ? " " + SHALLOW : ""));
    }
    return named;
  }

  private boolean isShallow() throws IOException {
    return !repository.getObjectDatabase().getShallowCommits().isEmpty();
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
      if (base == null && isShallow()) {
        throw new Refused("Nobody can tell where the history left that revision. " + SHALLOW);
      }
      return base == null ? named : base.getId();
    }
  }

  /** The tree of the folder in a commit, if it was there. */
  private Optional<ObjectId> below(ObjectId commit, RevWalk walk) throws IOException {
    var tree = walk.parseCommit(commit).getTree();
    var inside = inside();
    if (inside.isEmpty()) {
      return Optional.of(tree);
    }
    try (var found = TreeWalk.forPath(repository, inside, tree)) {
      return found != null && found.isSubtree()
          ? Optional.of(found.getObjectId(0))
          : Optional.empty();
    }
  }

  @Override
  public void close() {
    repository.close();
  }

  /** From the commit that somebody names to the one that is meant. */
  @FunctionalInterface
  private interface Way {
    ObjectId from(ObjectId named) throws IOException;
  }

  /** One file of a folder. */
  private record Single(Snapshot folder, String name) implements Snapshot {
    @Override
    public Optional<SourceFile> read(String path) {
      return path.equals(name) ? folder.read(path) : Optional.empty();
    }

    @Override
    public OptionalLong size(String path) {
      return path.equals(name) ? folder.size(path) : OptionalLong.empty();
    }

    @Override
    public List<String> list(String below) {
      return below.isEmpty() && folder.size(name).isPresent() ? List.of(name) : List.of();
    }
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
