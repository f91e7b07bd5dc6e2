package io.mindscape.slipway.jobs.reconcile;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.delivery.Deliveries;
import io.mindscape.slipway.jobs.delivery.Notes;
import io.mindscape.slipway.jobs.deploy.Deploy;
import io.mindscape.slipway.jobs.effect.Cause;
import io.mindscape.slipway.jobs.forge.Forge;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.orders.OrderBook;
import io.mindscape.slipway.jobs.promotion.Promotions;
import io.mindscape.slipway.jobs.recovery.Missed;
import io.mindscape.slipway.jobs.strategy.Strategies;
import io.mindscape.slipway.jobs.turn.Turns;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks at what is, and notes what was missed: webhooks get lost, and nobody calls when a gate
 * opens with time alone. It does nothing itself; its notes are done in their lanes, after what the
 * forge told of the same.
 */
public final class Reconcile {

  private final Ports ports;
  private final Findings findings;
  private final Turns turns;
  private final Clock clock;
  private final Away away = new Away();
  private final Map<RepoName, Memory> memories = new ConcurrentHashMap<>();

  /** What it looks at. */
  public record Ports(
      Forge forge, Strategies strategies, Deploy deploy, Promotions promotions, OrderBook orders) {}

  /**
   * What becomes of what it finds.
   *
   * @param sentAgain whether the forge is asked to send again what did not arrive while the bot was
   *     away: then it is on its way at the first look
   */
  public record Findings(Deliveries deliveries, Notes notes, Missed missed, boolean sentAgain) {}

  /**
   * @param turns one replica at a time looks at a repository
   */
  public Reconcile(Ports ports, Findings findings, Turns turns, Clock clock) {
    this.ports = ports;
    this.findings = findings;
    this.turns = turns;
    this.clock = clock;
  }

  /**
   * Notes what is undone in {@code repo}: open pull requests without a verdict, commands without an
   * answer, environments that are behind, gates that may have moved, a promotions issue that is out
   * of date. While the forge or its Git does not answer, that is logged once.
   *
   * @throws Unavailable when the database does not answer
   */
  public void reconcile(RepoName repo) {
    turns.attempt("reconcile:" + repo, () -> Cause.own("reconcile").run(() -> look(repo)));
  }

  private void look(RepoName repo) {
    var memory =
        memories.computeIfAbsent(repo, first -> new Memory(new Sightings(!findings.sentAgain())));
    var begun = clock.instant();
    try {
      new Look(repo, ports, findings, memory).at(begun);
      memory.end();
      away.over(repo);
    } catch (Unavailable failure) {
      memory.sightings.breakOff();
      away.seen(repo, failure);
    }
  }
}
