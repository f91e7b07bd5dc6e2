package io.mindscape.slipway.jobs.maintenance.care;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.maintenance.task.Measure;
import io.mindscape.slipway.jobs.maintenance.task.Step;
import io.mindscape.slipway.jobs.maintenance.task.Task;
import io.mindscape.slipway.jobs.nodes.Asking;
import io.mindscape.slipway.jobs.prose.Markdown;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the nodes that ask for a reboot. They get it one after another: those of the first
 * environment first, and those of the next only if all went well there.
 */
public final class NodeReboots {

  private static final Measure LOOK =
      new Measure("security_patches/look at nodes", Duration.ofMinutes(1));

  private final Runnable pause;

  /**
   * @param pause lets a moment pass between two looks at a cluster
   */
  public NodeReboots(Runnable pause) {
    this.pause = pause;
  }

  /** A step for each; none where the strategy has no {@code maintenance.nodes}. */
  List<Step> steps(Task.Turn turn) {
    var strategy = turn.occasion().inForce().strategy();
    var care = strategy.nodes();
    if (care == null) {
      return List.of();
    }
    turn.guard().step("looking at the nodes");
    var steps = new ArrayList<Step>();
    var before = new RebootStep.Order();
    clusters(strategy)
        .forEach(
            (context, environment) -> {
              var place = new RebootStep.Place(context, environment, care, pause);
              steps.addAll(steps(turn, place, before));
            });
    return steps;
  }

  private static List<? extends Step> steps(
      Task.Turn turn, RebootStep.Place place, RebootStep.Order before) {
    try {
      return Asking.at(turn.systems().upkeep().nodes(), place.context(), place.care()).stream()
          .map(node -> new RebootStep(place, node, before))
          .toList();
    } catch (Unavailable | Refused failure) {
      before.wentWrong(place.environment());
      return List.of(unseen(place, String.valueOf(failure.getMessage())));
    }
  }

  private static Step unseen(RebootStep.Place place, String why) {
    var context = place.context();
    return new Unseen(
        "look at the nodes of " + context,
        "the look at the nodes of " + context,
        LOOK,
        Optional.of(place.environment()),
        Markdown.message(why));
  }

  /**
   * Contexts with the environment that each belongs to: one that several share comes when it is the
   * turn of the last of them.
   */
  private static Map<String, String> clusters(Strategy strategy) {
    var found = new LinkedHashMap<String, String>();
    strategy
        .delivery()
        .environments()
        .forEach(
            (environment, target) ->
                target.waves().stream()
                    .flatMap(List::stream)
                    .forEach(context -> found.putLast(context, environment)));
    return found;
  }
}
