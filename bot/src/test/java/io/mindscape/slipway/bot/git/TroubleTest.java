package io.mindscape.slipway.bot.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.NotLetIn;
import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a forge's Git on a bad day becomes. */
class TroubleTest {

  private static final RepoName REPO = new RepoName("mindscape", "platform");

  @TempDir private Path folder;
  private MockWebServer forge;
  private GitMirrors mirrors;

  @BeforeEach
  void open() throws IOException {
    forge = new MockWebServer();
    forge.start();
    mirrors = mirrors(forge.url("/mindscape/platform.git").uri());
  }

  @AfterEach
  void close() {
    mirrors.close();
    forge.close();
  }

  @Test
  void aWrongTokenIsTriedAgainAndNotPrinted() {
    for (int i = 0; i < 8; i++) {
      forge.enqueue(
          new MockResponse.Builder()
              .code(401)
              .addHeader("WWW-Authenticate", "Basic realm=\"GitHub\"")
              .build());
    }

    assertThatThrownBy(() -> mirrors.fetch(REPO, "main"))
        .isInstanceOf(NotLetIn.class)
        .hasMessageContaining("does not let us in for mindscape/platform")
        .message()
        .doesNotContain("s3cret");
  }

  @Test
  void aRepositoryThatIsHiddenIsRefused() {
    answers(404);

    assertThatThrownBy(() -> mirrors.fetch(REPO, "main"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("There is no repository mindscape/platform");
  }

  @Test
  void aForbiddenRepositoryIsTriedAgain() {
    answers(403);

    assertThatThrownBy(() -> mirrors.fetch(REPO, "main"))
        .isInstanceOf(NotLetIn.class)
        .hasMessageContaining("does not let us in");
  }

  @Test
  void aForgeThatIsDownIsUnavailable() {
    answers(503);

    assertThatThrownBy(() -> mirrors.fetch(REPO, "main"))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining(forge.url("/").host());
  }

  @Test
  void aForgeThatIsGoneIsUnavailable() {
    forge.close();

    assertThatThrownBy(() -> mirrors.defaultBranch(REPO)).isInstanceOf(Unavailable.class);
  }

  @Test
  void gitIsConfiguredByNobodyButUs() throws IOException, ConfigInvalidException {
    assertThat(SystemReader.getInstance().getUserConfig().toText()).isEmpty();
    assertThat(SystemReader.getInstance().getSystemConfig().toText()).isEmpty();
    // What JGit measures of a disk is kept here while the process lives, and nowhere else.
    assertThat(SystemReader.getInstance().getJGitConfig())
        .isInstanceOfSatisfying(
            FileBasedConfig.class, config -> assertThat(config.getFile()).isNull());
  }

  private void answers(int code) {
    for (int i = 0; i < 4; i++) {
      forge.enqueue(new MockResponse.Builder().code(code).build());
    }
  }

  private GitMirrors mirrors(URI url) {
    return new GitMirrors(
        folder.resolve("data"),
        repo -> new Remotes.Remote(url, new Remotes.Login("x-access-token", "s3cret")),
        new GitMirrors.Author("slipway[bot]", "slipway@example.com"),
        Clock.systemUTC());
  }
}
