package io.mindscape.slipway.jobs.git;

import io.mindscape.slipway.jobs.git.GitStore.CommitText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The commits and branches of one repository that stands in memory. */
public final class MemoryHistory {

  private final RepoName repo;
  private final Map<CommitId, Commit> commits = new LinkedHashMap<>();
  private final Map<String, CommitId> branches = new HashMap<>();

  MemoryHistory(RepoName repo) {
    this.repo = repo;
  }

  /**
   * A commit.
   *
   * @param sequence grows with every commit
   */
  public record Commit(
      CommitId id,
      int sequence,
      List<CommitId> parents,
      String author,
      List<String> coAuthors,
      CommitText text,
      SortedMap<String, byte[]> files) {

    /** Everyone who wrote it. */
    List<String> people() {
      var people = new ArrayList<String>();
      people.add(author);
      people.addAll(coAuthors);
      return people;
    }
  }

  synchronized CommitId add(
      List<CommitId> parents,
      String author,
      List<String> coAuthors,
      CommitText text,
      SortedMap<String, byte[]> files) {
    int sequence = commits.size() + 1;
    var id = id(repo + " " + sequence);
    commits.put(id, new Commit(id, sequence, parents, author, coAuthors, text, files));
    return id;
  }

  synchronized void point(String branch, CommitId commit) {
    branches.put(branch, commit(commit).id());
  }

  /** Says true: it is gone, whether it was there or not. */
  synchronized boolean forget(String branch) {
    branches.remove(branch);
    return true;
  }

  synchronized Optional<CommitId> head(String branch) {
    return Optional.ofNullable(branches.get(branch));
  }

  synchronized SortedMap<String, byte[]> files(CommitId commit) {
    return commit(commit).files();
  }

  /** The commit and all before it, newest first. */
  synchronized List<Commit> ancestry(CommitId commit) {
    var found = new HashMap<CommitId, Commit>();
    collect(commit, found);
    return found.values().stream()
        .sorted(Comparator.comparingInt(Commit::sequence).reversed())
        .toList();
  }

  private void collect(CommitId id, Map<CommitId, Commit> found) {
    if (!found.containsKey(id)) {
      found.put(id, commit(id));
      commit(id).parents().forEach(parent -> collect(parent, found));
    }
  }

  private Commit commit(CommitId id) {
    var commit = commits.get(id);
    if (commit == null) {
      throw new IllegalArgumentException("%s has no commit %s".formatted(repo, id));
    }
    return commit;
  }

  private static CommitId id(String seed) {
    try {
      var sha = MessageDigest.getInstance("SHA-1").digest(seed.getBytes(StandardCharsets.UTF_8));
      return new CommitId(HexFormat.of().formatHex(sha));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
