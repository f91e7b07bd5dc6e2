package io.mindscape.slipway.jobs.outward;

import static io.mindscape.slipway.jobs.dispatch.World.PRODUCTION;
import static io.mindscape.slipway.jobs.dispatch.World.REPO;
import static io.mindscape.slipway.jobs.dispatch.World.STAGING;

import io.mindscape.slipway.jobs.cluster.Cluster.JobSpec;
import io.mindscape.slipway.jobs.cluster.Cluster.JobState;
import io.mindscape.slipway.jobs.cluster.Cluster.Where;
import io.mindscape.slipway.jobs.database.Chore;
import io.mindscape.slipway.jobs.database.Chores;
import io.mindscape.slipway.jobs.database.DatabaseCare;
import io.mindscape.slipway.jobs.database.Findings;
import io.mindscape.slipway.jobs.database.Relation;
import io.mindscape.slipway.jobs.database.Table;
import io.mindscape.slipway.jobs.delivery.Event;
import io.mindscape.slipway.jobs.dispatch.World;
import io.mindscape.slipway.jobs.effect.Act.Kind;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.forge.Checks.Report;
import io.mindscape.slipway.jobs.forge.Checks.State;
import io.mindscape.slipway.jobs.forge.Deployments;
import io.mindscape.slipway.jobs.forge.Discussion.Reaction;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.MemoryGit;
import io.mindscape.slipway.jobs.nodes.MemoryNodes;
import io.mindscape.slipway.jobs.nodes.Nodes;
import io.mindscape.slipway.jobs.nodes.Pod;
import io.mindscape.slipway.jobs.recovery.FailedDeliveries;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/** A scenario for each kind: with the real use cases, or, where those need much, just the port. */
final class Scenarios {

  private static final String PROMOTION = "slipway/promote-production";
  private static final Where WHERE = new Where("staging", "mindscape-staging");

  private final World world = new World();
  private final Effects effects = new Effects(world.ledger, world.time);
  private final Recorded recorded = new Recorded(effects);

  static Scenario of(Kind kind) {
    var here = new Scenarios();
    return switch (kind) {
      case COMMENT -> here.comment();
      case COMMENT_TEXT -> here.commentText();
      case REACTION -> here.reaction();
      case ISSUE -> here.issue();
      case ISSUE_TEXT -> here.issueText();
      case ISSUE_CLOSE -> here.issueClose();
      case CHECK -> here.check();
      case STATUS -> here.status();
      case PULL_REQUEST -> here.pullRequest();
      case PULL_REQUEST_TEXT -> here.pullRequestText();
      case MERGE -> here.merge();
      case COMMIT -> here.commit();
      case BRANCH -> here.branch();
      case DEPLOYMENT -> here.deployment();
      case DEPLOYMENT_STATE -> here.deploymentState();
      case APPLY -> here.apply();
      case CLUSTER_JOB -> here.clusterJob();
      case CLUSTER_JOB_REMOVAL -> here.clusterJobRemoval();
      case NODE -> here.node();
      case EVICTION -> here.eviction();
      case VACUUM -> here.vacuum();
      case REDELIVERY -> here.redelivery();
    };
  }

  private Scenario comment() {
    int number = world.open("change", Map.of(STAGING, World.config("1.8.3")));
    return scenario(
        "write comment",
        () -> review(number),
        () -> ownComments(number, "<!-- slipway:review -->"));
  }

  private Scenario commentText() {
    int number = world.open("change", Map.of(STAGING, World.config("1.8.3")));
    review(number);
    world.git.commit(REPO, "change", Map.of(STAGING, World.config("1.8.4")), "ana");
    return scenario("replace comment", () -> review(number), () -> ownComments(number, "1.8.4"));
  }

  private Scenario reaction() {
    int number = world.open("change", Map.of(STAGING, World.config("1.8.3")));
    long comment = world.forge.discussion().comment(REPO, number, "ana", "/why");
    return scenario(
        "react ROCKET",
        () -> world.dispatcher.handle(new Event.Commented(REPO, number, comment)),
        () ->
            one(
                world.forge.discussion().reactions(comment).contains(Reaction.ROCKET)
                    && ownComments(number, "<!-- slipway:answer") == 1));
  }

  private Scenario issue() {
    return scenario("open issue", this::refresh, () -> world.forge.discussion().issues().size());
  }

  private Scenario issueText() {
    refresh();
    world.git.commit(REPO, "main", Map.of(STAGING, World.config("1.9.0")), "ana");
    return scenario(
        "replace issue",
        this::refresh,
        () ->
            world.forge.discussion().issues().stream()
                .filter(issue -> issue.body().contains("1.9.0"))
                .count());
  }

