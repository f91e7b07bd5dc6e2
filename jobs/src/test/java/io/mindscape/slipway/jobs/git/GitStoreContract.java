package io.mindscape.slipway.jobs.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.git.GitStore.CommitText;
import io.mindscape.slipway.jobs.git.GitStore.DefaultBranch;
import io.mindscape.slipway.jobs.git.GitStore.Pushed;
import io.mindscape.slipway.jobs.git.GitStore.Renewal;
import io.mindscape.slipway.jobs.git.GitStore.Trailer;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link GitStore} does. */
public abstract class GitStoreContract {

  protected static final RepoName REPO = RepoName.parse("mindscape/platform");

  private static final String VALUES = "environments/staging/api/values.yaml";

  private static final Trailer IMAGE = new Trailer("Slipway-Image", "mindscape/api:1.9.0");
  private static final CommitText BUMP =
      new CommitText("Bump the api to 1.9.0", "It was published today.", List.of(IMAGE));

  private GitStore git;
  private CommitId first;

  /** The store under test. */
  protected abstract GitStore store();

  /** Creates {@link #REPO} with one commit of these files on {@code main}. */
  protected abstract CommitId createRepository(Map<String, String> files);

  /**
   * Somebody else pushes one commit to a branch.
   *
   * @param from where the branch starts if it does not exist yet
   * @param changes the new text by path
   */
  protected abstract CommitId pushAsSomebodyElse(
      String branch, CommitId from, Map<String, String> changes);

  @BeforeEach
  void createThePlatform() {
    first =
        createRepository(
            Map.of(
                "slipway.yaml", "delivery: {}\n",
                "environments/staging/api/values.yaml", "image:\n  tag: 1.8.2\n",
                "environments/staging-eu/api/values.yaml", "image:\n  tag: 1.8.1\n"));
    git = store();
  }

  @Test
  void knowsTheDefaultBranchAsItIsNow() {
    assertThat(git.defaultBranch(REPO)).isEqualTo(new DefaultBranch("main", first));

    var second = pushAsSomebodyElse("main", first, Map.of("README.md", "Hello\n"));

    assertThat(git.defaultBranch(REPO)).isEqualTo(new DefaultBranch("main", second));
    assertThat(git.at(REPO, second).read("README.md")).isPresent();
  }

