package io.mindscape.slipway.bot.git;

import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * The bare mirror of one repository on this machine. It belongs to this process alone; it holds
 * nothing that the remote does not have, so it may be deleted while the bot is down.
 */
final class Mirror implements AutoCloseable {

  private static final int MOST_USED = 1_000;

  private final RepoName repo;
  private final Repository repository;

  /** Held while objects or references come in. */
  private final ReentrantLock fetching = new ReentrantLock(true);

  /** Held while a commit is derived and pushed: our own threads do not race each other. */
  private final ReentrantLock pushing = new ReentrantLock(true);

  /** When somebody looked at a commit last. */
  private final Map<ObjectId, Instant> used = new ConcurrentHashMap<>();

  private Mirror(RepoName repo, Repository repository) {
    this.repo = repo;
    this.repository = repository;
  }

  /** Opens the mirror in {@code folder}, an empty one if there is none. */
  static Mirror open(Path folder, RepoName repo) throws IOException {
    // A tilde is in no owner and in no name: two repositories never share a folder.
    var place = folder.resolve(name(repo));
    var repository = new FileRepositoryBuilder().setBare().setGitDir(place.toFile()).build();
    if (Files.exists(place.resolve(Constants.HEAD))) {
      removeLeftLocks(place);
    } else {
      repository.create(true);
    }
    return new Mirror(repo, repository);
  }

  /** Of its folder. */
  static String name(RepoName repo) {
    return repo.owner() + "~" + repo.name() + ".git";
  }

  RepoName repo() {
    return repo;
  }

  Repository repository() {
    return repository;
  }

  ReentrantLock fetching() {
    return fetching;
  }

  ReentrantLock pushing() {
    return pushing;
  }

  boolean has(ObjectId object) throws IOException {
    return repository.getObjectDatabase().has(object);
  }

  /** Notes that somebody looks at a commit. */
  void use(ObjectId commit, Instant now) {
    if (used.size() > MOST_USED) {
      used.values().removeIf(at -> at.isBefore(now.minus(MirrorCare.IN_USE)));
    }
    used.put(commit, now);
  }

  /** The commits that somebody looked at since. */
  List<ObjectId> usedSince(Instant then) {
    return used.entrySet().stream()
        .filter(entry -> !entry.getValue().isBefore(then))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Where it is on the disk. */
  Path place() {
    return repository.getDirectory().toPath();
  }

  /** Packing takes little memory, and one processor. */
  void lean() {
    var config = repository.getConfig();
    config.setInt("pack", null, "threads", 1);
    config.setString("pack", null, "windowmemory", "10m");
    config.setString("pack", null, "deltacachesize", "4m");
    config.setBoolean("pack", null, "buildbitmaps", false);
  }

  /** The commit itself, which has to be here. */
  RevCommit commit(CommitId commit) throws IOException {
    try (var walk = new RevWalk(repository)) {
      return walk.parseCommit(ObjectId.fromString(commit.hex()));
    }
  }

  /** Where the branch pointed when it was last fetched. */
  Optional<CommitId> branch(String branch) throws IOException {
    return Optional.ofNullable(repository.exactRef(Constants.R_HEADS + branch))
        .map(Ref::getObjectId)
        .map(Mirror::id);
  }

  /** Notes where the branch points now. */
  void note(String branch, ObjectId target) throws IOException {
    fetching.lock();
    try {
      var result = move(branch, target);
      if (result == RefUpdate.Result.LOCK_FAILURE && removeThoseInTheWay(branch)) {
        result = move(branch, target);
      }
      expectDone(branch, result);
    } finally {
      fetching.unlock();
    }
  }

  private RefUpdate.Result move(String branch, ObjectId target) throws IOException {
    var update = repository.updateRef(Constants.R_HEADS + branch);
    update.setNewObjectId(target);
    return update.forceUpdate();
  }

  /**
   * Where {@code a/b} is, no branch can be {@code a}: those of such names are gone from the remote.
   */
  private boolean removeThoseInTheWay(String branch) throws IOException {
    var names = repository.getRefDatabase().getConflictingNames(Constants.R_HEADS + branch);
    for (var name : names) {
      noteGone(name.substring(Constants.R_HEADS.length()));
    }
    return !names.isEmpty();
  }

  /** Notes that the branch is gone. */
  void noteGone(String branch) throws IOException {
    fetching.lock();
    try {
      if (repository.exactRef(Constants.R_HEADS + branch) == null) {
        return;
      }
      var update = repository.updateRef(Constants.R_HEADS + branch);
      update.setForceUpdate(true);
      expectDone(branch, update.delete());
    } finally {
      fetching.unlock();
    }
  }

  static CommitId id(ObjectId id) {
    return new CommitId(id.name());
  }

  @Override
  public void close() {
    repository.close();
  }

  private void expectDone(String branch, RefUpdate.Result result) throws IOException {
    switch (result) {
      case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> {}
      default ->
          throw new IOException(
              "the branch %s of the mirror of %s could not be moved: %s"
                  .formatted(branch, repo, result));
    }
  }

  /** A process that was killed leaves its locks; nobody else holds any in our own mirror. */
  private static void removeLeftLocks(Path place) throws IOException {
    try (var files = Files.walk(place)) {
      for (var lock : files.filter(file -> file.toString().endsWith(".lock")).toList()) {
        Files.deleteIfExists(lock);
      }
    }
  }
}
