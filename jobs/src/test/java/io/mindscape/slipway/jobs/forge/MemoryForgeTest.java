package io.mindscape.slipway.jobs.forge;

import org.junit.jupiter.api.Nested;

/** The fakes keep the contracts, so that what is tested with them holds elsewhere. */
final class MemoryForgeTest {

  @Nested
  class OfPullRequests extends PullRequestsContract {
    @Override
    protected ForgeWorld world() {
      return new MemoryForgeWorld();
    }
  }

  @Nested
  class OfDiscussion extends DiscussionContract {
    @Override
    protected ForgeWorld world() {
      return new MemoryForgeWorld();
    }
  }

  @Nested
  class OfChecks extends ChecksContract {
    @Override
    protected ForgeWorld world() {
      return new MemoryForgeWorld();
    }
  }

  @Nested
  class OfDeployments extends DeploymentsContract {
    @Override
    protected ForgeWorld world() {
      return new MemoryForgeWorld();
    }
  }

  @Nested
  class OfPeople extends PeopleContract {
    @Override
    protected ForgeWorld world() {
      return new MemoryForgeWorld();
    }
  }
}
