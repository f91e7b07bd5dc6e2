package io.mindscape.slipway.jobs.maintenance.dependencies.chart;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The dependencies that a {@code Chart.yaml} or {@code Chart.lock} lists.
 *
 * @param name of the chart itself; empty where the file does not say
 * @param digest empty where the file has none
 */
record ChartFile(String name, String digest, List<Entry> entries) {

  ChartFile {
    entries = List.copyOf(entries);
  }

  /**
   * A dependency.
   *
   * @param position in the list, from 0
   * @param place of its version
   * @param node the whole of it
   */
  record Entry(int position, Name name, String version, Place place, Mapping node) {
    /** Whether it is the same as another, but for its version. */
    boolean isSameAs(Entry other) {
      return name.equals(other.name);
    }
  }

  /**
   * What a dependency is known by.
   *
   * @param alias empty for none
   */
  record Name(String chart, String repository, String alias) {}

  /** Nothing where the file is no YAML mapping. */
  static Optional<ChartFile> read(SourceFile file) {
    var documents = YamlReader.read(file).documents();
    if (documents.isEmpty() || !(documents.get(0) instanceof Mapping root)) {
      return Optional.empty();
    }
    var entries = new ArrayList<Entry>();
    if (root.get("dependencies") instanceof Sequence list) {
      for (int at = 0; at < list.items().size(); at++) {
        if (list.items().get(at) instanceof Mapping one) {
          entries.add(entry(at, one));
        }
      }
    }
    return Optional.of(new ChartFile(text(root, "name"), text(root, "digest"), entries));
  }

  private static Entry entry(int position, Mapping node) {
    var version = node.get("version");
    return new Entry(
        position,
        new Name(text(node, "name"), text(node, "repository"), text(node, "alias")),
        text(version),
        version == null ? node.place() : version.place(),
        node);
  }

  private static String text(Mapping mapping, String key) {
    return text(mapping.get(key));
  }

  private static String text(@Nullable YamlNode node) {
    return node instanceof Scalar scalar && scalar.type() != Scalar.Type.NULL ? scalar.text() : "";
  }
}
