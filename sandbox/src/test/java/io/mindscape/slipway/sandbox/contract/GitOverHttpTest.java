package io.mindscape.slipway.sandbox.contract;

import io.mindscape.slipway.bot.git.GitMirrors;
import io.mindscape.slipway.bot.git.Remotes;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.GitStore;
import io.mindscape.slipway.jobs.git.GitStoreContract;
import io.mindscape.slipway.jobs.git.RepoName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The mirrors keep the contract of the Git port over HTTP, logged in as the App. */
class GitOverHttpTest extends GitStoreContract {

  @TempDir private Path folder;
  private SandboxWorld world;
  private GitMirrors mirrors;

  @Override
  protected GitStore store() {
    mirrors =
        new GitMirrors(
            folder.resolve("mirrors"),
            this::remote,
            new GitMirrors.Author("slipway[bot]", "slipway[bot]@users.noreply.github.com"),
            world.clock());
    return mirrors;
  }

  @Override
  protected CommitId createRepository(Map<String, String> files) {
    world = SandboxWorld.withApp(folder, write(files));
    return world.head("main");
  }

  @Override
  protected CommitId pushAsSomebodyElse(String branch, CommitId from, Map<String, String> changes) {
    return world.push("ana", branch, changes, List.of());
  }

  @AfterEach
  void leave() {
    mirrors.close();
    world.close();
  }

  private Remotes.Remote remote(RepoName repo) {
    var git = world.adapter().git(REPO);
    var url = git.url().toString().replace(REPO.toString(), repo.toString());
    return new Remotes.Remote(URI.create(url), new Remotes.Login(git.user(), git.password()));
  }

  private Path write(Map<String, String> files) {
    try {
      var contents = folder.resolve("platform");
      for (var file : files.entrySet()) {
        var path = contents.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
      return contents;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