  @Test
  void refusesARepositoryThatIsNotThere() {
    assertThatThrownBy(() -> git.fetch(RepoName.parse("mindscape/nowhere"), "main"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("mindscape/nowhere");
  }

  @Test
  void fetchSaysWhereABranchPoints() {
    assertThat(git.fetch(REPO, "main")).contains(first);
    assertThat(git.fetch(REPO, "nowhere")).isEmpty();

    var second = pushAsSomebodyElse("main", first, Map.of("README.md", "Hello\n"));

    assertThat(git.fetch(REPO, "main")).contains(second);
  }

  @Test
  void readsFilesByteByByte() {
    var tree = git.at(REPO, first);

    assertThat(tree.read("environments/staging/api/values.yaml").orElseThrow().text())
        .isEqualTo("image:\n  tag: 1.8.2\n");
    assertThat(tree.read("environments/staging")).isEmpty();
    assertThat(tree.read("nowhere.yaml")).isEmpty();
  }

  @Test
  void listsTheFilesOfAFolderAndNotThoseOfItsNamesake() {
    var tree = git.at(REPO, first);

    assertThat(tree.list("environments/staging"))
        .containsExactly("environments/staging/api/values.yaml");
    assertThat(tree.list(""))
        .containsExactly(
            "environments/staging-eu/api/values.yaml",
            "environments/staging/api/values.yaml",
            "slipway.yaml");
    assertThat(tree.list("nowhere")).isEmpty();
  }

  @Test
  void filesAndFoldersHaveIdsThatTellTheirContentsApart() {
    var tree = git.at(REPO, first);
    var second =
        pushAsSomebodyElse(
            "main", first, Map.of("environments/staging/api/values.yaml", "image: {}\n"));
    var later = git.at(REPO, second);

    for (var path : List.of("", "environments", "environments/staging/api/values.yaml")) {
      assertThat(later.id(path)).isPresent().isNotEqualTo(tree.id(path));
    }
    for (var path : List.of("environments/staging-eu", "slipway.yaml")) {
      assertThat(later.id(path)).isPresent().isEqualTo(tree.id(path));
    }
    assertThat(tree.id("nowhere")).isEmpty();
    assertThat(tree.id("slipway.yaml/nowhere")).isEmpty();
  }

  @Test
  void saysWhatStandsDirectlyInAFolder() {
    var tree = git.at(REPO, first);

    assertThat(tree.entries("").orElseThrow())
        .extracting(entry -> entry.name() + (entry.isFolder() ? "/" : ""))
        .containsExactly("environments/", "slipway.yaml");
    assertThat(tree.entries("environments").orElseThrow())
        .allSatisfy(
            entry -> assertThat(tree.id("environments/" + entry.name())).contains(entry.id()))
        .extracting(Snapshot.Entry::name)
        .containsExactlyInAnyOrder("staging", "staging-eu");
    assertThat(tree.entries("nowhere")).contains(List.of());
  }

  @Test
  void readsACommitThatItHasNotSeenYet() {
    git.fetch(REPO, "main");
    var second = pushAsSomebodyElse("feature", first, Map.of("README.md", "Hello\n"));

    assertThat(git.at(REPO, second).read("README.md")).isPresent();
  }

  @Test
  void saysWhichPathsDiffer() {
    var second =
        pushAsSomebodyElse(
            "main", first, Map.of("slipway.yaml", "delivery: {owners: []}\n", "b.md", "Hi\n"));
    git.fetch(REPO, "main");

    assertThat(git.changed(REPO, first, second)).containsExactly("b.md", "slipway.yaml");
    assertThat(git.changed(REPO, first, first)).isEmpty();
  }

  @Test
  void findsWhereTwoBranchesParted() {
    var ours = pushAsSomebodyElse("feature", first, Map.of("a.md", "a\n"));
    var theirs = pushAsSomebodyElse("main", first, Map.of("b.md", "b\n"));
    git.fetch(REPO, "main");
    git.fetch(REPO, "feature");

    assertThat(git.mergeBase(REPO, ours, theirs)).contains(first);
    assertThat(git.mergeBase(REPO, theirs, first)).contains(first);
  }

  @Test
  void pushesACommitToABranchThatIsThere() {
    var pushed = git.push(REPO, "main", first, BUMP, GitStoreContract::bump);

    var commit = committed(pushed);
    assertThat(git.fetch(REPO, "main")).contains(commit);
    assertThat(git.changed(REPO, first, commit))
        .containsExactly("environments/staging/api/values.yaml");
    assertThat(git.at(REPO, commit).read("environments/staging/api/values.yaml"))
        .map(SourceFile::text)
        .contains("image:\n  tag: 1.9.0\n");
  }

  @Test
  void pushesABranchThatIsNotThereYet() {
    var second = pushAsSomebodyElse("main", first, Map.of("README.md", "Hello\n"));

    var commit = committed(git.push(REPO, "slipway/promote", first, BUMP, GitStoreContract::bump));

    assertThat(git.fetch(REPO, "slipway/promote")).contains(commit);
    assertThat(git.fetch(REPO, "main")).contains(second);
    assertThat(git.at(REPO, commit).read("README.md")).isEmpty();
    assertThat(git.mergeBase(REPO, commit, second)).contains(first);
  }

  @Test
  void addsNewFilesInNewFolders() {
    var commit =
        committed(
            git.push(
                REPO, "main", first, BUMP, head -> Map.of("deep/down/new.yaml", bytes("a: 1\n"))));

    assertThat(git.at(REPO, commit).list("deep")).containsExactly("deep/down/new.yaml");
    assertThat(git.at(REPO, commit).list("")).hasSize(4);
  }

  @Test
  void doesNothingWhereTheEditHasNothingToDo() {
    assertThat(git.push(REPO, "main", first, BUMP, head -> Map.of()))
        .isEqualTo(new Pushed.NothingToDo(first));
    assertThat(
            git.push(
                REPO, "main", first, BUMP, h -> Map.of("slipway.yaml", bytes("delivery: {}\n"))))
        .isEqualTo(new Pushed.NothingToDo(first));
    assertThat(git.push(REPO, "new", first, BUMP, head -> Map.of()))
        .isEqualTo(new Pushed.NothingToDo(first));

    assertThat(git.fetch(REPO, "main")).contains(first);
    assertThat(git.fetch(REPO, "new")).isEmpty();
  }

  @Test
  void startsAtTheRemotesHeadNotAtTheOneItRemembers() {
    git.fetch(REPO, "main");
    var second = pushAsSomebodyElse("main", first, Map.of("README.md", "Hello\n"));

    var commit = committed(git.push(REPO, "main", first, BUMP, GitStoreContract::bump));

    assertThat(git.mergeBase(REPO, commit, second)).contains(second);
  }

  @Test
  void derivesTheEditAgainWhenSomebodyElsePushedMeanwhile() {
    var derived = new AtomicInteger();
    GitStore.Edit edit =
        head -> {
          if (derived.incrementAndGet() == 1) {
            pushAsSomebodyElse("main", first, Map.of("README.md", "Hello\n"));
          }
          return bump(head);
        };

    var commit = committed(git.push(REPO, "main", first, BUMP, edit));

    assertThat(derived).hasValue(2);
    assertThat(git.at(REPO, commit).read("README.md")).isPresent();
    assertThat(git.at(REPO, commit).read("environments/staging/api/values.yaml"))
        .map(SourceFile::text)
        .contains("image:\n  tag: 1.9.0\n");
  }

  @Test
  void doesNothingWhenSomebodyElsePushedTheSame() {
    var done = Map.of("environments/staging/api/values.yaml", "image:\n  tag: 1.9.0\n");
    var derived = new AtomicInteger();
    GitStore.Edit edit =
        head -> {
          if (derived.incrementAndGet() == 1) {
            pushAsSomebodyElse("main", first, done);
          }
          return bump(head);
        };

    assertThat(git.push(REPO, "main", first, BUMP, edit)).isInstanceOf(Pushed.NothingToDo.class);
  }

  @Test
  void findsACommitByItsTrailer() {
    assertThat(git.fetch(REPO, "main")).contains(first);
    assertThat(git.findTrailer(REPO, "main", IMAGE)).isEmpty();

    var commit = committed(git.push(REPO, "main", first, BUMP, GitStoreContract::bump));
    pushAsSomebodyElse("main", first, Map.of("README.md", "Hello\n"));
    git.fetch(REPO, "main");

    assertThat(git.findTrailer(REPO, "main", IMAGE)).contains(commit);
    assertThat(git.findTrailer(REPO, "main", new Trailer("Slipway-Image", "mindscape/api:1.9")))
        .isEmpty();
  }

  @Test
  void deletesABranchThatStillPointsWhereItWasSeen() {
    var seen = pushAsSomebodyElse("slipway/promote", first, Map.of("README.md", "Hello\n"));
    git.fetch(REPO, "slipway/promote");
    var moved = pushAsSomebodyElse("slipway/promote", seen, Map.of("README.md", "Hi\n"));

    assertThat(git.delete(REPO, "slipway/promote", seen)).isFalse();
    assertThat(git.fetch(REPO, "slipway/promote")).contains(moved);

    assertThat(git.delete(REPO, "slipway/promote", moved)).isTrue();
    assertThat(git.fetch(REPO, "slipway/promote")).isEmpty();
    assertThat(git.delete(REPO, "slipway/promote", moved)).isTrue();
  }

  @Test
  void renewsABranchWithWhatHasComeElsewhereAndKeepsItsHistory() {
    var ours = committed(git.push(REPO, "slipway/bump", first, BUMP, GitStoreContract::bump));
    var main = pushAsSomebodyElse("main", first, Map.of(VALUES, "# new\nimage:\n  tag: 1.8.2\n"));

    var renewed =
        git.renew(REPO, "slipway/bump", new Renewal(ours, main), BUMP, GitStoreContract::bump)
            .orElseThrow();

    assertThat(git.fetch(REPO, "slipway/bump")).contains(renewed);
    assertThat(git.mergeBase(REPO, renewed, ours)).contains(ours);
    assertThat(git.mergeBase(REPO, renewed, main)).contains(main);
    assertThat(git.changed(REPO, main, renewed)).containsExactly(VALUES);
    assertThat(git.at(REPO, renewed).read(VALUES))
        .map(SourceFile::text)
        .contains("# new\nimage:\n  tag: 1.9.0\n");
    assertThat(git.fetch(REPO, "main")).contains(main);
  }

  @Test
  void renewsABranchToWhatItCameFrom() {
    var ours =
        committed(
            git.push(REPO, "slipway/bump", first, BUMP, h -> Map.of("slipway.yaml", bytes("a\n"))));

    var renewed =
        git.renew(REPO, "slipway/bump", new Renewal(ours, first), BUMP, GitStoreContract::bump)
            .orElseThrow();

    assertThat(git.mergeBase(REPO, renewed, ours)).contains(ours);
    assertThat(git.changed(REPO, first, renewed)).containsExactly(VALUES);
  }

  @Test
  void renewsNothingThatSomebodyElseHasPushedTo() {
    var ours = committed(git.push(REPO, "slipway/bump", first, BUMP, GitStoreContract::bump));
    var theirs = pushAsSomebodyElse("slipway/bump", ours, Map.of("README.md", "Hello\n"));

    assertThat(
            git.renew(REPO, "slipway/bump", new Renewal(ours, first), BUMP, GitStoreContract::bump))
        .isEmpty();
    assertThat(git.fetch(REPO, "slipway/bump")).contains(theirs);
  }

  @Test
  void renewsNothingThatSomebodyElsePushesToMeanwhile() {
    var ours = committed(git.push(REPO, "slipway/bump", first, BUMP, GitStoreContract::bump));
    GitStore.Edit edit =
        head -> {
          pushAsSomebodyElse("slipway/bump", ours, Map.of("README.md", "Hello\n"));
          return bump(head);
        };

    assertThat(git.renew(REPO, "slipway/bump", new Renewal(ours, first), BUMP, edit)).isEmpty();
    var there = git.fetch(REPO, "slipway/bump").orElseThrow();
    assertThat(git.at(REPO, there).read("README.md")).isPresent();
  }

  private static Map<String, byte[]> bump(Snapshot head) {
    var path = "environments/staging/api/values.yaml";
    var text = head.read(path).orElseThrow().text().replace("1.8.2", "1.9.0");
    return Map.of(path, bytes(text));
  }

  private static CommitId committed(Pushed pushed) {
    assertThat(pushed).isInstanceOf(Pushed.Committed.class);
    return ((Pushed.Committed) pushed).commit();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
