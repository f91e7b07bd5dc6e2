package io.mindscape.slipway.bot.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.GitStore.CommitText;
import io.mindscape.slipway.jobs.git.GitStore.Edit;
import io.mindscape.slipway.jobs.git.GitStore.Pushed;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the mirrors do beyond the contract: links, modes, many writers, what is left on the disk.
 */
class GitMirrorsTest {

  private static final RepoName REPO = new RepoName("mindscape", "platform");
  private static final CommitText TEXT = new CommitText("Bump", "", List.of());
  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  @TempDir private Path folder;
  private Origin origin;
  private GitMirrors mirrors;

  @BeforeEach
  void open() throws IOException {
    origin = new Origin(folder.resolve("origin.git"));
    mirrors = mirrors("data");
  }

  @AfterEach
  void close() {
    mirrors.close();
    origin.close();
  }

  @Test
  void aLinkIsNoFile() throws IOException {
    origin.commit("main", "first", Map.of("values.yaml", "a: 1\n"));
    var head =
        origin.commit(
            "refs/heads/main", "a link", Map.of("link.yaml", "/etc/passwd"), FileMode.SYMLINK);

    var files = mirrors.at(REPO, head);

    assertThat(files.read("link.yaml")).isEmpty();
    assertThat(files.list("")).containsExactly("values.yaml");
  }

  @Test
  void aLinkIsNotWrittenThrough() throws IOException {
    var head =
        origin.commit(
            "refs/heads/main", "a link", Map.of("link.yaml", "/etc/passwd"), FileMode.SYMLINK);

    assertThatThrownBy(() -> mirrors.push(REPO, "main", head, TEXT, writes("link.yaml", "a: 2\n")))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("link.yaml is a link");
  }

  @Test
  void whatCanBeExecutedStaysSo() throws IOException {
    var head =
        origin.commit(
            "refs/heads/main", "first", Map.of("run", "#!/bin/sh\n"), FileMode.EXECUTABLE_FILE);

    mirrors.push(REPO, "main", head, TEXT, writes("run", "#!/bin/bash\n"));

    try (var walk =
        TreeWalk.forPath(
            origin.repository(), "run", origin.repository().parseCommit(tip("main")).getTree())) {
      assertThat(walk.getFileMode()).isEqualTo(FileMode.EXECUTABLE_FILE);
    }
  }

  @Test
  void theCommitIsTheBots() throws IOException {
    var head = origin.commit("main", "first", Map.of("a", "1"));

    mirrors.push(REPO, "main", head, TEXT, writes("a", "2"));

    var commit = origin.repository().parseCommit(tip("main"));
    assertThat(commit.getAuthorIdent().getName()).isEqualTo("slipway[bot]");
    assertThat(commit.getCommitterIdent().getEmailAddress()).isEqualTo("slipway@example.com");
    assertThat(commit.getCommitterIdent().getWhenAsInstant()).isEqualTo(NOON);
  }

  @Test
  void theHeadOfAPullRequestIsFoundThoughNoBranchHasIt() throws IOException {
    origin.commit("main", "first", Map.of("a", "1"));
    var head =
        origin.commit("refs/pull/7/head", "from a fork", Map.of("b", "2"), FileMode.REGULAR_FILE);

    assertThat(mirrors.at(REPO, head).list("")).containsExactly("b");
  }

  @Test
  void aCommitThatIsNowhereIsRefused() throws IOException {
    origin.commit("main", "first", Map.of("a", "1"));

    assertThatThrownBy(() -> mirrors.at(REPO, new CommitId("1".repeat(40))))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("1111111 is not in mindscape/platform");
  }

