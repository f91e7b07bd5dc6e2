package io.mindscape.slipway.jobs.promotion;

import io.mindscape.slipway.jobs.Acts;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.effect.MemoryLedger;
import io.mindscape.slipway.jobs.forge.Checks;
import io.mindscape.slipway.jobs.forge.MemoryForge;
import io.mindscape.slipway.jobs.forge.People.Permission;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.MemoryGit;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.jobs.render.HelmRenderer;
import io.mindscape.slipway.jobs.strategy.Strategies;
import io.mindscape.slipway.jobs.turn.LocalTurns;
import io.mindscape.slipway.policies.judge.Judge;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A small platform in memory: staging follows main, production follows staging with approvals. Ana
 * and Bo write, Omar and Olga approve, Rita reads, and Mallory may do nothing.
 */
public final class Platform {

  public static final RepoName REPO = RepoName.parse("mindscape/platform");
  public static final String TEAM = "mindscape/prod-approvers";
  static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  static final String STRATEGY =
      """
      delivery:
        environments:
          staging:
            paths: [environments/staging, k8s/staging]
            follows: {branch: main}
          production:
            paths: [environments/production, k8s/production]
            follows: {environment: staging}
            approvals: {teams: [mindscape/prod-approvers], required: 1}
            soak: 10m
            gates: [healthy]
            freezes:
              - {name: year end, from: 2026-12-20T00:00:00Z, to: 2027-01-04T00:00:00Z}
        images:
          mindscape/api:
            - {file: "k8s/{environment}/api.yaml", key: "spec.template.spec.containers[0].image"}
          mindscape/web:
            - {file: "environments/{environment}/web.yaml", key: data.tag}
      """;

  private static final Inspector INSPECTOR =
      new Inspector(Judge.shipped(), new NoHelm(), Clock.systemUTC());

  public final SteeredTime time = new SteeredTime(NOON);
  public final Acts acts = new Acts();
  public final MemoryGit git = new MemoryGit(acts);
  public final MemoryForge forge = MemoryForge.over(git, time, acts);
  public final MemoryLedger ledger = new MemoryLedger();
  public final Effects effects = new Effects(ledger, time);
  final Strategies strategies = new Strategies(git);
  public final Promotions.Ports ports =
      new Promotions.Ports(forge.forge(), git, strategies, INSPECTOR, effects);
  public final Promotions promotions = new Promotions(ports, new LocalTurns(), time);

  public Platform() {
    this(STRATEGY);
  }

  Platform(String strategy) {
    var files = new TreeMap<String, String>();
    files.put("slipway.yaml", strategy);
    for (var environment : List.of("staging", "production")) {
      files.put(api(environment), deployment("1.8.2"));
      files.put(web(environment), config("2.4.0"));
    }
    git.create(REPO, files);
    forge.people().team(TEAM, "omar", "olga", "ana", "slipway[bot]");
    forge.people().permit("ana", Permission.WRITE);
    forge.people().permit("bo", Permission.WRITE);
    forge.people().permit("omar", Permission.WRITE);
    forge.people().permit("olga", Permission.ADMIN);
    forge.people().permit("rita", Permission.READ);
  }

  static String api(String environment) {
    return "k8s/%s/api.yaml".formatted(environment);
  }

  static String web(String environment) {
    return "environments/%s/web.yaml".formatted(environment);
  }

  static String deployment(String tag) {
    return """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: mindscape-api # kept
    spec:
      replicas: 3
      selector: {matchLabels: {app: api}}
      template:
        metadata: {labels: {app: api}}
        spec:
          containers:
            - image: "mindscape/api:%s"   # by the bot
              name: api
    """
        .formatted(tag);
  }

  static String config(String tag) {
    return """
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: web}
    data:
      tag: %s
    """
        .formatted(tag);
  }

  /** A commit on main brings a tag of the api to staging, and it is deployed. */
  public CommitId release(String tag) {
    var commit = git.commit(REPO, "main", Map.of(api("staging"), deployment(tag)), "slipway[bot]");
    forge.deployments().succeeded(REPO, commit, "staging");
    return commit;
  }

  /** Somebody opens a pull request that changes files. */
  public PullRequest propose(String author, String branch, Map<String, String> changes) {
    git.branch(REPO, branch, git.head(REPO, "main").orElseThrow());
    git.commit(REPO, branch, changes, author);
    return pull(forge.pullRequests().open(REPO, author, "A change", branch));
  }

  /** The promotion to production that Ana asked for. */
  public PullRequest promoted() {
    var outcome = promotions.promote(REPO, "production", "ana");
    if (outcome instanceof Outcome.Opened opened) {
      return pull(opened.number());
    }
    throw new AssertionError(outcome);
  }

  /** The bot's review of a head passes. */
  public void pass(PullRequest pull) {
    var report =
        new Checks.Report("slipway/review", Checks.State.SUCCESS, "no errors", "", List.of());
    forge.checks().report(REPO, pull.head(), report);
  }

  /** Somebody approves the head in a comment; nobody has looked at it yet. */
  void approve(PullRequest pull, String who) {
    forge.discussion().comment(REPO, pull.number(), who, "/approve " + pull.head().abbreviated());
  }

  public PullRequest pull(int number) {
    return forge.pullRequests().find(REPO, number).orElseThrow();
  }

  Candidate candidate(PullRequest pull) {
    return Candidate.of(pull, git, strategies);
  }

  String main(String path) {
    return git.read(REPO, "main", path);
  }

  /** Nothing here is a chart. */
  private static final class NoHelm implements HelmRenderer {
    @Override
    public Rendering render(Release release, List<SourceFile> chart, List<SourceFile> values) {
      throw new AssertionError("nothing here is a chart");
    }
  }
}
