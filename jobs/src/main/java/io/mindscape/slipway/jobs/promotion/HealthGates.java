package io.mindscape.slipway.jobs.promotion;

import io.mindscape.slipway.jobs.forge.Deployments;
import io.mindscape.slipway.jobs.forge.Deployments.Newest;
import io.mindscape.slipway.jobs.git.GitStore;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.Delivery.Follows;
import io.mindscape.slipway.policies.strategy.Delivery.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The gates that the followed environment opens by being healthy, with what is promoted, for long
 * enough.
 */
final class HealthGates {

  private final Deployments deployments;
  private final GitStore git;

  HealthGates(Deployments deployments, GitStore git) {
    this.deployments = deployments;
    this.git = git;
  }

  /** The gates that {@code target} asks for: none, healthy, soak or both. */
  List<Gate> ask(Candidate candidate, Target target, Instant now) {
    var gates = new ArrayList<Gate>();
    boolean healthy = target.gates().contains("healthy");
    boolean soak = target.soak().isPositive();
    if (!healthy && !soak) {
      return gates;
    }
    if (!(target.follows() instanceof Follows.Promotion(var source))) {
      return List.of(nobodyToAsk(target));
    }
    var newest = deployments.newest(candidate.repo(), source);
    var problem = problem(candidate, target, source, newest);
    if (healthy) {
      gates.add(
          problem.orElseGet(
              () ->
                  Gate.open(
                      "healthy",
                      source,
                      "%s runs what is promoted, since %s"
                          .formatted(source, Prose.at(newest.orElseThrow().at())))));
    }
    if (soak) {
      gates.add(
          problem.isPresent()
              ? Gate.closed("soak", "the clock", notYet(source, target.soak()), "")
              : soak(source, target.soak(), newest.orElseThrow().at(), now));
    }
    return gates;
  }

  private Optional<Gate> problem(
      Candidate candidate, Target target, String source, Optional<Newest> newest) {
    if (newest.isEmpty()) {
      return Optional.of(
          closed(source, "nothing has been deployed to %s yet".formatted(source), ""));
    }
    var commit = Prose.code(newest.get().commit().abbreviated());
    return switch (newest.get().state()) {
      case SUCCESS -> fits(candidate, target, source, newest.get());
      case FAILURE, ERROR ->
          Optional.of(
              closed(
                  source,
                  "the newest deployment to %s, %s, failed".formatted(source, commit),
                  "mend %s: push a fix, or revert %s".formatted(source, commit)));
      case IN_PROGRESS ->
          Optional.of(closed(source, "%s is being deployed to %s".formatted(commit, source), ""));
      case null ->
          Optional.of(
              closed(source, "%s waits to be deployed to %s".formatted(commit, source), ""));
    };
  }

  /** What cannot be read cannot be compared. */
  private Optional<Gate> fits(Candidate candidate, Target target, String source, Newest newest) {
    try {
      var followed = Route.environment(candidate.inForce(), source);
      return lacks(candidate, target, followed, newest);
    } catch (Refused unreadable) {
      return Optional.of(closed(source, unreadable.getMessage(), "mend that, and push"));
    }
  }

  /** Every tag that the pull request moves has to be the one that runs in the source. */
  private Optional<Gate> lacks(Candidate candidate, Target target, Target source, Newest newest) {
    var before = candidate.before(git);
    var after = candidate.after(git);
    var runs = git.at(candidate.repo(), newest.commit());
    var delivery = candidate.delivery();
    for (var image : delivery.images().keySet()) {
      for (var place : Tags.places(delivery, image, target)) {
        var wanted = Tags.at(image, place, target, after);
        boolean moves = !wanted.equals(Tags.at(image, place, target, before));
        var running = Tags.feeding(delivery, image, place, source, runs);
        if (wanted.isPresent() && moves && !wanted.equals(running)) {
          return Optional.of(differs(source, target, image, running, wanted.get()));
        }
      }
    }
    return Optional.empty();
  }

  private static Gate differs(
      Target source, Target target, String image, Optional<String> running, String wanted) {
    return closed(
        source.environment(),
        "%s runs %s, and this brings %s"
            .formatted(
                source.environment(),
                running.map(tag -> Prose.code(image + " " + tag)).orElse("no " + Prose.code(image)),
                Prose.code(wanted)),
        "comment %s for what %s runs now, or wait until it runs this"
            .formatted(Prose.code("/promote " + target.environment()), source.environment()));
  }

  private static Gate soak(String source, Duration soak, Instant since, Instant now) {
    var until = since.plus(soak);
    if (now.isBefore(until)) {
      return Gate.closedUntil(
          "soak",
          "%s has been healthy since %s, and has to be for %s"
              .formatted(source, Prose.at(since), Prose.duration(soak)),
          until);
    }
    return Gate.open(
        "soak",
        "the clock",
        "%s has been healthy for %s or longer".formatted(source, Prose.duration(soak)));
  }

  private static String notYet(String source, Duration soak) {
    return "%s has to be healthy for %s, and is not yet healthy with this"
        .formatted(source, Prose.duration(soak));
  }

  private static Gate nobodyToAsk(Target target) {
    return Gate.closed(
        "healthy",
        "whoever keeps slipway.yaml",
        "%s follows no environment whose health could be asked".formatted(target.environment()),
        "let %s follow an environment, or take `healthy` and `soak` out of `slipway.yaml`"
            .formatted(target.environment()));
  }

  private static Gate closed(String source, String why, String next) {
    return Gate.closed("healthy", source, why, next);
  }
}
