package io.mindscape.slipway.jobs.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.forge.Checks;
import io.mindscape.slipway.jobs.forge.Forge;
import io.mindscape.slipway.jobs.forge.People;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.turn.LocalTurns;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody does between the look at the gates and the merge. */
final class MergingTest {

  private final Platform platform = new Platform();
  private PullRequest pull;
  private CommitId main;

  @BeforeEach
  void everyGateIsOpen() {
    platform.release("1.9.0");
    platform.time.pass(Duration.ofMinutes(10));
    pull = platform.promoted();
    platform.pass(pull);
    platform
        .forge
        .discussion()
        .comment(Platform.REPO, pull.number(), "omar", "/approve " + pull.head().abbreviated());
    main = head("main");
  }

  @Test
  void aPushAfterTheLookIsSeenAndNothingIsMerged() {
    var checks = new ChecksThatTell(platform.forge.checks(), this::push);

    var progress = advance(platform.forge.people(), checks);

    assertThat(progress).isEqualTo(new Progress.NotMerged(Merging.moved(pull)));
    assertNothingMergedAndSaid("approvals of `%s` are void".formatted(pull.head().abbreviated()));
  }

  @Test
  void aPushInTheLastMomentIsSeenByTheForgeAndSaid() {
    var people =
        new PeopleThatTell(
            platform.forge.people(),
            times -> {
              if (times == 2) {
                push();
              }
            });

    var progress = advance(people, platform.forge.checks());

    assertThat(progress).isEqualTo(new Progress.NotMerged(Merging.moved(pull)));
    assertNothingMergedAndSaid("approvals of `%s` are void".formatted(pull.head().abbreviated()));
  }

  @Test
  void whoLeavesTheTeamAfterTheLookDoesNotCount() {
    var checks =
        new ChecksThatTell(
            platform.forge.checks(), () -> platform.forge.people().team(Platform.TEAM, "olga"));

    assertThat(advance(platform.forge.people(), checks)).isInstanceOf(Progress.Waiting.class);
    assertThat(head("main")).isEqualTo(main);
    assertThat(platform.forge.checks().find(Platform.REPO, pull.head(), "slipway/production"))
        .contains(Checks.State.WAITING);
  }

  @Test
  void aPullRequestThatIsClosedAfterTheLookIsNotMerged() {
    var checks =
        new ChecksThatTell(
            platform.forge.checks(), () -> platform.forge.pullRequests().close(pull.number()));

    assertThat(advance(platform.forge.people(), checks)).isInstanceOf(Progress.Nothing.class);
    assertThat(head("main")).isEqualTo(main);
  }

  @Test
  void aPullRequestThatSomebodyMergesInTheLastMomentCountsAsMerged() {
    var people =
        new PeopleThatTell(
            platform.forge.people(),
            times -> {
              if (times == 2) {
                platform.forge.pullRequests().mergeByHand(pull.number());
              }
            });

    assertThat(advance(people, platform.forge.checks()))
        .isEqualTo(new Progress.Merged(head("main")));
  }

  private Progress advance(People people, Checks checks) {
    var there = platform.forge.forge();
    var forge =
        new Forge(there.pullRequests(), there.discussion(), checks, there.deployments(), people);
    var ports =
        new Promotions.Ports(
            forge, platform.git, platform.strategies, platform.ports.inspector(), platform.effects);
    return new Promotions(ports, new LocalTurns(), platform.time)
        .advance(Platform.REPO, pull.number());
  }

  private void assertNothingMergedAndSaid(String what) {
    assertThat(head("main")).isEqualTo(main);
    assertThat(platform.forge.discussion().comments(Platform.REPO, pull.number()).getLast().body())
        .startsWith("<!-- slipway:merge -->")
        .contains(what);
  }

  private void push() {
    platform.git.commit(Platform.REPO, pull.headBranch(), Map.of("a.md", "a\n"), "bo");
  }

  private CommitId head(String branch) {
    return platform.git.head(Platform.REPO, branch).orElseThrow();
  }

  /** Lets somebody act once a verdict is reported. */
  private record ChecksThatTell(Checks checks, Runnable somebody) implements Checks {
    @Override
    public void report(RepoName repo, CommitId commit, Report report) {
      checks.report(repo, commit, report);
      if (report.state() == State.SUCCESS) {
        somebody.run();
      }
    }

    @Override
    public Optional<State> find(RepoName repo, CommitId commit, String name) {
      return checks.find(repo, commit, name);
    }

    @Override
    public Map<String, State> all(RepoName repo, CommitId commit) {
      return checks.all(repo, commit);
    }
  }

  /** Lets somebody act when teams are asked for, told how often that was. */
  private static final class PeopleThatTell implements People {
    private final People people;
    private final IntConsumer somebody;
    private int times;

    PeopleThatTell(People people, IntConsumer somebody) {
      this.people = people;
      this.somebody = somebody;
    }

    @Override
    public boolean inTeam(String login, String team) {
      somebody.accept(++times);
      return people.inTeam(login, team);
    }

    @Override
    public Permission permission(RepoName repo, String login) {
      return people.permission(repo, login);
    }

    @Override
    public String self() {
      return people.self();
    }
  }
}
