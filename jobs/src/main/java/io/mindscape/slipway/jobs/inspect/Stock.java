package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.jobs.render.Unit;
import io.mindscape.slipway.jobs.render.Unit.Source;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the objects of some kinds in an environment of a tree. Only files that speak of a kind are
 * parsed, only charts that do are rendered, and none of them counts as read for that.
 */
final class Stock {

  /** What is outside of every environment. */
  static final String OUTSIDE = "";

  /** What a kustomization says where it makes objects that stand in no file. */
  private static final String GENERATOR = "Generator";

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
    var words = new HashSet<>(kinds);
    words.add(GENERATOR);
    var mentioned = renderings.mentions().of(words);
    return mentioned.isEmpty() ? List.of() : of(environment, new Sought(kinds, mentioned));
  }

  /**
   * What is looked for.
   *
   * @param files that may speak of the kinds
   */
  private record Sought(Set<String> kinds, NavigableSet<String> files) {}

  private List<Manifest> of(String environment, Sought sought) {
    var found = new ArrayList<Manifest>();
    for (var unit : layout.units()) {
      if (unit.environment().equals(environment)) {
        found.addAll(in(unit, sought));
      }
    }
    if (environment.equals(OUTSIDE)) {
      var loose = sought.files().stream().filter(layout::isYaml).filter(layout::isLoose).toList();
      found.addAll(plain(loose, sought));
    } else if (layout.nothingIsDelivered()) {
      found.addAll(of(OUTSIDE, sought));
    }
    return found;
  }

  private List<Manifest> in(Unit unit, Sought sought) {
    return switch (unit.source()) {
      case Source.Plain(var files) -> plain(files, sought);
      case Source.Helm source -> helm(unit, source, sought);
      case Source.Kustomize(var folder, var files) -> overlay(unit, files, sought);
      case Source.NoChart(var values) -> List.of();
    };
  }

  private List<Manifest> plain(Collection<String> paths, Sought sought) {
    return paths.stream()
        .filter(sought.files()::contains)
        .flatMap(path -> renderings.files().glance(path).stream())
        .filter(file -> speaksOf(file.text(), "", sought.kinds()))
        .flatMap(file -> Manifests.in(YamlReader.read(file)).stream())
        .filter(object -> sought.kinds().contains(object.text("kind")))
        .toList();
  }

  private List<Manifest> helm(Unit unit, Source.Helm source, Sought sought) {
    var files = renderings.files();
    boolean isWorthIt =
        source.folders().stream()
            .flatMap(chart -> below(chart, sought.files()).stream())
            .flatMap(path -> files.glance(path).stream())
            .anyMatch(file -> speaksOf(file.text(), "kind: ", sought.kinds()));
    return isWorthIt ? rendered(unit, sought) : List.of();
  }

  /** What generators make is known only once it is built. */
  private List<Manifest> overlay(Unit unit, List<String> paths, Sought sought) {
    boolean isWorthIt =
        paths.stream()
            .filter(sought.files()::contains)
            .flatMap(path -> renderings.files().glance(path).stream())
            .anyMatch(
                file ->
                    speaksOf(file.text(), "", sought.kinds()) || file.text().contains(GENERATOR));
    return isWorthIt ? rendered(unit, sought) : List.of();
  }

  private List<Manifest> rendered(Unit unit, Sought sought) {
    return renderings.of(unit).objects().stream()
        .filter(object -> sought.kinds().contains(object.text("kind")))
        .toList();
  }

  private static Collection<String> below(String folder, NavigableSet<String> paths) {
    return folder.isEmpty() ? paths : paths.subSet(folder + "/", folder + "0");
  }

  private static boolean speaksOf(String text, String start, Set<String> kinds) {
    return kinds.stream().anyMatch(kind -> text.contains(start + kind));
  }
}
