package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which value a rendered node comes from. Texts and numbers are told by a rendering in which each
 * of them stands marked: the marks that stand at the node name the file and line that won. What
 * steers conditions, such as truths, cannot be marked; there values are changed until the node
 * changes.
 */
final class Sources {

  private final Trials trials;
  private final Plain plain;
  private final Marking marking;
  private final Changing changing;

  Sources(Trials trials, Plain plain) {
    this.trials = trials;
    this.plain = plain;
    this.marking = new Marking(trials);
    this.changing = new Changing(trials, plain);
  }

  /** The leaves that a rendered scalar is made of; none for what no value takes part in. */
  List<Leaf> scalar(Sought sought) {
    boolean isCertain = false;
    for (var kind : Marking.Kind.values()) {
      var node = marking.trial(kind).map(trial -> node(trial, sought)).orElse(null);
      // Functions for titles make no capital of what a mark stands before.
      if (node instanceof Scalar scalar
          && marking.plain(scalar.text()).equalsIgnoreCase(sought.text())) {
        var leaves = marking.leaves(scalar.text());
        if (!leaves.isEmpty()) {
          return leaves;
        }
        isCertain |= kind == Marking.Kind.ALL;
      }
    }
    return changing.leaf(sought, isCertain).stream().toList();
  }

  /** Where the key of a rendered entry stands among the values; empty where it is a template's. */
  Optional<Place> key(Sought sought) {
    var way = wayIn(sought);
    if (way.isPresent() && way.get().way().getLast() instanceof Step.Key) {
      return Optional.ofNullable(way.get().layer().entry(way.get().way()))
          .filter(entry -> entry.key().equals(sought.key()))
          .map(entry -> entry.place());
    }
    return changing.key(sought);
  }

  /** Where a key among the values stands whose name a rendered scalar has in it. */
  Optional<Place> named(Sought sought) {
    return changing.named(sought);
  }

  /** Where a rendered mapping or list stands among the values; empty where it is a template's. */
  Optional<Place> whole(Sought sought) {
    return wayIn(sought)
        .flatMap(
            in ->
                switch (in.way().getLast()) {
                  case Step.Key(var key) when key.equals(sought.key()) ->
                      Optional.ofNullable(in.layer().entry(in.way())).map(entry -> entry.place());
                  case Step.Key other -> Optional.empty();
                  case Step.Item item ->
                      Optional.ofNullable(in.layer().node(in.way())).map(YamlNode::place);
                });
  }

  private record In(Layer layer, List<Step> way) {}

  /** What is rendered below a node as it stands in the values tells where the node stands there. */
  private Optional<In> wayIn(Sought sought) {
    for (var kind : Marking.Kind.values()) {
      var node = marking.trial(kind).map(trial -> node(trial, sought)).orElse(null);
      var found = node == null ? null : wayIn(node, List.of(), sought);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  private @Nullable In wayIn(YamlNode node, List<Step> below, Sought sought) {
    return switch (node) {
      case Mapping mapping -> {
        for (var entry : mapping.entries()) {
          var key = new Step.Key(Mark.without(entry.key()));
          var found = wayIn(entry.value(), Nodes.plus(below, key), sought);
          if (found != null) {
            yield found;
          }
        }
        yield null;
      }
      case Sequence list -> {
        for (int at = 0; at < list.items().size(); at++) {
          var step = new Step.Item(at, list.items().size(), "");
          var found = wayIn(list.items().get(at), Nodes.plus(below, step), sought);
          if (found != null) {
            yield found;
          }
        }
        yield null;
      }
      case Scalar scalar -> wayIn(scalar, below);
    };
  }

  private @Nullable In wayIn(Scalar scalar, List<Step> below) {
    var leaves = marking.leaves(scalar.text());
    if (leaves.size() != 1 || !marking.plain(scalar.text()).equals(leaves.getFirst().text())) {
      return null;
    }
    var leaf = leaves.getFirst();
    var layer = trials.layers().layer(leaf.number());
    int rest = leaf.way().size() - below.size();
    return layer != null && rest > 0 && isSame(leaf.way().subList(rest, leaf.way().size()), below)
        ? new In(layer, leaf.way().subList(0, rest))
        : null;
  }

  private static boolean isSame(List<Step> one, List<Step> other) {
    var ways = new ArrayList<List<Object>>();
    for (var way : List.of(one, other)) {
      ways.add(
          way.stream()
              .map(
                  step ->
                      switch (step) {
                        case Step.Key(var key) -> (Object) key;
                        case Step.Item item -> (Object) item.at();
                      })
              .toList());
    }
    return ways.getFirst().equals(ways.getLast());
  }

  private @Nullable YamlNode node(Trial trial, Sought sought) {
    var twin = trial.twin(sought.template(), sought.doc(), plain.docs(sought.template()));
    return twin == null ? null : Nodes.at(twin.root(), sought.way());
  }
}
