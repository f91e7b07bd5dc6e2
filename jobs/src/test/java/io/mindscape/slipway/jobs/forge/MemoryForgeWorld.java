package io.mindscape.slipway.jobs.forge;

import io.mindscape.slipway.jobs.forge.People.Permission;
import io.mindscape.slipway.jobs.forge.PullRequests.Review.Verdict;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.MemoryGit;
import io.mindscape.slipway.jobs.git.RepoName;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** The world of the contracts, in memory. */
final class MemoryForgeWorld implements ForgeWorld {

  private static final RepoName REPO = RepoName.parse("mindscape/platform");

  private final MemoryGit git = new MemoryGit();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-25T09:00:00Z"));
  private final MemoryForge memory =
      MemoryForge.over(git, ((InstantSource) now::get).withZone(ZoneOffset.UTC));

  MemoryForgeWorld() {
    git.create(REPO, Map.of("README.md", "The platform\n"));
    for (var login : List.of("ana", "bo", "qi", "omar")) {
      memory.people().permit(login, Permission.WRITE);
    }
    memory.people().team("mindscape/prod-approvers", "omar");
  }

  @Override
  public Forge forge() {
    return memory.forge();
  }

  @Override
  public RepoName repo() {
    return REPO;
  }

  @Override
  public CommitId head(String branch) {
    return git.head(REPO, branch).orElseThrow();
  }

  @Override
  public CommitId push(
      String login, String branch, Map<String, String> changes, List<String> coAuthors) {
    if (git.head(REPO, branch).isEmpty()) {
      git.branch(REPO, branch, head("main"));
    }
    return git.commit(REPO, branch, changes, login, coAuthors);
  }

  @Override
  public int open(String login, String branch, String title) {
    return memory.pullRequests().open(REPO, login, title, branch);
  }

  @Override
  public void close(String login, int number) {
    memory.pullRequests().close(number);
  }

  @Override
  public void review(String login, int number, Verdict verdict) {
    memory.pullRequests().review(number, login, verdict);
  }

  @Override
  public long comment(String login, int number, String body) {
    return memory.discussion().comment(REPO, number, login, body);
  }

  @Override
  public void edit(String login, long comment, String body) {
    memory.discussion().edit(comment, body);
  }

  @Override
  public Instant later() {
    return now.updateAndGet(time -> time.plusSeconds(60));
  }

  @Override
  public void delete(String login, long comment) {
    memory.discussion().delete(comment);
  }

  @Override
  public int reactions(long comment) {
    return memory.discussion().reactions(comment).size();
  }

  @Override
  public void status(String login, CommitId commit, String name, String state) {
    var said =
        switch (state) {
          case "pending" -> Checks.State.IN_PROGRESS;
          case "success" -> Checks.State.SUCCESS;
          default -> Checks.State.FAILURE;
        };
    memory.checks().others(REPO, commit, name, said);
  }

  @Override
  public int checks(CommitId commit, String name) {
    return (int)
        memory.checks().reports(REPO, commit).stream()
            .filter(report -> report.name().equals(name))
            .count();
  }

  @Override
  public String issueBody(int number) {
    return memory.discussion().issue(number).body();
  }
}
