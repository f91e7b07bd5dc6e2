package io.mindscape.slipway.jobs.deploy;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.cluster.Cluster;
import io.mindscape.slipway.jobs.forge.Deployments;
import io.mindscape.slipway.jobs.forge.Deployments.Newest;
import io.mindscape.slipway.jobs.forge.Deployments.State;
import io.mindscape.slipway.jobs.forge.Forge;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.GitStore;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.inspect.Inspection;
import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.jobs.inspect.Inspector.Scope;
import io.mindscape.slipway.jobs.strategy.Strategies;
import io.mindscape.slipway.jobs.strategy.Strategies.InForce;
import io.mindscape.slipway.jobs.turn.Turns;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.strategy.Delivery.Follows;
import io.mindscape.slipway.policies.strategy.Delivery.Sync;
import io.mindscape.slipway.policies.strategy.Delivery.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings what a branch holds into the clusters of the environments that it feeds. An environment
 * that already runs what the branch holds is left alone; one that did not get there, because the
 * process died or a cluster did not answer, is brought there when this is asked again.
 */
public final class Deploy {

  /** As long as GitHub takes the description of a deployment's state. */
  private static final String HOOK = "helm.sh/hook";

  private static final int LONGEST_DESCRIPTION = 140;

  private final Ports ports;
  private final Rollout rollout;
  private final Turns turns;

  /** What it works with. */
  public record Ports(
      Forge forge, GitStore git, Strategies strategies, Inspector inspector, Cluster cluster) {}

  /**
   * @param turns an environment is deployed by one at a time, whoever asks meanwhile
   */
  public Deploy(Ports ports, Turns turns, Patience patience) {
    this.ports = ports;
    this.turns = turns;
    this.rollout = new Rollout(ports.cluster(), patience);
  }

  /**
   * Deploys the environments whose content at the head of {@code branch} is not what runs, also
   * those whose newest deployment failed.
   *
   * @throws Unavailable when a cluster did not answer; the other environments were seen to
   */
  public List<Outcome> deploy(RepoName repo, String branch) {
    return bringAll(repo, branch, true);
  }

  /**
   * Deploys the environments whose content at the head of {@code branch} is not what runs. What
   * failed stays failed until something new is pushed.
   *
   * @throws Unavailable when a cluster did not answer; the other environments were seen to
   */
  public List<Outcome> catchUp(RepoName repo, String branch) {
    return bringAll(repo, branch, false);
  }

  /**
   * The environments that {@link #catchUp} would deploy, in the order of the strategy file.
   *
   * @throws Unavailable when the forge or its Git does not answer
   */
  public List<Behind> behind(RepoName repo) {
    var inForce = ports.strategies().of(repo);
    return inForce.strategy().delivery().environments().values().stream()
        .filter(target -> target.sync() == Sync.APPLY)
        .flatMap(target -> behind(repo, inForce, target).stream())
        .toList();
  }

  private Optional<Behind> behind(RepoName repo, InForce inForce, Target target) {
    var branch = branchOf(target, inForce);
    var head = ports.git().fetch(repo, branch);
    var newest = deployments().newest(repo, target.environment());
    if (head.isEmpty() || isThere(content(repo, inForce, target), newest, head.get(), false)) {
      return Optional.empty();
    }
    boolean moved = newest.filter(there -> isSettled(there.state(), false)).isPresent();
    return Optional.of(new Behind(target.environment(), branch, head.get(), moved));
  }

  /**
   * An environment that does not run what its branch holds.
   *
   * @param moved whether something was pushed since it was deployed; not so where that never ended
   *     or never happened
   */
  public record Behind(String environment, String branch, CommitId head, boolean moved) {}

  private List<Outcome> bringAll(RepoName repo, String branch, boolean retry) {
    var inForce = ports.strategies().of(repo);
    var outcomes = new ArrayList<Outcome>();
    var later = Optional.<Unavailable>empty();
    for (var target : inForce.strategy().delivery().environments().values()) {
      if (branchOf(target, inForce).equals(branch)) {
        try {
          inTurn(repo, target, () -> outcomes.add(bring(repo, inForce, target, retry)));
        } catch (Unavailable unavailable) {
          later = Optional.of(unavailable);
        }
      }
    }
    if (later.isPresent()) {
      throw later.get();
    }
    return outcomes;
  }

  /** A push and the clock may ask at the same time. */
  private void inTurn(RepoName repo, Target target, Runnable work) {
    turns.take("deploy:%s %s".formatted(repo, target.environment()), work);
  }

  /** What is promoted arrives by a merge to the default branch. */
  private static String branchOf(Target target, InForce inForce) {
    return target.follows() instanceof Follows.Branch(var branch) ? branch : inForce.branch();
  }

