package io.mindscape.slipway.jobs.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.Acts;
import io.mindscape.slipway.jobs.bump.BumpImage;
import io.mindscape.slipway.jobs.cluster.MemoryCluster;
import io.mindscape.slipway.jobs.command.Commands;
import io.mindscape.slipway.jobs.delivery.Claim;
import io.mindscape.slipway.jobs.delivery.Event;
import io.mindscape.slipway.jobs.delivery.MemoryInbox;
import io.mindscape.slipway.jobs.delivery.Notes;
import io.mindscape.slipway.jobs.deploy.Deploy;
import io.mindscape.slipway.jobs.deploy.Patience;
import io.mindscape.slipway.jobs.effect.Act;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.effect.MemoryLedger;
import io.mindscape.slipway.jobs.fix.FixPull;
import io.mindscape.slipway.jobs.fix.Menders;
import io.mindscape.slipway.jobs.forge.MemoryForge;
import io.mindscape.slipway.jobs.forge.People.Permission;
import io.mindscape.slipway.jobs.git.MemoryGit;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.image.Digests;
import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.jobs.maintenance.breakglass.BreakGlass;
import io.mindscape.slipway.jobs.maintenance.breakglass.MemoryRequests;
import io.mindscape.slipway.jobs.maintenance.guard.Bars;
import io.mindscape.slipway.jobs.maintenance.journal.MemoryJournal;
import io.mindscape.slipway.jobs.maintenance.journal.Remembered;
import io.mindscape.slipway.jobs.maintenance.orders.MemoryOrderBook;
import io.mindscape.slipway.jobs.maintenance.plan.Ordering;
import io.mindscape.slipway.jobs.maintenance.plan.Previews;
import io.mindscape.slipway.jobs.maintenance.report.MemoryReports;
import io.mindscape.slipway.jobs.outward.Recorded;
import io.mindscape.slipway.jobs.promotion.Promotions;
import io.mindscape.slipway.jobs.promotion.SteeredTime;
import io.mindscape.slipway.jobs.reconcile.Reconcile;
import io.mindscape.slipway.jobs.recovery.Missed;
import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering;
import io.mindscape.slipway.jobs.review.Review;
import io.mindscape.slipway.jobs.strategy.Strategies;
import io.mindscape.slipway.jobs.turn.LocalTurns;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.judge.Judge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A platform in memory, and the whole bot over it. */
public final class World {

  public static final RepoName REPO = RepoName.parse("mindscape/platform");
  public static final String STAGING = "k8s/staging/config.yaml";
  public static final String PRODUCTION = "k8s/production/config.yaml";

  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final String STRATEGY =
      """
      environments:
        staging: {scaling: Manual}
        production: {scaling: Manual}
      delivery:
        environments:
          staging:
            paths: [k8s/staging]
            cluster: staging
            follows: {branch: main}
          production:
            paths: [k8s/production]
            cluster: production
            follows: {environment: staging}
            approvals: {teams: [mindscape/prod-approvers]}
            gates: [healthy]
        images:
          mindscape/api:
            - {file: "k8s/{environment}/config.yaml", key: data.image}
      """;

  public final MemoryOrderBook orders = new MemoryOrderBook();
  public final SteeredTime time = new SteeredTime(Instant.parse("2026-11-25T09:00:00Z"));
  public final Acts acts = new Acts();
  public final MemoryGit git = new MemoryGit(acts);
  public final MemoryForge forge = MemoryForge.over(git, time, acts);
  public final MemoryLedger ledger = new MemoryLedger();
  public final MemoryCluster cluster = new MemoryCluster(acts);
  public final MemoryInbox inbox = new MemoryInbox();
  public final List<String> missed = new ArrayList<>();
  public final LocalTurns turns = new LocalTurns();
  public final Dispatcher dispatcher;
  public final Reconcile reconcile;

  public World() {
    git.create(
        REPO,
        Map.of("slipway.yaml", STRATEGY, STAGING, config("1.8.2"), PRODUCTION, config("1.8.2")));
    for (var login : List.of("ana", "bo", "omar")) {
      forge.people().permit(login, Permission.WRITE);
    }
    forge.people().team("mindscape/prod-approvers", "omar");
    var effects = new Effects(ledger, time);
    var recorded = new Recorded(effects);
    var ports = recorded.forge(forge.forge(), Act.Kind.CHECK);
    var git = recorded.git(this.git);
    var strategies = new Strategies(git);
    var inspector =
        new Inspector(
            Judge.shipped(),
            (release, chart, values) -> new Rendering.Failed("no chart", "", 1),
            time);
    var promotions =
        new Promotions(
            new Promotions.Ports(ports, git, strategies, inspector, effects), turns, time);
    var jobs =
        new Dispatcher.Jobs(
            new Review(new Review.Ports(ports, git, strategies, inspector, effects)),
            new BumpImage(git, strategies, effects),
            new Deploy(
                new Deploy.Ports(ports, git, strategies, inspector, recorded.cluster(cluster)),
                turns,
                new Patience(Duration.ofSeconds(1), 3, time -> {})),
            promotions,
            new Commands(
                ports,
                promotions,
                new FixPull(
                    git,
                    strategies,
                    new Menders(inspector, Digests.unasked("nobody is asked"), time),
                    effects,
                    ports.people()),
                new Commands.Upkeep(
                    new BreakGlass(
                        new BreakGlass.Ports(
                            strategies, ports, new MemoryRequests(), effects, Bars.NONE),
                        time),
                    new Ordering(
                        new Previews.Ports(
                            ports,
                            strategies,
                            effects,
                            turns,
                            new Remembered(new MemoryJournal(), orders, new MemoryReports())),
                        time)),
                effects));
    var notes = new Notes(inbox, inbox, time);
    dispatcher = new Dispatcher(jobs, forge.pullRequests(), notes, new Rollouts());
    reconcile =
        new Reconcile(
            new Reconcile.Ports(ports, strategies, jobs.deploy(), promotions, orders),
            new Reconcile.Findings(inbox, notes, this::missed, false),
            turns,
            time);
  }

  private void missed(String kind, Missed.How how, int count) {
    assertThat(how).isEqualTo(Missed.How.RECONCILED);
    missed.addAll(Collections.nCopies(count, kind));
  }

  /** Works through everything that waits; says what was done. */
  public List<Event> work() {
    var done = new ArrayList<Event>();
    for (var claim = claim(); claim.isPresent(); claim = claim()) {
      var event = Notes.event(claim.get().delivery());
      done.add(event);
      handle(event);
      inbox.done(claim.get(), null, time.instant());
    }
    return done;
  }

  /** What is refused is done, for a person has to act. */
  private void handle(Event event) {
    try {
      dispatcher.handle(event);
    } catch (Refused refused) {
      assertThat(refused).hasMessageContaining("slipway.yaml");
    }
  }

  private Optional<Claim> claim() {
    return inbox.claim("me", time, LEASE);
  }

  /** A config map that stands for an application: it has an image's tag in it. */
  public static String config(String tag) {
    return """
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: api
      labels: {app.kubernetes.io/name: api}
    data:
      image: mindscape/api:%s
    """
        .formatted(tag);
  }

  /** Somebody opens a pull request with changes. */
  public int open(String branch, Map<String, String> changes) {
    git.branch(REPO, branch, git.head(REPO, "main").orElseThrow());
    git.commit(REPO, branch, changes, "ana");
    return forge.pullRequests().open(REPO, "ana", "A change", branch);
  }
}
