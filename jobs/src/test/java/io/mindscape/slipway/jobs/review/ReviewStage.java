package io.mindscape.slipway.jobs.review;

import io.mindscape.slipway.jobs.Acts;
import io.mindscape.slipway.jobs.artifact.Artifact;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.effect.MemoryLedger;
import io.mindscape.slipway.jobs.forge.Checks.Report;
import io.mindscape.slipway.jobs.forge.Discussion.Comment;
import io.mindscape.slipway.jobs.forge.MemoryForge;
import io.mindscape.slipway.jobs.git.MemoryGit;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering;
import io.mindscape.slipway.jobs.strategy.Strategies;
import io.mindscape.slipway.policies.judge.Judge;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;

/** A platform, the pull requests on it, and the bot that reviews them. */
abstract class ReviewStage {
  static final RepoName REPO = RepoName.parse("mindscape/platform");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-25T09:00:00Z"), ZoneOffset.UTC);
  private static final Inspector INSPECTOR =
      new Inspector(
          Judge.shipped(),
          (release, chart, values) -> new Rendering.Failed("no chart here", "", 1),
          CLOCK);
  static final String LINK = "https://slipway.example/reviews/mindscape/platform/1/bbfff67?key=9c";
  static final String STRATEGY =
      """
      environments:
        staging: {scaling: Manual}
        production: {scaling: Manual}
      resource_requirements:
        production:
          api: {cpu: 2 cores, replicas: 3}
      delivery:
        environments:
          staging:
            paths: [k8s/staging]
            follows: {branch: main}
          production:
            paths: [k8s/production]
            namespace: mindscape
            follows: {environment: staging}
            approvals: {teams: [mindscape/prod-approvers]}
      """;

  final Acts acts = new Acts();
  final MemoryGit git = new MemoryGit(acts);
  final MemoryForge forge = MemoryForge.over(git, CLOCK, acts);

  /** What was kept, newest last. */
  final List<Artifact> kept = new ArrayList<>();

  final Review review = review(INSPECTOR);

  /** One that keeps what it finds where it can be read. */
  final Review linking = new Review(ports(INSPECTOR), this::keep);

  @BeforeEach
  void createThePlatform() {
    git.create(
        REPO,
        Map.of(
            "slipway.yaml", STRATEGY,
            "README.md", "The platform\n",
            "k8s/staging/api/api.yaml", Yaml.deployment("1.8.2", "2"),
            "k8s/production/api/api.yaml", Yaml.deployment("1.8.2", "2"),
            "k8s/production/api/keys.yaml", Yaml.secret("b2xk")));
  }

  final Review review(Inspector inspector) {
    return new Review(ports(inspector));
  }

  private Review.Ports ports(Inspector inspector) {
    return new Review.Ports(
        forge.forge(), git, new Strategies(git), inspector, new Effects(new MemoryLedger(), CLOCK));
  }

  private String keep(Artifact artifact) {
    kept.add(artifact);
    return LINK;
  }

  final int openedFromFork(Map<String, String> changes) {
    commit(changes);
    return forge.pullRequests().openFromFork(REPO, "ana", "A change", "change");
  }

  private void commit(Map<String, String> changes) {
    git.branch(REPO, "change", git.head(REPO, "main").orElseThrow());
    git.commit(REPO, "change", changes, "ana");
  }

  final int opened(Map<String, String> changes) {
    commit(changes);
    return forge.pullRequests().open(REPO, "ana", "A change", "change");
  }

  final Report check() {
    return forge
        .checks()
        .report(REPO, git.head(REPO, "change").orElseThrow(), Review.CHECK)
        .orElseThrow();
  }

  final List<Comment> comments(int number) {
    return forge.discussion().comments(REPO, number);
  }

  final String comment(int number) {
    return comments(number).stream().map(Comment::body).collect(Collectors.joining());
  }
}