  private Outcome bring(RepoName repo, InForce inForce, Target target, boolean retry) {
    return switch (target.sync()) {
      case APPLY -> apply(repo, inForce, target, retry);
      case NONE -> new Outcome.Nothing(target.environment(), "sync is none");
      case ARGOCD, FLUX ->
          new Outcome.NotDone(
              target.environment(),
              "sync: %s is not done in this version; it knows apply and none"
                  .formatted(target.sync().name().toLowerCase(Locale.ROOT)));
    };
  }

  private Outcome apply(RepoName repo, InForce inForce, Target target, boolean retry) {
    var environment = target.environment();
    var branch = branchOf(target, inForce);
    var head = ports.git().fetch(repo, branch);
    if (head.isEmpty()) {
      return new Outcome.Nothing(environment, "there is no branch " + branch);
    }
    var newest = deployments().newest(repo, environment);
    if (isThere(content(repo, inForce, target), newest, head.get(), retry)) {
      return new Outcome.Nothing(environment, told(newest.orElseThrow(), branch));
    }
    var inspection =
        ports
            .inspector()
            .inspect(
                ports.git().at(repo, head.get()),
                inForce.strategy(),
                new Scope.Environment(environment));
    if (inspection.rendered().isEmpty()) {
      return new Outcome.Nothing(environment, "it holds no application");
    }
    return deploy(repo, target, head.get(), inspection);
  }

  private Content content(RepoName repo, InForce inForce, Target target) {
    return new Content(ports.git(), repo, inForce.strategy(), target);
  }

  private static boolean isThere(
      Content content, Optional<Newest> newest, CommitId head, boolean retry) {
    return newest
        .filter(there -> isSettled(there.state(), retry))
        .filter(there -> content.isSame(there.commit(), head))
        .isPresent();
  }

  private static String told(Newest newest, String branch) {
    return newest.state() == State.SUCCESS
        ? "it runs what %s holds".formatted(branch)
        : "%s failed; it waits for a new commit".formatted(newest.commit().abbreviated());
  }

  /** An open state means that somebody died at it, or is at it: it is done again. */
  private static boolean isSettled(@Nullable State state, boolean retry) {
    return switch (state) {
      case SUCCESS -> true;
      case FAILURE, ERROR -> !retry;
      case IN_PROGRESS -> false;
      case null -> false;
    };
  }

  private Outcome deploy(RepoName repo, Target target, CommitId head, Inspection inspection) {
    long deployment = deployments().of(repo, head, target.environment());
    deployments().report(repo, deployment, State.IN_PROGRESS, "Being applied");
    var objects = objects(inspection);
    var problem = unrenderable(inspection).or(() -> rollout.run(target, objects)).map(Deploy::cut);
    if (problem.isPresent()) {
      deployments().report(repo, deployment, State.FAILURE, problem.get());
      return new Outcome.Failed(target.environment(), problem.get());
    }
    deployments()
        .report(repo, deployment, State.SUCCESS, "%d objects, healthy".formatted(objects.size()));
    return new Outcome.Deployed(target.environment(), head);
  }

  /** What stands between the files and the objects; half an environment is never applied. */
  private static Optional<String> unrenderable(Inspection inspection) {
    return inspection.findings().stream()
        .filter(finding -> isNotRendered(finding) || isBroken(finding))
        .findFirst()
        .map(finding -> "%s %s".formatted(finding.place(), finding.message()));
  }

  /** To check, it is only a warning; but what is not there must not be taken for nothing. */
  private static boolean isNotRendered(Finding finding) {
    return finding.rule().equals("render/not-rendered");
  }

  private static boolean isBroken(Finding finding) {
    return finding.severity() == Severity.ERROR
        && (finding.rule().startsWith("render/") || finding.rule().startsWith("yaml/"));
  }

  /** Hooks are for Helm to run at its time; applied like the rest, tests would run each time. */
  private static List<Manifest> objects(Inspection inspection) {
    return inspection.rendered().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(unit -> unit.getValue().stream())
        .filter(object -> object.at("metadata", "annotations", HOOK) == null)
        .toList();
  }

  private static String cut(String words) {
    return words.length() <= LONGEST_DESCRIPTION
        ? words
        : words.substring(0, LONGEST_DESCRIPTION - 1) + "…";
  }

  private Deployments deployments() {
    return ports.forge().deployments();
  }

  /** How it ended for one environment. */
  public sealed interface Outcome {
    String environment();

    /** It runs, and is healthy. */
    record Deployed(String environment, CommitId commit) implements Outcome {}

    /** It could not be rendered or applied, or did not get healthy. */
    record Failed(String environment, String why) implements Outcome {}

    /** There was nothing to do. */
    record Nothing(String environment, String why) implements Outcome {}

    /** The strategy asks for something that this version cannot do. */
    record NotDone(String environment, String why) implements Outcome {}
  }
}
