package io.mindscape.slipway.jobs.render;

import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.policies.strategy.Delivery;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The Helm charts of a tree, by their folders; a chart inside another chart is part of that one.
 *
 * @param folders in order; {@code ""} where the tree itself is a chart
 */
public record Charts(Set<String> folders) {

  private static final String FILE = "Chart.yaml";

  public Charts {
    folders = Collections.unmodifiableSet(new LinkedHashSet<>(folders));
  }

  /** Finds them among the paths of a tree. */
  public static Charts in(List<String> paths) {
    var found = new TreeSet<String>();
    for (var path : paths) {
      if (Paths.name(path).equals(FILE)) {
        found.add(Paths.folder(path));
      }
    }
    var whole = new LinkedHashSet<String>();
    for (var folder : found) {
      if (around(folder, whole).isEmpty()) {
        whole.add(folder);
      }
    }
    return new Charts(whole);
  }

  /** The one of some folders that a path is or is in; none of them is in another. */
  private static Optional<String> around(String path, Set<String> folders) {
    for (var folder = path; !folder.isEmpty(); folder = Paths.folder(folder)) {
      if (folders.contains(folder)) {
        return Optional.of(folder);
      }
    }
    return folders.contains("") ? Optional.of("") : Optional.empty();
  }

  /** The chart that a file is part of. */
  public Optional<String> of(String path) {
    return around(path, folders);
  }

  /** Whether a folder is that of a chart. */
  boolean isFolder(String folder) {
    return folders.contains(folder);
  }

  /**
   * Whether a file is written in Helm's template language, so that it is no YAML until rendered.
   */
  public boolean isTemplate(String path) {
    return of(path).filter(chart -> isTemplateBelow(Paths.below(path, chart))).isPresent();
  }

  /**
   * The chart of an application: the one that the strategy names; else {@code
   * charts/<application>}; else the one whose name begins the application's; else the only one.
   *
   * @return a folder that may not be there where the strategy names it; null where none fits
   */
  @Nullable String chartOf(String application, Delivery delivery) {
    var named = delivery.applications().get(application);
    if (named != null && !named.isEmpty()) {
      return Paths.clean(named);
    }
    var own = "charts/" + application;
    if (folders.contains(own)) {
      return own;
    }
    return folders.stream()
        .filter(folder -> begins(application, Paths.name(folder)))
        .max(Comparator.comparingInt(String::length))
        .orElse(folders.size() == 1 ? folders.iterator().next() : null);
  }

  /** The name of a chart, as its file says, else as its folder is called. */
  static String name(Snapshot tree, String chart) {
    var said = text(tree, chart, "name");
    if (!said.isEmpty()) {
      return said;
    }
    return Paths.name(chart).isEmpty() ? "chart" : Paths.name(chart);
  }

  /** Whether it renders nothing by itself, being for other charts to use. */
  static boolean isLibrary(Snapshot tree, String chart) {
    return text(tree, chart, "type").equals("library");
  }

  private static String text(Snapshot tree, String chart, String key) {
    return tree.read(Paths.join(chart, FILE)).map(YamlReader::read).stream()
        .flatMap(file -> file.documents().stream().limit(1))
        .filter(Mapping.class::isInstance)
        .map(root -> ((Mapping) root).get(key))
        .filter(Scalar.class::isInstance)
        .map(value -> ((Scalar) value).text())
        .findFirst()
        .orElse("");
  }

  private static boolean isTemplateBelow(String path) {
    return path.startsWith("templates/") || path.contains("/templates/");
  }

  private static boolean begins(String application, String chart) {
    return !chart.isEmpty() && (application.equals(chart) || application.startsWith(chart + "-"));
  }
}