  private Scenario issueClose() {
    refresh();
    var discussion = recorded.forge(world.forge.forge(), Kind.CHECK).discussion();
    int number = world.forge.discussion().issues().getFirst().number();
    return scenario(
        "close issue",
        () -> discussion.closeIssue(REPO, number),
        () -> one(world.forge.discussion().issues().isEmpty()));
  }

  private Scenario check() {
    int number = world.open("change", Map.of(STAGING, World.config("1.8.3")));
    return scenario(
        "report SUCCESS", () -> review(number), () -> reports(head("change"), "slipway/review"));
  }

  private Scenario status() {
    var report = new Report("slipway/review", State.SUCCESS, "no errors", "", List.of());
    var checks = recorded.forge(world.forge.forge(), Kind.STATUS).checks();
    return scenario(
        "report SUCCESS",
        () -> checks.report(REPO, head("main"), report),
        () -> reports(head("main"), "slipway/review"));
  }

  private Scenario pullRequest() {
    return promotion("open pull request", () -> openPromotions(""));
  }

  private Scenario pullRequestText() {
    promoteTo("1.9.0");
    return promotion("describe pull request", () -> openPromotions("1.9.1"), "1.9.1");
  }

  private Scenario branch() {
    world.git.branch(REPO, PROMOTION, head("main"));
    var left = world.git.commit(REPO, PROMOTION, Map.of("left.md", "left"), "slipway[bot]");
    return promotion(
        "delete branch",
        () ->
            one(
                openPromotions("") == 1
                    && world.git.log(REPO, PROMOTION).stream()
                        .noneMatch(commit -> commit.id().equals(left))));
  }

  private Scenario merge() {
    int number = world.open("change", Map.of(STAGING, World.config("1.8.3")));
    var pulls = recorded.forge(world.forge.forge(), Kind.CHECK).pullRequests();
    return scenario(
        "merge",
        () -> {
          var pull = pulls.find(REPO, number).orElseThrow();
          if (pull.open()) {
            pulls.merge(REPO, number, pull.head(), "Merge it");
          }
        },
        () ->
            world.git.log(REPO, "main").stream()
                .filter(commit -> commit.parents().size() == 2)
                .count());
  }

  private Scenario commit() {
    return scenario(
        "push",
        () -> world.dispatcher.handle(new Event.ImagePublished(REPO, "mindscape/api", "1.9.0")),
        () ->
            world.git.log(REPO, "main").stream()
                .filter(commit -> commit.text().subject().contains("1.9.0"))
                .count());
  }

  private Scenario deployment() {
    return scenario("deployment", this::pushed, () -> one(world.forge.deployments().count() == 2));
  }

  private Scenario deploymentState() {
    return scenario(
        "deployed SUCCESS",
        this::pushed,
        () ->
            world.forge.deployments().history(REPO, head("main"), "staging").stream()
                .filter(reported -> reported.state() == Deployments.State.SUCCESS)
                .count());
  }

  private Scenario apply() {
    return scenario(
        "apply production",
        this::pushed,
        () -> world.cluster.applied(new Where("production", "production")).size());
  }

  private Scenario clusterJob() {
    var cluster = recorded.cluster(world.cluster);
    var job = new JobSpec("rotation", "busybox", List.of("true"), Duration.ofMinutes(1));
    return scenario(
        "start job",
        () -> {
          if (cluster.job(WHERE, job.name()) instanceof JobState.Missing) {
            cluster.startJob(WHERE, job);
          }
        },
        () -> world.cluster.started().size());
  }

  private Scenario clusterJobRemoval() {
    var cluster = recorded.cluster(world.cluster);
    cluster.startJob(
        WHERE, new JobSpec("rotation", "busybox", List.of("true"), Duration.ofMinutes(1)));
    return scenario(
        "remove job",
        () -> cluster.removeJob(WHERE, "rotation"),
        () -> one(world.cluster.job(WHERE, "rotation") instanceof JobState.Missing));
  }

  private Scenario node() {
    var memory = new MemoryNodes(world.acts).has("staging", "node-1", Map.of());
    var nodes = recorded.nodes(memory);
    return scenario(
        "change node",
        () -> {
          var node = nodes.find("staging", "node-1").orElseThrow();
          if (!node.status().cordoned()) {
            nodes.change("staging", node, new Nodes.Change(true, Map.of("mark", "boot-1")));
          }
        },
        () ->
            memory.all("staging").stream()
                .filter(node -> node.status().cordoned() && node.annotations().size() == 1)
                .count());
  }

