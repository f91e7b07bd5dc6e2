package io.mindscape.slipway.jobs.render;

import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which charts of the tree a chart is made of besides itself: its dependencies by path, and theirs.
 * What somebody has put into {@code charts/} already counts instead, as it does for Helm.
 */
final class Libraries {

  /** Helm reads the dependencies of the first format from the second file. */
  private static final List<String> FILES = List.of("Chart.yaml", "requirements.yaml");

  private static final String LOCAL = "file://";
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]*";

  /** More than anybody has; each is read and sent to the renderer. */
  private static final int MOST = 100;

  private final Snapshot tree;
  private final Map<String, List<Library>> direct = new HashMap<>();
  private final Map<String, List<Library>> whole = new HashMap<>();

  Libraries(Snapshot tree) {
    this.tree = tree;
  }

  /** Those of a chart, and those that these use in turn; a circle ends where it closes. */
  List<Library> of(String chart) {
    return whole.computeIfAbsent(
        chart,
        any -> {
          var found = new ArrayList<Library>();
          collect(chart, "", new ArrayDeque<>(List.of(chart)), found);
          return List.copyOf(found);
        });
  }

  private void collect(String chart, String below, Deque<String> way, List<Library> found) {
    for (var library : direct(chart)) {
      if (found.size() < MOST && !way.contains(library.folder())) {
        var seen = Paths.join(below, library.below());
        found.add(new Library(library.folder(), seen, library.at()));
        way.push(library.folder());
        collect(library.folder(), seen, way, found);
        way.pop();
      }
    }
  }

  private List<Library> direct(String chart) {
    var known = direct.get(chart);
    if (known == null) {
      known = read(chart);
      direct.put(chart, known);
    }
    return known;
  }

  private List<Library> read(String chart) {
    var found = new ArrayList<Library>();
    Set<String> names = new HashSet<>();
    for (var file : FILES) {
      dependencies(Paths.join(chart, file))
          .filter(dependency -> text(dependency, "repository").startsWith(LOCAL))
          .filter(dependency -> text(dependency, "name").matches(NAME))
          .filter(dependency -> names.add(text(dependency, "name")))
          .forEach(dependency -> add(chart, dependency, found));
    }
    return found;
  }

  private Stream<Mapping> dependencies(String file) {
    return tree.read(file).map(YamlReader::read).stream()
        .flatMap(yaml -> yaml.documents().stream().limit(1))
        .flatMap(root -> root instanceof Mapping mapping ? items(mapping) : Stream.of());
  }

  private static Stream<Mapping> items(Mapping root) {
    return root.get("dependencies") instanceof Sequence list
        ? list.items().stream().filter(Mapping.class::isInstance).map(Mapping.class::cast)
        : Stream.of();
  }

  private void add(String chart, Mapping dependency, List<Library> found) {
    var name = text(dependency, "name");
    var folder = resolve(chart, text(dependency, "repository").substring(LOCAL.length()));
    if (folder != null && !isThere(chart, name)) {
      found.add(new Library(folder, "charts/" + name, dependency.place()));
    }
  }

  /** The chart around it would be part of itself. */
  private static @Nullable String resolve(String chart, String path) {
    var folder = Paths.resolve(chart, path);
    return folder == null || Paths.isIn(chart, folder) ? null : folder;
  }

  /** Whether somebody has put the dependency into the chart, as a folder or packed. */
  private boolean isThere(String chart, String name) {
    var charts = Paths.join(chart, "charts");
    return tree.list(charts).stream()
        .map(path -> Paths.below(path, charts))
        .anyMatch(
            path ->
                path.equals(name + "/Chart.yaml")
                    || path.matches(Pattern.quote(name) + "-\\d[^/]*\\.tgz"));
  }

  private static String text(Mapping mapping, String key) {
    YamlNode value = mapping.get(key);
    return value instanceof Scalar scalar ? scalar.text() : "";
  }
}
