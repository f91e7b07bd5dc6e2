package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Entry;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A file of values, one above the other: those of subcharts, the chart's own, those of the
 * environment. A {@code Chart.yaml} is one too, for its {@code appVersion}.
 *
 * @param path in the chart's folder, or in the tree where {@code isOfChart} is not so
 * @param leaves in the order in which {@link Variation} writes them
 */
record Layer(String path, boolean isOfChart, Mapping root, List<Leaf> leaves) {

  Layer {
    leaves = List.copyOf(leaves);
  }

  /** With leaves numbered from {@code first}. */
  static Layer of(String path, boolean isOfChart, Mapping root, int first) {
    var leaves = new ArrayList<Leaf>();
    walk(
        root, List.of(), (way, scalar) -> leaves.add(new Leaf(first + leaves.size(), way, scalar)));
    return new Layer(path, isOfChart, root, leaves);
  }

  boolean isChartFile() {
    return path.equals("Chart.yaml") || path.endsWith("/Chart.yaml");
  }

  /** Whether another text may stand there without Helm taking the chart for a broken one. */
  boolean mayChange(Leaf leaf) {
    return !isChartFile() || leaf.way().equals(List.of(new Step.Key("appVersion")));
  }

  /** The entry at the end of a way that ends with a key; null where there is none. */
  @Nullable Entry entry(List<Step> way) {
    return way.isEmpty()
            || !(way.getLast() instanceof Step.Key(var key))
            || !(node(way.subList(0, way.size() - 1)) instanceof Mapping mapping)
        ? null
        : mapping.entry(key);
  }

  @Nullable YamlNode node(List<Step> way) {
    return Nodes.at(root, way);
  }

  /** Every entry with such a key, wherever it stands. */
  List<Entry> entries(Predicate<String> key) {
    var found = new ArrayList<Entry>();
    collect(root, key, found::add);
    return found;
  }

  private static void collect(YamlNode node, Predicate<String> key, Consumer<Entry> found) {
    switch (node) {
      case Mapping mapping -> {
        for (var entry : mapping.entries()) {
          if (key.test(entry.key())) {
            found.accept(entry);
          }
          collect(entry.value(), key, found);
        }
      }
      case Sequence list -> list.items().forEach(item -> collect(item, key, found));
      case Scalar scalar -> {}
    }
  }

  private static void walk(YamlNode node, List<Step> way, Visitor visitor) {
    switch (node) {
      case Mapping mapping -> {
        for (var entry : mapping.entries()) {
          walk(entry.value(), Nodes.plus(way, new Step.Key(entry.key())), visitor);
        }
      }
      case Sequence list -> {
        for (int at = 0; at < list.items().size(); at++) {
          var item = list.items().get(at);
          var step = new Step.Item(at, list.items().size(), Nodes.name(item));
          walk(item, Nodes.plus(way, step), visitor);
        }
      }
      case Scalar scalar -> visitor.leaf(way, scalar);
    }
  }

  private interface Visitor {
    void leaf(List<Step> way, Scalar scalar);
  }
}
