package io.mindscape.slipway.jobs.git;

import io.mindscape.slipway.jobs.Acts;
import io.mindscape.slipway.policies.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Repositories that stand in memory, and the people who push to them: for tests. */
public final class MemoryGit implements GitStore {

  /** Who writes the commits that are pushed through the port. */
  public static final String BOT = "slipway[bot]";

  private static final int PUSHES = 5;
  private static final int LOOK_BACK = 500;

  private final Map<RepoName, MemoryHistory> repositories = new ConcurrentHashMap<>();
  private final Acts acts;
  private Runnable beforePush = () -> {};

  public MemoryGit() {
    this(new Acts());
  }

  public MemoryGit(Acts acts) {
    this.acts = acts;
  }

  /** Creates a repository with one commit on {@code main}. */
  public CommitId create(RepoName repo, Map<String, String> files) {
    var history = new MemoryHistory(repo);
    repositories.put(repo, history);
    var first =
        history.add(
            List.of(), "ana", List.of(), text("The platform"), MemorySnapshot.of(files).files());
    history.point("main", first);
    return first;
  }

  /** Lets a branch start (or stand) at a commit. */
  public void branch(RepoName repo, String branch, CommitId at) {
    history(repo).point(branch, at);
  }

  /** Somebody pushes one commit to a branch that exists. */
  public CommitId commit(RepoName repo, String branch, Map<String, String> changes, String author) {
    return commit(repo, branch, changes, author, List.of());
  }

  /** Somebody pushes one commit that others wrote with them. */
  public CommitId commit(
      RepoName repo,
      String branch,
      Map<String, String> changes,
      String author,
      List<String> coAuthors) {
    var history = history(repo);
    var head = history.head(branch).orElseThrow();
    var files = new TreeMap<>(history.files(head));
    changes.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return move(history, branch, List.of(head), author, coAuthors, text("Change"), files);
  }

  /** Somebody pushes a commit that removes a file. */
  public CommitId remove(RepoName repo, String branch, String path, String author) {
    var history = history(repo);
    var head = history.head(branch).orElseThrow();
    var files = new TreeMap<>(history.files(head));
    files.remove(path);
    return move(history, branch, List.of(head), author, List.of(), text("Remove"), files);
  }

  /** Merges {@code head} into a branch. */
  public CommitId merge(RepoName repo, String branch, CommitId head, String message) {
    var history = history(repo);
    var tip = history.head(branch).orElseThrow();
    var files = new TreeMap<>(history.files(tip));
    var theirs = history.files(head);
    for (var path : changed(repo, mergeBase(repo, tip, head).orElseThrow(), head)) {
      if (theirs.containsKey(path)) {
        files.put(path, theirs.get(path));
      } else {
        files.remove(path);
      }
    }
    return move(history, branch, List.of(tip, head), BOT, List.of(), text(message), files);
  }

  /** Lets {@code somebody} push between the derivation of the next edit and its push, once. */
  public void beforeNextPush(Runnable somebody) {
    beforePush = somebody;
  }

  /** Where a branch points, without a fetch. */
  public Optional<CommitId> head(RepoName repo, String branch) {
    return history(repo).head(branch);
  }

  /** The text of a file at the head of a branch. */
  public String read(RepoName repo, String branch, String path) {
    return at(repo, head(repo, branch).orElseThrow()).read(path).orElseThrow().text();
  }

  /** The commits of a branch, newest first. */
  public List<MemoryHistory.Commit> log(RepoName repo, String branch) {
    return history(repo).ancestry(head(repo, branch).orElseThrow());
  }

  /** The logins of who wrote what {@code head} has and {@code base} has not. */
  public List<String> authors(RepoName repo, CommitId base, CommitId head) {
    var there = history(repo).ancestry(base);
    return history(repo).ancestry(head).stream()
        .filter(commit -> !there.contains(commit))
        .flatMap(commit -> commit.people().stream())
        .distinct()
        .toList();
  }

  @Override
  public DefaultBranch defaultBranch(RepoName repo) {
    return history(repo)
        .head("main")
        .map(head -> new DefaultBranch("main", head))
        .orElseThrow(() -> new Refused(repo + " has no default branch: push a first commit to it"));
  }

