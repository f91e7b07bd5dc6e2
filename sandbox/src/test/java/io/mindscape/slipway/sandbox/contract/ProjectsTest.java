package io.mindscape.slipway.sandbox.contract;

import io.mindscape.slipway.jobs.forge.Projects;
import io.mindscape.slipway.jobs.forge.ProjectsContract;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The GitHub adapter reads what others have released on the sandbox's forge. */
class ProjectsTest {

  private static final String PROJECT = "/repos/actions/checkout";

  @TempDir private Path folder;
  private SandboxWorld world;

  @AfterEach
  void leave() {
    world.close();
  }

  @Nested
  class AsApp extends ProjectsContract {
    @Override
    protected World world() {
      world = SandboxWorld.withApp(folder);
      return new OnForge(world);
    }
  }

  @Nested
  class WithToken extends ProjectsContract {
    @Override
    protected World world() {
      world = SandboxWorld.withToken(folder);
      return new OnForge(world);
    }
  }

  /** The owner of the project tags and publishes over the API. */
  private static final class OnForge implements ProjectsContract.World {

    private final SandboxWorld world;
    private final Person owner;

    OnForge(SandboxWorld world) {
      this.world = world;
      this.owner = world.project("actions/checkout", "qi");
    }

    @Override
    public Projects projects() {
      return world.adapter().projects();
    }

    @Override
    public String host() {
      return world.adapter().git(world.repo()).url().getAuthority();
    }

    @Override
    public RepoName ours() {
      return world.repo();
    }

    @Override
    public CommitId tag(String name) {
      var main = owner.get(PROJECT + "/git/ref/heads/main").orElseThrow().at("/object/sha");
      owner.send(
          "POST",
          PROJECT + "/git/refs",
          Map.of("ref", "refs/tags/" + name, "sha", main.asString()));
      return new CommitId(main.asString());
    }

    @Override
    public Instant publish(String tag, String title, String text, boolean isPreRelease) {
      var release =
          owner.send(
              "POST",
              PROJECT + "/releases",
              Map.of("tag_name", tag, "name", title, "body", text, "prerelease", isPreRelease));
      return Instant.parse(release.path("published_at").asString());
    }
  }
}
