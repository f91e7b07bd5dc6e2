package io.mindscape.slipway.jobs.maintenance.care;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.maintenance.task.Step;
import io.mindscape.slipway.jobs.maintenance.task.Task;
import io.mindscape.slipway.jobs.nodes.Asking;
import io.mindscape.slipway.jobs.nodes.Node;
import io.mindscape.slipway.jobs.prose.Markdown;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.NodeCare;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the nodes that ask for a reboot. They get it one after another: those of the first
 * environment first, and those of the next only if all went well there.
 */
public final class NodeReboots {

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
              for (var node : asking(turn, place, care, before)) {
                steps.add(new RebootStep(place, node, before));
              }
            });
    return steps;
  }

  private static List<Node> asking(
      Task.Turn turn, RebootStep.Place place, NodeCare care, RebootStep.Order order) {
    try {
      return Asking.at(turn.systems().upkeep().nodes(), place.context(), care);
    } catch (Unavailable | Refused failure) {
      var quoted = Markdown.code(place.context());
      turn.notes().couldNot("nodes of %s: %s".formatted(quoted, failure.getMessage()));
      order.wentWrong(place.environment());
      return List.of();
    }
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
