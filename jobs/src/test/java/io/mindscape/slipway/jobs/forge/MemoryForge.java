package io.mindscape.slipway.jobs.forge;

import io.mindscape.slipway.jobs.Acts;
import io.mindscape.slipway.jobs.git.MemoryGit;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A forge that stands in memory, over the repositories of a {@link MemoryGit}: for tests. Its parts
 * have methods for what people do there.
 *
 * @param acts what the bot did through the ports
 */
public record MemoryForge(
    MemoryPullRequests pullRequests,
    MemoryDiscussion discussion,
    MemoryChecks checks,
    MemoryDeployments deployments,
    MemoryPeople people,
    Acts acts) {

  /** An empty forge. */
  public static MemoryForge over(MemoryGit git, Clock clock) {
    return over(git, clock, new Acts());
  }

  /** An empty forge that shares its list of acts with others. */
  public static MemoryForge over(MemoryGit git, Clock clock, Acts acts) {
    // Pull requests and issues share their numbers, as on GitHub.
    var numbers = new AtomicInteger();
    return new MemoryForge(
        new MemoryPullRequests(git, acts, numbers),
        new MemoryDiscussion(acts, numbers, clock),
        new MemoryChecks(acts),
        new MemoryDeployments(acts, clock),
        new MemoryPeople(),
        acts);
  }

  /** The ports. */
  public Forge forge() {
    return new Forge(pullRequests, discussion, checks, deployments, people);
  }
}