  @Override
  public Optional<CommitId> fetch(RepoName repo, String branch) {
    return history(repo).head(branch);
  }

  @Override
  public Snapshot at(RepoName repo, CommitId commit) {
    return new MemorySnapshot(history(repo).files(commit));
  }

  @Override
  public List<String> changed(RepoName repo, CommitId from, CommitId to) {
    var before = history(repo).files(from);
    var after = history(repo).files(to);
    var paths = new TreeSet<>(before.keySet());
    paths.addAll(after.keySet());
    paths.removeIf(path -> Arrays.equals(before.get(path), after.get(path)));
    return List.copyOf(paths);
  }

  @Override
  public Optional<CommitId> mergeBase(RepoName repo, CommitId one, CommitId other) {
    var theirs = history(repo).ancestry(other);
    return history(repo).ancestry(one).stream()
        .filter(theirs::contains)
        .map(MemoryHistory.Commit::id)
        .findFirst();
  }

  @Override
  public Optional<CommitId> findTrailer(RepoName repo, String branch, Trailer trailer) {
    return head(repo, branch).stream()
        .flatMap(head -> history(repo).ancestry(head).stream())
        .limit(LOOK_BACK)
        .filter(commit -> commit.text().trailers().contains(trailer))
        .map(MemoryHistory.Commit::id)
        .findFirst();
  }

  @Override
  public Pushed push(RepoName repo, String branch, CommitId from, CommitText text, Edit edit) {
    var history = history(repo);
    for (int i = 0; i < PUSHES; i++) {
      var head = history.head(branch);
      var start = head.orElse(from);
      var files = new TreeMap<>(history.files(start));
      files.putAll(edit.on(new MemorySnapshot(new TreeMap<>(files))));
      if (same(files, history.files(start))) {
        return new Pushed.NothingToDo(start);
      }
      somebodyElsePushes();
      if (history.head(branch).equals(head)) {
        return acts.around(
            "push",
            () ->
                new Pushed.Committed(
                    move(history, branch, List.of(start), BOT, List.of(), text, files)));
      }
    }
    throw new IllegalStateException("somebody pushes to %s without end".formatted(branch));
  }

  @Override
  public Optional<CommitId> renew(
      RepoName repo, String branch, Renewal renewal, CommitText text, Edit edit) {
    var history = history(repo);
    var files = new TreeMap<>(history.files(renewal.like()));
    files.putAll(edit.on(new MemorySnapshot(new TreeMap<>(files))));
    somebodyElsePushes();
    if (!history.head(branch).equals(Optional.of(renewal.expected()))) {
      return Optional.empty();
    }
    boolean isThere =
        mergeBase(repo, renewal.expected(), renewal.like()).equals(Optional.of(renewal.like()));
    var parents =
        isThere ? List.of(renewal.expected()) : List.of(renewal.expected(), renewal.like());
    return acts.around(
        "push", () -> Optional.of(move(history, branch, parents, BOT, List.of(), text, files)));
  }

  @Override
  public boolean delete(RepoName repo, String branch, CommitId expected) {
    var head = head(repo, branch);
    if (head.isPresent() && !head.get().equals(expected)) {
      return false;
    }
    return acts.around("delete branch", () -> history(repo).forget(branch));
  }

  private void somebodyElsePushes() {
    var somebody = beforePush;
    beforePush = () -> {};
    somebody.run();
  }

  private static CommitId move(
      MemoryHistory history,
      String branch,
      List<CommitId> parents,
      String author,
      List<String> coAuthors,
      CommitText text,
      SortedMap<String, byte[]> files) {
    var commit = history.add(parents, author, coAuthors, text, files);
    history.point(branch, commit);
    return commit;
  }

  private static boolean same(Map<String, byte[]> one, Map<String, byte[]> other) {
    return one.keySet().equals(other.keySet())
        && one.entrySet().stream()
            .allMatch(file -> Arrays.equals(file.getValue(), other.get(file.getKey())));
  }

  private static CommitText text(String subject) {
    return new CommitText(subject, "", List.of());
  }

  private MemoryHistory history(RepoName repo) {
    return Objects.requireNonNullElseGet(
        repositories.get(repo),
        () -> {
          throw new Refused("There is no repository %s.".formatted(repo));
        });
  }
}