  @Test
  void aRepositoryThatIsNotThereIsRefusedWithWhatToDo() {
    var elsewhere = new RepoName("mindscape", "nowhere");

    assertThatThrownBy(() -> mirrors.fetch(elsewhere, "main"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("no repository mindscape/nowhere")
        .hasMessageContaining("SLIPWAY_REPOSITORIES");
  }

  @Test
  void manyWritersOfTwoProcessesLoseNothing() throws Exception {
    var head = origin.commit("main", "first", Map.of("count", ""));
    try (var other = mirrors("other");
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var pushes =
          IntStream.range(0, 12)
              .mapToObj(
                  i ->
                      (Callable<Pushed>)
                          () ->
                              (i % 2 == 0 ? mirrors : other)
                                  .push(
                                      REPO,
                                      "main",
                                      head,
                                      TEXT,
                                      appends("count", "%02d,".formatted(i))))
              .toList();
      for (var push : threads.invokeAll(pushes)) {
        assertThat(push.get()).isInstanceOf(Pushed.Committed.class);
      }
    }

    var newest = mirrors.fetch(REPO, "main").orElseThrow();
    assertThat(mirrors.at(REPO, newest).read("count").orElseThrow().text().split(","))
        .containsExactlyInAnyOrder(
            IntStream.range(0, 12).mapToObj("%02d"::formatted).toArray(String[]::new));
  }

  /** What was pushed is noted while others fetch: none is in the way of another. */
  @Test
  void aBranchIsNotedByManyAtATime() throws Exception {
    try (var there = new Origin(folder.resolve("notes").resolve("mindscape~platform.git"));
        var threads = Executors.newFixedThreadPool(8)) {
      var one = ObjectId.fromString(there.commit("main", "one", Map.of("a", "1")).hex());
      var two = ObjectId.fromString(there.commit("main", "two", Map.of("a", "2")).hex());
      try (var mirror = Mirror.open(folder.resolve("notes"), REPO)) {
        var notes =
            IntStream.range(0, 400)
                .mapToObj(
                    i ->
                        (Callable<Boolean>)
                            () -> {
                              mirror.note("main", i % 2 == 0 ? one : two);
                              return true;
                            })
                .toList();

        for (var note : threads.invokeAll(notes)) {
          assertThat(note.get()).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"feature, feature/x", "feature/x, feature", "a/b/c, a", "a, a/b/c"})
  void aBranchMayHaveANameThatWasAFolderOfOthers(String before, String after) throws IOException {
    origin.commit("main", "first", Map.of("a", "1"));
    origin.commit(before, "one", Map.of("a", "2"));
    mirrors.fetch(REPO, before);
    origin.remove(before);
    var head = origin.commit(after, "two", Map.of("a", "3"));

    assertThat(mirrors.fetch(REPO, after)).contains(head);
    assertThat(mirrors.fetch(REPO, before)).isEmpty();
    assertThat(mirrors.fetch(REPO, after)).contains(head);
  }

  @Test
  void aBranchThatMovesUnderEveryAttemptIsGivenUpAsUnavailable() throws IOException {
    var head = origin.commit("main", "first", Map.of("a", "1"));
    Edit overtaken =
        before -> {
          commitOther();
          return Map.of("a", bytes("2"));
        };

    assertThatThrownBy(() -> mirrors.push(REPO, "main", head, TEXT, overtaken))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("moved during each");
  }

  @Test
  void aBranchIsDeletedOnlyWhereItIsExpectedToBe() throws IOException {
    origin.commit("main", "first", Map.of("a", "1"));
    var old = origin.commit("slipway/promote", "one", Map.of("a", "2"));
    var newer = origin.commit("slipway/promote", "two", Map.of("a", "3"));

    assertThat(mirrors.delete(REPO, "slipway/promote", old)).isFalse();
    assertThat(mirrors.fetch(REPO, "slipway/promote")).contains(newer);

    assertThat(mirrors.delete(REPO, "slipway/promote", newer)).isTrue();
    assertThat(mirrors.delete(REPO, "slipway/promote", newer)).isTrue();
    assertThat(mirrors.fetch(REPO, "slipway/promote")).isEmpty();
  }

  @Test
  void aLockThatAKilledProcessLeftIsInNobodysWay() throws IOException {
    origin.commit("main", "first", Map.of("a", "1"));
    mirrors.fetch(REPO, "main");
    mirrors.close();
    Files.createFile(folder.resolve("data/mindscape~platform.git/refs/heads/main.lock"));
    var second = origin.commit("main", "second", Map.of("a", "2"));

    mirrors = mirrors("data");

    assertThat(mirrors.fetch(REPO, "main")).contains(second);
  }

  @Test
  void noLockAndNoTemporaryFileIsLeft() throws IOException {
    var head = origin.commit("main", "first", Map.of("a", "1"));
    mirrors.push(REPO, "main", head, TEXT, writes("a", "2"));
    mirrors.push(REPO, "slipway/new", head, TEXT, writes("a", "3"));

    try (var files = Files.walk(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(
              name -> name.endsWith(".lock") || name.endsWith(".tmp") || name.startsWith("."));
    }
  }

  @Test
  void aRepositoryWithoutACommitHasNoDefaultBranch() {
    assertThatThrownBy(() -> mirrors.defaultBranch(REPO))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("push a first commit");
  }

  @Test
  void whatIsNoNameOfABranchIsRefused() {
    assertThatThrownBy(() -> mirrors.fetch(REPO, "../../etc"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("not the name of a branch");
  }

  @Test
  void aLoginIsNeverPrinted() {
    assertThat(new Remotes.Login("x-access-token", "secret").toString()).doesNotContain("secret");
  }

  private GitMirrors mirrors(String data) {
    return new GitMirrors(
        folder.resolve(data),
        repo ->
            new Remotes.Remote(
                repo.equals(REPO) ? origin.url() : folder.resolve("nowhere.git").toUri(), null),
        new GitMirrors.Author("slipway[bot]", "slipway@example.com"),
        Clock.fixed(NOON, ZoneOffset.UTC));
  }

  private void commitOther() {
    try {
      origin.commit("main", "overtakes", Map.of("b", "1"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private ObjectId tip(String branch) throws IOException {
    return origin.repository().resolve(Constants.R_HEADS + branch);
  }

  private static Edit writes(String path, String text) {
    return before -> Map.of(path, bytes(text));
  }

  private static Edit appends(String path, String text) {
    return before -> Map.of(path, bytes(before.read(path).orElseThrow().text() + text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