  private Scenario eviction() {
    var memory = new MemoryNodes(world.acts).has("staging", "node-1", Map.of());
    memory.runs("node-1", new Pod("shop", "web-1", "uid-1", "ReplicaSet", Set.of()));
    var nodes = recorded.nodes(memory);
    return scenario(
        "evict",
        () -> nodes.pods("staging", "node-1").forEach(pod -> nodes.evict("staging", pod)),
        () -> one(memory.pods("staging", "node-1").isEmpty()));
  }

  private Scenario vacuum() {
    var worn = new WornDatabase();
    var database = recorded.database(worn);
    return scenario(
        "vacuum",
        () ->
            Chores.of(database.look())
                .forEach(chore -> database.perform(chore, Duration.ofMinutes(1))),
        () -> worn.dead == 0 ? 1 : 0);
  }

  private Scenario redelivery() {
    var lost = new LostDelivery();
    var deliveries = recorded.failedDeliveries(lost);
    return scenario(
        "redeliver",
        () -> deliveries.since(Instant.EPOCH).forEach(failed -> deliveries.redeliver(failed.id())),
        lost.arrived::size);
  }

  private Scenario promotion(String act, LongSupplier held) {
    return promotion(act, held, "1.9.0");
  }

  private Scenario promotion(String act, LongSupplier held, String tag) {
    int number = released(tag);
    long comment = world.forge.discussion().comment(REPO, number, "ana", "/promote production");
    return scenario(
        act, () -> world.dispatcher.handle(new Event.Commented(REPO, number, comment)), held);
  }

  private void promoteTo(String tag) {
    int number = released(tag);
    long comment = world.forge.discussion().comment(REPO, number, "ana", "/promote production");
    world.dispatcher.handle(new Event.Commented(REPO, number, comment));
  }

  /** Staging runs that tag; gives the number of a pull request to comment on. */
  private int released(String tag) {
    var commit = world.git.commit(REPO, "main", Map.of(STAGING, World.config(tag)), "bo");
    world.forge.deployments().succeeded(REPO, commit, "staging");
    return world.open("talk-" + tag, Map.of(PRODUCTION, World.config("1.8.3")));
  }

  private Scenario scenario(String act, Runnable work, LongSupplier held) {
    var search = new Search(world.forge.forge(), world.git, world.cluster);
    return new Scenario(act, world, work, held, new Unfinished(world.ledger, search, world.time));
  }

  private void review(int number) {
    world.dispatcher.handle(new Event.PullRequestChanged(REPO, number));
  }

  private void refresh() {
    world.dispatcher.handle(new Event.PullRequestClosed(REPO, 1));
  }

  private void pushed() {
    world.dispatcher.handle(new Event.BranchPushed(REPO, "main"));
  }

  private CommitId head(String branch) {
    return world.git.head(REPO, branch).orElseThrow();
  }

  private long reports(CommitId head, String name) {
    return world.forge.checks().reports(REPO, head).stream()
        .filter(report -> report.name().equals(name) && report.state() == State.SUCCESS)
        .count();
  }

  private long ownComments(int number, String text) {
    return world.forge.discussion().comments(REPO, number).stream()
        .filter(comment -> comment.author().equals(MemoryGit.BOT))
        .filter(comment -> comment.body().contains(text))
        .count();
  }

  private long openPromotions(String text) {
    return world.forge.pullRequests().open(REPO).stream()
        .filter(pull -> pull.headBranch().equals(PROMOTION))
        .filter(pull -> pull.title().contains(text) || pull.body().contains(text))
        .count();
  }

  private static long one(boolean there) {
    return there ? 1 : 0;
  }

  /** One delivery; however often it is sent again, its GUID is kept once. */
  private final class LostDelivery implements FailedDeliveries {
    private final Set<String> arrived = new HashSet<>();

    @Override
    public List<Failed> since(Instant since) {
      return arrived.isEmpty() ? List.of(new Failed(5, "guid", "push", "", since)) : List.of();
    }

    @Override
    public void redeliver(long id) {
      world.acts.around("redeliver", () -> arrived.add("guid"));
    }
  }

  /** One table, which a vacuum cleans. */
  private final class WornDatabase implements DatabaseCare {
    private static final Relation SESSIONS = new Relation("public", "sessions");

    private long dead = 500;

    @Override
    public Findings look() {
      var rows = new Table.Rows(1_000, dead, 0);
      return new Findings(
          List.of(new Table(SESSIONS, rows, new Table.Space(1, 0), 0, true)), List.of());
    }

    @Override
    public Done perform(Chore chore, Duration atMost) {
      return world.acts.around(
          "vacuum",
          () -> {
            var before = new Measured(1, dead);
            dead = 0;
            return new Done(before, new Measured(1, dead));
          });
    }
  }
}
