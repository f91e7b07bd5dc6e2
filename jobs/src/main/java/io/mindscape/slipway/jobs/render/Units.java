package io.mindscape.slipway.jobs.render;

import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.render.Unit.Source;
import io.mindscape.slipway.policies.strategy.Delivery.Target;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the units of a tree. */
public final class Units {

  private final Snapshot tree;
  private final Strategy strategy;
  private final List<String> paths;
  private final Charts charts;
  private final Libraries libraries;
  private final Overlays overlays;
  private final List<Unit> units = new ArrayList<>();

  private Units(Snapshot tree, Strategy strategy) {
    this.tree = tree;
    this.strategy = strategy;
    this.paths = tree.list("");
    this.charts = Charts.in(paths);
    this.libraries = new Libraries(tree);
    this.overlays = new Overlays(new Kustomizations(tree, paths), charts);
  }

  /**
   * Every unit that the strategy's environments have, and every chart that stands alone.
   *
   * <p>A folder in the paths of an environment that holds {@code values.yaml} (or {@code
   * values-….yaml}) is a Helm unit; its chart is the one that the strategy names, or that its name
   * tells. A folder with a kustomization file is a Kustomize unit, unless another of the same
   * environment is made of it. All other folders of YAML are plain units, one for each folder
   * directly in a path of the environment.
   */
  public static List<Unit> in(Snapshot tree, Strategy strategy) {
    var units = new Units(tree, strategy);
    strategy.delivery().environments().values().forEach(units::environment);
    units.standalone();
    units.loose();
    return units.units.stream().sorted().toList();
  }

  /** Those of {@code units} that one of {@code paths} takes part in. */
  public static List<Unit> affected(List<Unit> units, List<String> paths) {
    if (paths.contains(Strategy.FILE)) {
      return units;
    }
    return units.stream()
        .filter(unit -> paths.stream().anyMatch(path -> takesPart(path, unit)))
        .toList();
  }

  /** The charts of a tree. */
  public static Charts charts(Snapshot tree) {
    return Charts.in(tree.list(""));
  }

  private static boolean takesPart(String path, Unit unit) {
    return switch (unit.source()) {
      case Source.Helm helm ->
          helm.folders().stream().anyMatch(folder -> Paths.isIn(path, folder))
              || helm.values().contains(path)
              || Paths.isIn(path, unit.folder());
      case Source.Plain(var files) -> files.contains(path) || Paths.isIn(path, unit.folder());
      case Source.Kustomize(var folder, var files) ->
          files.contains(path) || Paths.isIn(path, folder);
      case Source.NoChart(var values) -> Paths.isIn(path, unit.folder());
    };
  }

  private void environment(Target target) {
    var seen = new HashSet<String>();
    var found = overlays.of(target);
    for (var written : target.paths()) {
      var root = Paths.clean(written);
      found.stream()
          .filter(overlay -> Paths.isIn(overlay.folder(), root) && seen.add(overlay.folder()))
          .forEach(overlay -> units.add(overlaid(target, root, overlay)));
      var parts = overlays.parts(found, root);
      var yaml =
          paths.stream()
              .filter(path -> Paths.isYaml(path) && Paths.isIn(path, root))
              .filter(path -> !path.equals(Strategy.FILE) && !path.startsWith(".github/"))
              .filter(path -> found.isEmpty() || !parts.test(path))
              .filter(seen::add)
              .toList();
      var releases = isHelm(target) ? releases(yaml) : Set.<String>of();
      var byFolder = yaml.stream().collect(Collectors.groupingBy(Paths::folder));
      releases.forEach(
          folder -> helm(target, root, folder, byFolder.getOrDefault(folder, List.of())));
      plain(target, root, yaml, releases);
    }
  }

  private static boolean isHelm(Target target) {
    return switch (target.renderer()) {
      case AUTO, HELM -> true;
      case YAML, KUSTOMIZE -> false;
    };
  }

  private Unit overlaid(Target target, String root, Overlay overlay) {
    var folder = overlay.folder();
    boolean isCalledAsIts = Paths.name(folder).equals(target.environment());
    return unit(
        isCalledAsIts && !folder.equals(root)
            ? Overlays.application(folder, target.environment())
            : application(target, root, folder),
        target.environment(),
        overlay);
  }

  private static Unit unit(String application, String environment, Overlay overlay) {
    var files = List.copyOf(overlay.files());
    return new Unit(
        application, environment, overlay.folder(), new Source.Kustomize(overlay.folder(), files));
  }

