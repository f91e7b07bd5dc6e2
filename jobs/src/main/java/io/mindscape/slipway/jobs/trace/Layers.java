package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Entry;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All values that a chart is rendered with, file by file; the later wins. */
record Layers(List<Layer> all) {

  private static final Pattern OF_CHART =
      Pattern.compile("((?:charts/[^/]+/)*)(?:values|Chart)\\.yaml");

  Layers {
    all = List.copyOf(all);
  }

  static Layers of(Ask ask, Written files) {
    var layers = new ArrayList<Layer>();
    // A chart's values win over those that its subcharts have themselves.
    ask.chart().stream()
        .map(file -> file.path())
        .filter(path -> OF_CHART.matcher(path).matches())
        .sorted(Comparator.comparingInt(Layers::depth).reversed())
        .forEach(path -> add(layers, path, true, files.yaml(ask.path(path)).documents()));
    ask.source().values().forEach(path -> add(layers, path, false, files.yaml(path).documents()));
    return new Layers(layers);
  }

  private static void add(
      List<Layer> layers, String path, boolean isOfChart, List<YamlNode> documents) {
    int first = layers.stream().mapToInt(layer -> layer.leaves().size()).sum();
    if (!documents.isEmpty() && documents.getFirst() instanceof Mapping root) {
      layers.add(Layer.of(path, isOfChart, root, first));
    }
  }

  private static int depth(String path) {
    return path.split("/", -1).length;
  }

  /** Those that may be others, the winning ones first. */
  List<Leaf> leaves() {
    return all.reversed().stream()
        .flatMap(layer -> layer.leaves().reversed().stream().filter(layer::mayChange))
        .toList();
  }

  /** Every entry with such a key, the winning ones first. */
  List<Entry> entries(Predicate<String> key) {
    return all.reversed().stream()
        .filter(layer -> !layer.isChartFile())
        .flatMap(layer -> layer.entries(key).reversed().stream())
        .toList();
  }

  /** The leaf of a number; null for none. */
  @Nullable Leaf leaf(int number) {
    var layer = layer(number);
    return layer == null ? null : layer.leaves().get(number - layer.leaves().getFirst().number());
  }

  /** The layer that a leaf is of; null for none. */
  @Nullable Layer layer(int number) {
    return all.stream()
        .filter(
            layer ->
                !layer.leaves().isEmpty()
                    && number >= layer.leaves().getFirst().number()
                    && number <= layer.leaves().getLast().number())
        .findFirst()
        .orElse(null);
  }
}
