package io.mindscape.slipway.jobs.outward;

import io.mindscape.slipway.jobs.effect.Act;
import io.mindscape.slipway.jobs.effect.Act.Kind;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.effect.Outcome;
import io.mindscape.slipway.jobs.nodes.Node;
import io.mindscape.slipway.jobs.nodes.Nodes;
import io.mindscape.slipway.jobs.nodes.Pod;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The nodes of clusters, each act on them recorded. */
public final class RecordedNodes implements Nodes {

  private final Nodes nodes;
  private final Effects effects;

  public RecordedNodes(Nodes nodes, Effects effects) {
    this.nodes = nodes;
    this.effects = effects;
  }

  @Override
  public boolean change(String context, Node node, Change change) {
    return effects.act(
        new Act(
            Kind.NODE,
            "%s/%s".formatted(context, node.name()),
            "the node %s of %s: %s, with %s"
                .formatted(
                    node.name(),
                    context,
                    change.cordoned() ? "cordoned" : "not cordoned",
                    new TreeMap<>(change.annotations()))),
        Optional::empty,
        () -> nodes.change(context, node, change),
        changed ->
            changed
                ? Outcome.done("changed")
                : Outcome.failed("somebody else changed it at the same moment"));
  }

  @Override
  public Eviction evict(String context, Pod pod) {
    return effects.act(
        new Act(
            Kind.EVICTION,
            "%s/%s %s".formatted(context, pod, pod.uid()),
            "the eviction of %s in %s".formatted(pod, context)),
        Optional::empty,
        () -> nodes.evict(context, pod),
        eviction ->
            switch (eviction) {
              case Eviction.Accepted() -> Outcome.done("it is told to end");
              case Eviction.Gone() -> Outcome.done("it is gone");
              case Eviction.HeldBack(var budget) ->
                  Outcome.failed(
                      budget.isEmpty()
                          ? "the cluster put it off"
                          : "the disruption budget %s protects it".formatted(budget));
            });
  }

  @Override
  public List<Node> all(String context) {
    return nodes.all(context);
  }

  @Override
  public Optional<Node> find(String context, String name) {
    return nodes.find(context, name);
  }

  @Override
  public List<Pod> pods(String context, String node) {
    return nodes.pods(context, node);
  }
}