  /** The folders that hold values for a chart. */
  private Set<String> releases(List<String> yaml) {
    var folders = new HashSet<String>();
    for (var path : yaml) {
      var folder = Paths.folder(path);
      boolean isPartOfChart = charts.of(path).filter(chart -> !chart.equals(folder)).isPresent();
      if (isValues(path) && !isPartOfChart) {
        folders.add(folder);
      }
    }
    return folders;
  }

  /**
   * @param yaml what stands right in the folder
   */
  private void helm(Target target, String root, String folder, List<String> yaml) {
    var application = application(target, root, folder);
    var values = yaml.stream().filter(Units::isValues).sorted(Units::plainNameFirst).toList();
    var chart = charts.isFolder(folder) ? folder : charts.chartOf(application, strategy.delivery());
    units.add(
        new Unit(
            application,
            target.environment(),
            folder,
            chart == null ? new Source.NoChart(values) : helm(chart, values)));
  }

  private Source helm(String chart, List<String> values) {
    return new Source.Helm(chart, values, libraries.of(chart));
  }

  private void plain(Target target, String root, List<String> yaml, Set<String> releases) {
    Map<String, List<String>> folders = new TreeMap<>();
    for (var path : yaml) {
      boolean isHelms = charts.of(path).isPresent() || releases.contains(Paths.folder(path));
      if (!isHelms) {
        var below = Paths.below(path, root);
        int slash = below.indexOf('/');
        var folder = slash < 0 ? root : Paths.join(root, below.substring(0, slash));
        folders.computeIfAbsent(folder, any -> new ArrayList<>()).add(path);
      }
    }
    folders.forEach(
        (folder, files) ->
            units.add(
                new Unit(
                    application(target, root, folder),
                    target.environment(),
                    folder,
                    new Source.Plain(files))));
  }

  /**
   * What the content of a folder is called: as the folder, unless that is called as the environment
   * or is a whole path of it; then as the image whose tag is written there, or the folder above.
   */
  private String application(Target target, String root, String folder) {
    var environment = target.environment();
    if (!folder.equals(root) || !Paths.name(folder).equals(environment)) {
      return Paths.name(folder).isEmpty() ? environment : Paths.name(folder);
    }
    for (var image : strategy.delivery().images().entrySet()) {
      if (image.getValue().stream()
          .anyMatch(place -> Paths.folder(place.fileIn(environment)).equals(folder))) {
        return image.getKey().replace('/', '-');
      }
    }
    return Overlays.application(folder, environment);
  }

  /** Overlays that no environment is made of, each by itself. */
  private void loose() {
    var known = Set.copyOf(strategy.environments().keySet());
    for (var overlay : overlays.besides(units)) {
      var name = Paths.name(overlay.folder());
      boolean isNamed =
          known.contains(name) || strategy.delivery().environments().containsKey(name);
      var environment = isNamed ? name : "";
      units.add(unit(Overlays.application(overlay.folder(), name), environment, overlay));
    }
  }

  /**
   * Charts that no environment uses, rendered with their own values; and where nothing says how
   * environments are delivered, with the values that they keep for each.
   */
  private void standalone() {
    var used = units.stream().flatMap(Units::chart).collect(Collectors.toSet());
    for (var chart : charts.folders()) {
      if (!used.contains(chart) && !Charts.isLibrary(tree, chart)) {
        var name = Charts.name(tree, chart);
        units.add(new Unit(name, "", chart, helm(chart, List.of())));
        if (strategy.delivery().environments().isEmpty()) {
          ownEnvironments(name, chart);
        }
      }
    }
  }

  private void ownEnvironments(String name, String chart) {
    for (var environment : strategy.environments().keySet()) {
      var values = Paths.join(chart, "values-%s.yaml".formatted(environment));
      if (paths.contains(values)) {
        units.add(new Unit(name, environment, chart, helm(chart, List.of(values))));
      }
    }
  }

  private static Stream<String> chart(Unit unit) {
    return unit.source() instanceof Source.Helm helm ? Stream.of(helm.chart()) : Stream.empty();
  }

  /** Whether a file is called as one that holds values for a chart. */
  public static boolean isValues(String path) {
    return Paths.name(path).matches("values([._-].+)?\\.ya?ml");
  }

  /** {@code values.yaml} before {@code values-….yaml}, which then win. */
  private static int plainNameFirst(String one, String other) {
    boolean isPlain = Paths.name(one).startsWith("values.y");
    boolean isOtherPlain = Paths.name(other).startsWith("values.y");
    return isPlain == isOtherPlain ? one.compareTo(other) : isPlain ? -1 : 1;
  }
}
