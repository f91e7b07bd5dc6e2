package io.mindscape.slipway.jobs.promotion;

import io.mindscape.slipway.jobs.forge.Forge;
import io.mindscape.slipway.jobs.git.GitStore;
import io.mindscape.slipway.policies.strategy.Delivery.Target;
import io.mindscape.slipway.policies.window.Freeze;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;

/** Asks every gate of an environment. What cannot be asked stays closed. */
final class GateKeeper {

  private final Approvals approvals;
  private final HealthGates health;
  private final RepositoryGates repository;
  private final Requests requests;

  GateKeeper(Forge forge, GitStore git) {
    this.requests = new Requests(forge.people(), git);
    this.approvals = new Approvals(forge, requests);
    this.health = new HealthGates(forge.deployments(), git);
    this.repository = new RepositoryGates(forge.checks(), git);
  }

  Gates ask(Candidate candidate, Target target, Instant now) {
    boolean own = requests.isOwn(candidate.pull(), target.environment());
    var gates = new ArrayList<Gate>();
    var tally = approvals.tally(candidate, target);
    gates.add(ApprovalGate.of(tally, candidate, target));
    gates.addAll(health.ask(candidate, target, now));
    if (target.gates().contains("alerts")) {
      gates.add(alerts(target));
    }
    gates.add(freeze(target, now));
    gates.add(repository.checks(candidate));
    gates.add(repository.upToDate(candidate, own, target));
    if (requests.isFromBot(candidate.pull(), target.environment())) {
      gates.add(repository.content(candidate, target));
    }
    return new Gates(target.environment(), candidate.head(), tally, gates);
  }

  /** Nothing here asks Prometheus, and silence must not pass for quiet. */
  private static Gate alerts(Target target) {
    return Gate.closed(
        "alerts",
        "whoever keeps slipway.yaml",
        "this version of Slipway cannot ask Prometheus, so nobody knows whether the alerts are"
            + " quiet",
        "take `alerts` out of `delivery.environments.%s.gates` in `slipway.yaml`"
            .formatted(target.environment()));
  }

  private static Gate freeze(Target target, Instant now) {
    return target.freezes().stream()
        .filter(freeze -> freeze.covers(now))
        .max(Comparator.comparing(Freeze::to))
        .map(
            freeze ->
                Gate.closedUntil(
                    "freeze",
                    "%s is frozen: %s".formatted(target.environment(), Prose.code(freeze.name())),
                    freeze.to()))
        .orElseGet(() -> Gate.open("freeze", "the clock", "no freeze is in force"));
  }
}
