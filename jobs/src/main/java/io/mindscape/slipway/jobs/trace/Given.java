package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Entry;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The values that a chart or a subchart is given, found by their keys. */
final class Given {

  private static final Pattern SUBCHARTS = Pattern.compile("((?:charts/[^/]+/)*).*");

  private final Layers layers;

  Given(Ask ask, Written files) {
    this.layers = Layers.of(ask, files);
  }

  /**
   * Where the value stands, or the nearest that is there around it; empty where there is none.
   *
   * @param file of the chart that the keys are seen from
   */
  Optional<Place> nearest(String file, List<String> keys) {
    var form = SUBCHARTS.matcher(file);
    var folder = form.matches() ? form.group(1) : "";
    @Nullable Entry best = null;
    int most = 0;
    for (var layer : layers.all().reversed()) {
      var seen = layer.isChartFile() ? null : seen(layer, folder);
      var way = way(seen, keys);
      if (way.size() > most) {
        most = way.size();
        best = way.getLast();
      }
      // What is no mapping hides all that is below it.
      if (best != null && !(best.value() instanceof Mapping)) {
        break;
      }
    }
    return Optional.ofNullable(best).map(Entry::place);
  }

  /** The entries along the keys, as far as they are there. */
  private static List<Entry> way(@Nullable YamlNode root, List<String> keys) {
    var way = new ArrayList<Entry>();
    var node = root;
    for (var key : keys) {
      var entry = node instanceof Mapping mapping ? mapping.entry(key) : null;
      if (entry == null) {
        return way;
      }
      way.add(entry);
      node = entry.value();
    }
    return way;
  }

  /** What of a layer the subchart in a folder sees as its values; null for nothing. */
  private static @Nullable YamlNode seen(Layer layer, String folder) {
    var own = layer.isOfChart() ? folder(layer.path()) : "";
    if (!folder.startsWith(own)) {
      return null;
    }
    YamlNode node = layer.root();
    for (var part : folder.substring(own.length()).split("/", -1)) {
      if (!part.isEmpty() && !part.equals("charts")) {
        node = node instanceof Mapping mapping ? mapping.get(part) : null;
      }
    }
    return node;
  }

  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }
}
