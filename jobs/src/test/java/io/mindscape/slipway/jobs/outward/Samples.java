package io.mindscape.slipway.jobs.outward;

import io.mindscape.slipway.jobs.cluster.Cluster;
import io.mindscape.slipway.jobs.database.Chore;
import io.mindscape.slipway.jobs.database.DatabaseCare;
import io.mindscape.slipway.jobs.database.Findings;
import io.mindscape.slipway.jobs.database.Relation;
import io.mindscape.slipway.jobs.forge.Checks;
import io.mindscape.slipway.jobs.forge.Deployments;
import io.mindscape.slipway.jobs.forge.Discussion;
import io.mindscape.slipway.jobs.forge.People;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.forge.PullRequests;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.GitStore;
import io.mindscape.slipway.jobs.git.MemorySnapshot;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.nodes.Node;
import io.mindscape.slipway.jobs.nodes.Nodes;
import io.mindscape.slipway.jobs.nodes.Pod;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A value of each type that the ports take and give. */
final class Samples {

  private static final RepoName REPO = new RepoName("o", "n");
  private static final CommitId COMMIT = new CommitId("1".repeat(40));
  private static final PullRequest PULL =
      new PullRequest(REPO, 7, "t", "b", "ana", REPO, "branch", COMMIT, "main", COMMIT, true, null);
  private static final Discussion.Comment COMMENT =
      new Discussion.Comment(7, 7, "ana", "another text", false, Instant.EPOCH);

  private static final Map<Class<?>, Object> VALUES =
      Map.ofEntries(
          Map.entry(int.class, 7),
          Map.entry(long.class, 7L),
          Map.entry(boolean.class, false),
          Map.entry(String.class, "text"),
          Map.entry(List.class, List.of()),
          Map.entry(Set.class, Set.of()),
          Map.entry(Duration.class, Duration.ofMinutes(1)),
          Map.entry(Instant.class, Instant.EPOCH),
          Map.entry(RepoName.class, REPO),
          Map.entry(CommitId.class, COMMIT),
          Map.entry(GitStore.DefaultBranch.class, new GitStore.DefaultBranch("main", COMMIT)),
          Map.entry(PullRequest.class, PULL),
          Map.entry(PullRequests.Draft.class, new PullRequests.Draft("t", "b", "h", "main")),
          Map.entry(PullRequests.Merge.class, new PullRequests.Merge.Merged(COMMIT)),
          Map.entry(Discussion.Comment.class, COMMENT),
          Map.entry(Discussion.Reaction.class, Discussion.Reaction.EYES),
          Map.entry(
              Checks.Report.class,
              new Checks.Report("c", Checks.State.SUCCESS, "t", "s", List.of())),
          Map.entry(Map.class, Map.of()),
          Map.entry(Deployments.State.class, Deployments.State.SUCCESS),
          Map.entry(People.Permission.class, People.Permission.READ),
          Map.entry(GitStore.Renewal.class, new GitStore.Renewal(COMMIT, COMMIT)),
          Map.entry(GitStore.CommitText.class, new GitStore.CommitText("s", "", List.of())),
          Map.entry(GitStore.Trailer.class, new GitStore.Trailer("k", "v")),
          Map.entry(GitStore.Edit.class, (GitStore.Edit) head -> Map.of()),
          Map.entry(GitStore.Pushed.class, new GitStore.Pushed.Committed(COMMIT)),
          Map.entry(Snapshot.class, MemorySnapshot.of(Map.of())),
          Map.entry(Cluster.Where.class, new Cluster.Where("c", "n")),
          Map.entry(
              Cluster.JobSpec.class,
              new Cluster.JobSpec("j", "i", List.of(), Duration.ofMinutes(1))),
          Map.entry(Cluster.JobState.class, new Cluster.JobState.Missing()),
          Map.entry(Cluster.Health.class, new Cluster.Health.Healthy()),
          Map.entry(
              Node.class,
              new Node("n", Map.of(), Map.of(), new Node.Status("1", "b", false, Set.of()))),
          Map.entry(Nodes.Change.class, new Nodes.Change(true, Map.of())),
          Map.entry(Pod.class, new Pod("n", "p", "u", "ReplicaSet", Set.of())),
          Map.entry(Nodes.Eviction.class, new Nodes.Eviction.Accepted()),
          Map.entry(Chore.class, new Chore(Chore.Kind.VACUUM, new Relation("public", "sessions"))),
          Map.entry(Findings.class, new Findings(List.of(), List.of())),
          Map.entry(
              DatabaseCare.Done.class,
              new DatabaseCare.Done(
                  new DatabaseCare.Measured(1, 1), new DatabaseCare.Measured(1, 0))));

  private Samples() {}

  static Object of(Class<?> type) {
    var value = VALUES.get(type);
    if (value == null) {
      throw new AssertionError("add a sample of " + type);
    }
    return value;
  }

  /** What a port answers; of what it may have or not have it has nothing but a comment. */
  static Object answer(Method method) {
    if (method.getReturnType() == Optional.class) {
      return method.getGenericReturnType().getTypeName().contains("Comment")
          ? Optional.of(COMMENT)
          : Optional.empty();
    }
    return method.getReturnType() == void.class ? null : of(method.getReturnType());
  }
}
