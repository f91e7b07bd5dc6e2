package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.jobs.render.Unit;
import io.mindscape.slipway.jobs.render.Unit.Source;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the objects of some kinds in an environment of a tree. Only files that speak of a kind are
 * parsed, only charts that do are rendered, and none of them counts as read for that.
 */
final class Stock {

  /** What is outside of every environment. */
  static final String OUTSIDE = "";

  private final Renderings renderings;
  private final Layout layout;

  Stock(Ground ground) {
    this.renderings = ground.renderings();
    this.layout = ground.layout();
  }

  /** The environments that have something, and {@link #OUTSIDE}. */
  List<String> environments() {
    var named = layout.units().stream().map(Unit::environment);
    return Stream.concat(named, Stream.of(OUTSIDE)).distinct().toList();
  }

  /**
   * The objects of these kinds in an environment, or {@link #OUTSIDE}. Where the strategy says
   * nothing of delivery, the tree is for one cluster, and what is outside is in each environment.
   */
  List<Manifest> of(String environment, Set<String> kinds) {
    var found = new ArrayList<Manifest>();
    for (var unit : layout.units()) {
      if (unit.environment().equals(environment)) {
        found.addAll(in(unit, kinds));
      }
    }
    if (environment.equals(OUTSIDE)) {
      found.addAll(plain(layout.yaml().stream().filter(layout::isLoose).toList(), kinds));
    } else if (layout.nothingIsDelivered()) {
      found.addAll(of(OUTSIDE, kinds));
    }
    return found;
  }

  private List<Manifest> in(Unit unit, Set<String> kinds) {
    return switch (unit.source()) {
      case Source.Plain(var files) -> plain(files, kinds);
      case Source.Helm(var chart, var values) -> helm(unit, chart, kinds);
      case Source.Kustomize(var folder, var files) -> overlay(unit, files, kinds);
      case Source.NoChart(var values) -> List.of();
    };
  }

  private List<Manifest> plain(Collection<String> paths, Set<String> kinds) {
    return paths.stream()
        .flatMap(path -> renderings.files().glance(path).stream())
        .filter(file -> speaksOf(file.text(), "", kinds))
        .flatMap(file -> Manifests.in(YamlReader.read(file)).stream())
        .filter(object -> kinds.contains(object.text("kind")))
        .toList();
  }

  private List<Manifest> helm(Unit unit, String chart, Set<String> kinds) {
    var files = renderings.files();
    boolean isWorthIt =
        files.tree().list(chart).stream()
            .flatMap(path -> files.glance(path).stream())
            .anyMatch(file -> speaksOf(file.text(), "kind: ", kinds));
    return isWorthIt ? rendered(unit, kinds) : List.of();
  }

  /** What generators make is known only once it is built. */
  private List<Manifest> overlay(Unit unit, List<String> paths, Set<String> kinds) {
    boolean isWorthIt =
        paths.stream()
            .flatMap(path -> renderings.files().glance(path).stream())
            .anyMatch(
                file -> speaksOf(file.text(), "", kinds) || file.text().contains("Generator"));
    return isWorthIt ? rendered(unit, kinds) : List.of();
  }

  private List<Manifest> rendered(Unit unit, Set<String> kinds) {
    return renderings.of(unit).objects().stream()
        .filter(object -> kinds.contains(object.text("kind")))
        .toList();
  }

  private static boolean speaksOf(String text, String start, Set<String> kinds) {
    return kinds.stream().anyMatch(kind -> text.contains(start + kind));
  }
}
