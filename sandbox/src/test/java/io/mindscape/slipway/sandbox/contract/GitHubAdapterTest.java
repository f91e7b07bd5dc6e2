package io.mindscape.slipway.sandbox.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.forge.ChecksContract;
import io.mindscape.slipway.jobs.forge.DeploymentsContract;
import io.mindscape.slipway.jobs.forge.DiscussionContract;
import io.mindscape.slipway.jobs.forge.ForgeWorld;
import io.mindscape.slipway.jobs.forge.PeopleContract;
import io.mindscape.slipway.jobs.forge.PullRequestsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The GitHub adapter keeps the contracts of its ports against the sandbox's forge. */
class GitHubAdapterTest {

  @TempDir private Path folder;
  private SandboxWorld world;

  private SandboxWorld withApp() {
    world = SandboxWorld.withApp(folder);
    return world;
  }

  @AfterEach
  void leave() {
    world.close();
  }

  @Test
  void theBotSeesThatAllIsSetUp() {
    withApp().adapter().check();

    assertThat(world.adapter().git(world.repo()).url().toString()).endsWith("/platform.git");
  }

  @Nested
  class PullRequests extends PullRequestsContract {
    @Override
    protected ForgeWorld world() {
      return withApp();
    }
  }

  @Nested
  class Discussion extends DiscussionContract {
    @Override
    protected ForgeWorld world() {
      return withApp();
    }
  }

  @Nested
  class CheckRuns extends ChecksContract {
    @Override
    protected ForgeWorld world() {
      return withApp();
    }
  }

  @Nested
  class CommitStatuses extends ChecksContract {
    @Override
    protected ForgeWorld world() {
      world = SandboxWorld.withToken(folder);
      return world;
    }
  }

  @Nested
  class Deployments extends DeploymentsContract {
    @Override
    protected ForgeWorld world() {
      return withApp();
    }
  }

  @Nested
  class People extends PeopleContract {
    @Override
    protected ForgeWorld world() {
      return withApp();
    }
  }
}
