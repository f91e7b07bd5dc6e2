package io.mindscape.slipway.sandbox.forge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the git command that people have. */
final class GitTest {

  private TestForge forge;
  private Path folder;
  private Path clone;

  @BeforeEach
  void start(@TempDir Path folder) {
    this.folder = folder;
    forge = new TestForge(folder.resolve("forge"));
    clone = folder.resolve("clone");
  }

  @AfterEach
  void stop() {
    forge.close();
  }

  private record Ran(int code, String said) {
    Ran well() {
      assertThat(code).as(said).isZero();
      return this;
    }
  }

  private static Ran git(Path where, String... arguments) throws Exception {
    var command =
        new ArrayList<>(List.of("git", "-c", "user.name=Ana", "-c", "user.email=ana@example.com"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
    builder.environment().put("GIT_TERMINAL_PROMPT", "0");
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), said);
  }

  private String url(String user, String token) {
    return forge
        .forge()
        .cloneUrl(TestForge.REPO)
        .replace("://", "://%s:%s@".formatted(user, token));
  }

  private void cloneAs(String url, String... options) throws Exception {
    var arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of("clone", "--quiet", url, clone.toString()));
    git(folder, arguments.toArray(String[]::new)).well();
  }

  @Test
  void aPackedRepositoryGivesWhatCameAfter() throws Exception {
    forge.forge().tidy(TestForge.REPO);
    cloneAs(url("ana", "token-ana"));
    git(clone, "checkout", "-q", "-b", "later").well();
    Files.writeString(clone.resolve("later.txt"), "later\n");
    git(clone, "add", "-A").well();
    git(clone, "commit", "-q", "-m", "Later").well();
    var head = git(clone, "rev-parse", "HEAD").well().said().strip();
    git(clone, "push", "-q", "origin", "HEAD").well();
    var other = folder.resolve("other");
    git(folder, "clone", "-q", "-b", "later", url("ana", "token-ana"), other.toString()).well();

    assertThat(git(other, "rev-parse", "HEAD").well().said().strip()).isEqualTo(head);
    git(other, "fsck", "--strict").well();
    try (var files = Files.walk(folder.resolve("forge"))) {
      assertThat(files.map(Path::toString)).anyMatch(path -> path.endsWith(".bitmap"));
    }
  }

  @Test
  void clonesPushesAndFetchesWithEitherProtocol() throws Exception {
    for (var protocol : List.of("0", "2")) {
      clone = folder.resolve("clone-" + protocol);
      var version = "protocol.version=" + protocol;
      cloneAs(url("ana", "token-ana"), "-c", version);
      git(clone, "checkout", "-q", "-b", "by-git-" + protocol).well();
      Files.writeString(clone.resolve("big.bin"), noise());
      git(clone, "add", "-A").well();
      git(clone, "commit", "-q", "-m", "By git").well();
      git(clone, "-c", version, "push", "-q", "origin", "HEAD").well();
      var head = git(clone, "rev-parse", "HEAD").well().said().strip();
      assertThat(forge.head("by-git-" + protocol)).isEqualTo(head);

      var newer = forge.commit("bo", "main", "note-" + protocol + ".txt", "x\n");
      git(clone, "-c", version, "fetch", "-q", "origin").well();
      assertThat(git(clone, "rev-parse", "origin/main").said().strip()).isEqualTo(newer);
    }
  }

  /** More than what git sends in one piece, and nothing that could be packed small. */
  private static String noise() {
    var random = new Random(42);
    var text = new StringBuilder();
    for (int i = 0; i < 200_000; i++) {
      text.append(Long.toHexString(random.nextLong()));
    }
    return text.toString();
  }

  @Test
  void letsAnybodyCloneAndOnlyWritersPush() throws Exception {
    cloneAs(forge.forge().cloneUrl(TestForge.REPO));
    git(clone, "commit", "-q", "--allow-empty", "-m", "Nothing").well();

    assertThat(git(clone, "push", "origin", "HEAD:main").said())
        .contains("could not read Username");
    assertThat(git(clone, "push", url("eve", "token-eve"), "HEAD:main").said())
        .contains("Permission to mindscape/platform denied to eve");
    assertThat(git(clone, "push", url("ana", "wrong"), "HEAD:main").code()).isNotZero();
    git(clone, "push", url("x-access-token", forge.installationToken()), "HEAD:main").well();
    assertThat(git(folder, "ls-remote", forge.forge().page() + "mindscape/none.git").said())
        .contains("not found");
  }

  @Test
  void refusesToMoveTheRefsOfPullRequestsAndWhatIsNotForward() throws Exception {
    cloneAs(url("ana", "token-ana"));
    var main = forge.commit("bo", "main", "newer.txt", "x\n");
    git(clone, "commit", "-q", "--allow-empty", "-m", "Older").well();

    assertThat(git(clone, "push", "origin", "HEAD:refs/pull/1/head").code()).isNotZero();
    assertThat(git(clone, "push", "origin", "HEAD:main").said()).contains("rejected");
    assertThat(forge.head("main")).isEqualTo(main);
  }

  @Test
  void fetchesACommitByItsIdAndAShallowHistory() throws Exception {
    forge.commit("ana", "topic", "a.txt", "1\n");
    var second = forge.commit("ana", "topic", "a.txt", "2\n");
    Files.createDirectories(clone);
    git(clone, "init", "-q").well();

    git(clone, "fetch", "-q", "--depth", "1", forge.forge().cloneUrl(TestForge.REPO), second)
        .well();

    assertThat(git(clone, "log", "--format=%H", "FETCH_HEAD").said().strip()).isEqualTo(second);
  }

  @Test
  void movesAPullRequestWithItsBranchAndCountsThePush() throws Exception {
    var first = forge.commit("ana", "topic", "a.txt", "1\n");
    int number = forge.open("topic");
    cloneAs(url("ana", "token-ana"));
    git(clone, "checkout", "-q", "topic").well();
    change("a.txt");
    long before = forge.forge().changes();

    git(clone, "push", "-q").well();

    assertThat(forge.forge().changes()).isEqualTo(before + 1);
    var pull = forge.person("ana").get("/repos/{owner}/{repo}/pulls/{pull_number}", number);
    assertThat(pull.text("/head/sha"))
        .isNotEqualTo(first)
        .isEqualTo(git(clone, "rev-parse", "HEAD").said().strip());
  }

  private void change(String file) throws Exception {
    try {
      Files.writeString(clone.resolve(file), "changed\n");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    git(clone, "commit", "-q", "-a", "-m", "Change").well();
  }
}
