package io.mindscape.slipway.bot.git;

import io.mindscape.slipway.bot.settings.OwnFolder;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.GitStore;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.maintenance.guard.Caches;
import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The repositories as bare mirrors in a folder. Nothing is connected to before the first use; any
 * number of threads may read at once, and each mirror is locked by itself while it changes.
 */
public final class GitMirrors implements GitStore, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GitMirrors.class);
  private static final int ATTEMPTS = 10;

  private final Path folder;
  private final Remotes remotes;
  private final CommitWriter writer;
  private final Clock clock;
  private final Trees trees = new Trees();
  private final Map<RepoName, Mirror> mirrors = new ConcurrentHashMap<>();

  /**
   * Who writes the commits.
   *
   * @param email for an App: {@code ID+SLUG[bot]@users.noreply.github.com}
   */
  public record Author(String name, String email) {}

  /**
   * Mirrors in {@code folder}, which belongs to this process alone and is made when it is needed.
   *
   * @param clock what the commits' times are read from
   */
  public GitMirrors(Path folder, Remotes remotes, Author author, Clock clock) {
    OwnConfig.install();
    this.folder = folder;
    this.remotes = remotes;
    this.writer = new CommitWriter(author, clock);
    this.clock = clock;
  }

  @Override
  public DefaultBranch defaultBranch(RepoName repo) {
    return wire(mirror(repo)).defaultBranch();
  }

  @Override
  public Optional<CommitId> fetch(RepoName repo, String branch) {
    return wire(mirror(repo)).fetch(checked(branch));
  }

  @Override
  public Snapshot at(RepoName repo, CommitId commit) {
    return snapshot(having(repo, commit), commit);
  }

  @Override
  public List<String> changed(RepoName repo, CommitId from, CommitId to) {
    having(repo, from);
    return History.changed(having(repo, to), from, to);
  }

  @Override
  public Optional<CommitId> mergeBase(RepoName repo, CommitId one, CommitId other) {
    having(repo, one);
    return History.mergeBase(having(repo, other), one, other);
  }

  @Override
  public Optional<CommitId> findTrailer(RepoName repo, String branch, Trailer trailer) {
    return History.findTrailer(mirror(repo), checked(branch), trailer);
  }

  @Override
  public Pushed push(RepoName repo, String branch, CommitId from, CommitText text, Edit edit) {
    checked(branch);
    var mirror = mirror(repo);
    mirror.pushing().lock();
    try {
      for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
        var end = attempt(mirror, branch, from, text, edit);
        if (end.isPresent()) {
          return end.get();
        }
        LOG.atInfo()
            .addKeyValue("repository", repo)
            .addKeyValue("branch", branch)
            .addKeyValue("attempt", attempt)
            .log("somebody else pushed first; the edit is derived again");
      }
      throw Trouble.crowded(repo, branch, ATTEMPTS);
    } catch (IOException failure) {
      throw Trouble.atHome(repo, failure);
    } finally {
      mirror.pushing().unlock();
    }
  }

  @Override
  public Optional<CommitId> renew(
      RepoName repo, String branch, Renewal renewal, CommitText text, Edit edit) {
    checked(branch);
    var mirror = having(repo, renewal.like());
    having(repo, renewal.expected());
    mirror.pushing().lock();
    try {
      var before = snapshot(mirror, renewal.like());
      boolean isThere =
          History.mergeBase(mirror, renewal.expected(), renewal.like())
              .equals(Optional.of(renewal.like()));
      var parents =
          isThere ? List.of(renewal.expected()) : List.of(renewal.expected(), renewal.like());
      var files = changes(before, edit.on(before));
      var commit = writer.write(mirror, renewal.like(), parents, text, files);
      return land(mirror, branch, Optional.of(renewal.expected()), commit);
    } catch (IOException failure) {
      throw Trouble.atHome(repo, failure);
    } finally {
      mirror.pushing().unlock();
    }
  }

  @Override
  public boolean delete(RepoName repo, String branch, CommitId expected) {
    checked(branch);
    var mirror = mirror(repo);
    var at = ObjectId.fromString(expected.hex());
    return switch (wire(mirror).push(branch, at, ObjectId.zeroId())) {
      case Wire.Push.Taken() -> wire(mirror).fetch(branch).isEmpty();
      case Wire.Push.Moved() -> false;
      case Wire.Push.Refused(var why) -> {
        var there = wire(mirror).fetch(branch);
        if (there.equals(Optional.of(expected))) {
          throw Trouble.notTaken(repo, branch, why);
        }
        yield there.isEmpty();
      }
    };
  }

  /**
   * Keeps the folder small.
   *
   * @param wanted the repositories that are looked after; mirrors of others are removed when nobody
   *     has touched them for a month
   */
  public Caches care(Set<RepoName> wanted) {
    return new MirrorFolder(folder, wanted, new MirrorCare(MirrorCare.Limits.USUAL), this::open);
  }

  /** Those that are open. */
  private List<Mirror> open() {
    return List.copyOf(mirrors.values());
  }

  @Override
  public void close() {
    mirrors.values().forEach(Mirror::close);
    mirrors.clear();
  }

  /** One attempt; nothing where the branch moved under it. */
  private Optional<Pushed> attempt(
      Mirror mirror, String branch, CommitId from, CommitText text, Edit edit) throws IOException {
    var there = wire(mirror).fetch(branch);
    var head = there.orElse(from);
    var before = snapshot(having(mirror.repo(), head), head);
    var files = changes(before, edit.on(before));
    if (files.isEmpty()) {
      return Optional.of(new Pushed.NothingToDo(head));
    }
    var commit = writer.write(mirror, head, text, files);
    return land(mirror, branch, there, commit).map(Pushed.Committed::new);
  }

  /**
   * Pushes a commit; nothing where the branch is no longer {@code there}.
   *
   * @param there nothing for a branch that is not there yet
   */
  private Optional<CommitId> land(
      Mirror mirror, String branch, Optional<CommitId> there, ObjectId commit) throws IOException {
    var expected = there.map(id -> ObjectId.fromString(id.hex())).orElse(ObjectId.zeroId());
    return switch (wire(mirror).push(branch, expected, commit)) {
      case Wire.Push.Taken() -> {
        mirror.note(branch, commit);
        yield Optional.of(Mirror.id(commit));
      }
      case Wire.Push.Moved() -> Optional.empty();
      case Wire.Push.Refused(var why) -> {
        // A remote whose branch moves while it takes a push says no in words of its own.
        if (wire(mirror).fetch(branch).equals(there)) {
          throw Trouble.notTaken(mirror.repo(), branch, why);
        }
        yield Optional.empty();
      }
    };
  }

  private static Map<String, byte[]> changes(Snapshot before, Map<String, byte[]> wanted) {
    var changes = new TreeMap<>(wanted);
    changes
        .entrySet()
        .removeIf(
            file ->
                before
                    .read(file.getKey())
                    .filter(there -> Arrays.equals(there.content(), file.getValue()))
                    .isPresent());
    return changes;
  }

  private Snapshot snapshot(Mirror mirror, CommitId commit) {
    try {
      return new CommitSnapshot(mirror, trees, mirror.commit(commit).getTree());
    } catch (IOException failure) {
      throw Trouble.atHome(mirror.repo(), failure);
    }
  }

  /** The mirror, with that commit in it. */
  private Mirror having(RepoName repo, CommitId commit) {
    var mirror = mirror(repo);
    mirror.use(ObjectId.fromString(commit.hex()), clock.instant());
    try {
      if (!mirror.has(ObjectId.fromString(commit.hex()))) {
        wire(mirror).fetch(commit);
      }
    } catch (IOException failure) {
      throw Trouble.atHome(repo, failure);
    }
    return mirror;
  }

  private Mirror mirror(RepoName repo) {
    return mirrors.computeIfAbsent(
        repo,
        name -> {
          try {
            OwnFolder.close(folder);
            return Mirror.open(folder, name);
          } catch (IOException failure) {
            throw Trouble.atHome(name, failure);
          }
        });
  }

  private Wire wire(Mirror mirror) {
    return new Wire(mirror, remotes.of(mirror.repo()));
  }

  private static String checked(String branch) {
    if (!Repository.isValidRefName(Constants.R_HEADS + branch)) {
      throw new Refused("\"%s\" is not the name of a branch".formatted(branch));
    }
    return branch;
  }
}
