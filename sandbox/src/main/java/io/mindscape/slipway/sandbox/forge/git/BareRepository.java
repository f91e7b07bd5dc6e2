package io.mindscape.slipway.sandbox.forge.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A bare repository on disk: its branches and what can be read of them. */
public final class BareRepository implements AutoCloseable {

  static final String BRANCHES = "refs/heads/";

  private final Repository git;

  private BareRepository(Repository git) {
    this.git = git;
  }

  /** An empty one in {@code folder}, whose first branch will be {@code main}. */
  public static BareRepository create(Path folder) {
    try {
      var git = new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build();
      git.create(true);
      git.updateRef(Constants.HEAD).link(BRANCHES + "main");
      return new BareRepository(git);
    } catch (IOException e) {
      throw new UncheckedIOException("no repository could be made in " + folder, e);
    }
  }

  /** The one that is in {@code folder}. */
  public static BareRepository open(Path folder) {
    try {
      return new BareRepository(
          new FileRepositoryBuilder()
              .setGitDir(folder.toFile())
              .setBare()
              .setMustExist(true)
              .build());
    } catch (IOException e) {
      throw new UncheckedIOException("there is no repository in " + folder, e);
    }
  }

  Repository jgit() {
    return git;
  }

  /**
   * Packs all objects, and notes what can be reached from where, as forges do by themselves from
   * time to time: whoever has the branches can be given what is new without looking at the rest.
   */
  public void tidy() {
    try {
      Git.wrap(git).gc().call();
    } catch (GitAPIException e) {
      throw new IllegalStateException("a repository could not be packed", e);
    }
  }

  /** Where a ref points, by its full name. */
  public Optional<String> ref(String name) {
    return reading(() -> Optional.ofNullable(git.exactRef(name)).flatMap(BareRepository::id));
  }

  /** Where a branch points. */
  public Optional<String> branch(String name) {
    return ref(BRANCHES + name);
  }

  /** The refs whose names start with {@code prefix}, by full name. */
  public SortedMap<String, String> refs(String prefix) {
    return reading(
        () -> {
          var found = new TreeMap<String, String>();
          for (var ref : git.getRefDatabase().getRefsByPrefix(prefix)) {
            id(ref).ifPresent(id -> found.put(ref.getName(), id));
          }
          return found;
        });
  }

  /** The commit that {@code name} means: a branch, a tag, a full ref, or (part of) an id. */
  public Optional<String> resolve(String name) {
    return reading(
        () -> {
          try {
            var found = git.resolve(name + "^{commit}");
            return found == null ? Optional.<String>empty() : Optional.of(found.name());
          } catch (RevisionSyntaxException
              | MissingObjectException
              | IncorrectObjectTypeException noSuchThing) {
            return Optional.<String>empty();
          }
        });
  }

  public Optional<Commit> commit(String sha) {
    return resolve(sha)
        .map(id -> walking(walk -> Commit.of(walk.parseCommit(ObjectId.fromString(id)))));
  }

  /** The commits that {@code head} has and {@code base} has not, newest first. */
  public List<Commit> between(String base, String head) {
    return walking(
        walk -> {
          walk.markStart(parse(walk, head));
          walk.markUninteresting(parse(walk, base));
          return drain(walk, Integer.MAX_VALUE);
        });
  }

  /** The newest commits that can be reached from {@code head}. */
  public List<Commit> log(String head, int most) {
    return walking(
        walk -> {
          walk.markStart(parse(walk, head));
          return drain(walk, most);
        });
  }

  /** Whether everything in {@code older} is in {@code newer} too. */
  public boolean contains(String newer, String older) {
    return walking(walk -> walk.isMergedInto(parse(walk, older), parse(walk, newer)));
  }

  static RevCommit parse(RevWalk walk, String sha) throws IOException {
    return walk.parseCommit(ObjectId.fromString(sha));
  }

  static List<Commit> drain(RevWalk walk, int most) throws IOException {
    var commits = new ArrayList<Commit>();
    for (var next = walk.next(); next != null && commits.size() < most; next = walk.next()) {
      commits.add(Commit.of(next));
    }
    return List.copyOf(commits);
  }

  /** Where a ref points; nothing for a branch without a commit. */
  private static Optional<String> id(Ref ref) {
    return Optional.ofNullable(ref.getObjectId()).map(ObjectId::name);
  }

  <T> T walking(Walk<T> work) {
    return reading(
        () -> {
          try (var walk = new RevWalk(git)) {
            return work.with(walk);
          }
        });
  }

  static <T> T reading(Work<T> work) {
    try {
      return work.get();
    } catch (IOException e) {
      throw new UncheckedIOException("a repository could not be read or written", e);
    }
  }

  /** Work on a repository's files. */
  @FunctionalInterface
  interface Work<T> {
    T get() throws IOException;
  }

  /** Work along a repository's history. */
  @FunctionalInterface
  interface Walk<T> {
    T with(RevWalk walk) throws IOException;
  }

  @Override
  public void close() {
    git.close();
  }
}
