package io.mindscape.slipway.jobs.forge;

import io.mindscape.slipway.jobs.forge.Projects.Published;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import java.time.Instant;

/** The fake keeps the contract. */
final class MemoryProjectsTest extends ProjectsContract {

  @Override
  protected World world() {
    var projects = new MemoryProjects().project("actions/checkout");
    var at = Instant.parse("2026-08-02T02:00:00Z");
    return new World() {
      @Override
      public Projects projects() {
        return projects;
      }

      @Override
      public String host() {
        return "forge.example";
      }

      @Override
      public RepoName ours() {
        return RepoName.parse("mindscape/platform");
      }

      @Override
      public CommitId tag(String name) {
        var commit = new CommitId("a".repeat(40));
        projects.tag("actions/checkout", name, commit, at);
        return commit;
      }

      @Override
      public Instant publish(String tag, String title, String text, boolean isPreRelease) {
        var release = MemoryProjects.release(tag, at, title, text);
        projects.publish(
            "actions/checkout",
            new Published(tag, at, isPreRelease, release.words(), release.address()));
        return at;
      }
    };
  }
}
