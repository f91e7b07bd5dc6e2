package io.mindscape.slipway.bot.git;

import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.GitStore;
import io.mindscape.slipway.jobs.git.GitStoreContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class GitMirrorsContractTest extends GitStoreContract {

  @TempDir private Path folder;
  private Origin origin;
  private GitMirrors mirrors;

  @Override
  protected GitStore store() {
    mirrors =
        new GitMirrors(
            folder.resolve("data"),
            repo -> new Remotes.Remote(folder.resolve(repo.name() + ".git").toUri(), null),
            new GitMirrors.Author("slipway[bot]", "slipway@example.com"),
            Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC));
    return mirrors;
  }

  @Override
  protected CommitId createRepository(Map<String, String> files) {
    try {
      origin = new Origin(folder.resolve(REPO.name() + ".git"));
      return origin.commit("main", "The platform", files);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  protected CommitId pushAsSomebodyElse(String branch, CommitId from, Map<String, String> changes) {
    try {
      var name = Constants.R_HEADS + branch;
      if (origin.repository().exactRef(name) == null) {
        origin.move(name, ObjectId.fromString(from.hex()));
      }
      return origin.commit(branch, "Somebody's change", changes);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @AfterEach
  void close() {
    mirrors.close();
    origin.close();
  }
}
