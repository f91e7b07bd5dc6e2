package io.mindscape.slipway.jobs.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.fix.FixPull.Outcome;
import io.mindscape.slipway.jobs.fix.FixPull.Wish;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.GitStore;
import io.mindscape.slipway.jobs.git.MemoryGit;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.image.Digests;
import io.mindscape.slipway.jobs.promotion.Platform;
import io.mindscape.slipway.jobs.strategy.Strategies;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How often a tree is mended, and which of a branch's trees. */
class FixPullTest {

  private static final String FILE = "tools/pod.yaml";
  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: a
        labels: {app: a}
      spec:
        containers:
        - name: app
          image: 'example/app:1.2.3'
          resources: {requests: {cpu: 1, memory: 1Gi}}
          imagePullPolicy: Never # fast
      """;

  private final Platform platform = new Platform();
  private final Counting git = new Counting(platform.git, new ArrayList<>());
  private final FixPull fixPull =
      new FixPull(
          git,
          new Strategies(git),
          new Menders(
              platform.ports.inspector(), Digests.unasked("nobody is asked"), platform.time),
          platform.effects,
          platform.forge.people());

  @Test
  void aTreeThatStaysIsMendedOnce() {
    var pull = platform.propose("bo", "pod", Map.of(FILE, POD));

    var outcome = fixPull.fix(wish(pull));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Committed.class, done -> assertThat(done.fixed()).isEqualTo(1));
    assertThat(git.looked()).filteredOn(pull.head()::equals).hasSize(1);
  }

  @Test
  void whatTheNewerHeadBringsIsCountedToo() {
    var pull = platform.propose("bo", "pod", Map.of(FILE, POD));
    var other = POD.replace("name: a\n", "name: b\n");
    platform.git.beforeNextPush(
        () -> platform.git.commit(Platform.REPO, "pod", Map.of("tools/other.yaml", other), "bo"));

    var outcome = fixPull.fix(wish(pull));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Committed.class, done -> assertThat(done.fixed()).isEqualTo(2));
  }

  private static Wish wish(PullRequest pull) {
    return new Wish(pull, "ana", "test", List.of("policy/image-pull-policy"));
  }

  /** A tree with an id, as Git's trees have one. */
  private record Named(Snapshot tree) implements Snapshot {

    @Override
    public Optional<SourceFile> read(String path) {
      return tree.read(path);
    }

    @Override
    public List<String> list(String folder) {
      return tree.list(folder);
    }

    @Override
    public Optional<String> id(String path) {
      var texts = new TreeMap<String, String>();
      tree.read(path).ifPresent(file -> texts.put("", file.text()));
      list(path).forEach(file -> texts.put(file, read(file).orElseThrow().text()));
      return texts.isEmpty()
          ? Optional.empty()
          : Optional.of(Integer.toHexString(texts.hashCode()));
    }

    @Override
    public Optional<List<Entry>> entries(String folder) {
      var prefix = folder.isEmpty() ? "" : folder + "/";
      return Optional.of(
          list(folder).stream()
              .map(path -> path.substring(prefix.length()).replaceFirst("/.*", ""))
              .distinct()
              .map(
                  name ->
                      new Entry(
                          name,
                          id(prefix + name).orElseThrow(),
                          tree.read(prefix + name).isEmpty()))
              .toList());
    }
  }

  /**
   * Remembers which commits somebody looked at.
   *
   * @param looked in their order
   */
  private record Counting(MemoryGit git, List<CommitId> looked) implements GitStore {

    @Override
    public DefaultBranch defaultBranch(RepoName repo) {
      return git.defaultBranch(repo);
    }

    @Override
    public Optional<CommitId> fetch(RepoName repo, String branch) {
      return git.fetch(repo, branch);
    }

    @Override
    public Snapshot at(RepoName repo, CommitId commit) {
      looked.add(commit);
      return new Named(git.at(repo, commit));
    }

    @Override
    public List<String> changed(RepoName repo, CommitId from, CommitId to) {
      return git.changed(repo, from, to);
    }

    @Override
    public Optional<CommitId> mergeBase(RepoName repo, CommitId one, CommitId other) {
      return git.mergeBase(repo, one, other);
    }

    @Override
    public Optional<CommitId> findTrailer(RepoName repo, String branch, Trailer trailer) {
      return git.findTrailer(repo, branch, trailer);
    }

    @Override
    public Pushed push(RepoName repo, String branch, CommitId from, CommitText text, Edit edit) {
      return git.push(repo, branch, from, text, head -> edit.on(new Named(head)));
    }

    @Override
    public Optional<CommitId> renew(
        RepoName repo, String branch, Renewal renewal, CommitText text, Edit edit) {
      return git.renew(repo, branch, renewal, text, head -> edit.on(new Named(head)));
    }

    @Override
    public boolean delete(RepoName repo, String branch, CommitId expected) {
      return git.delete(repo, branch, expected);
    }
  }
}
