package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.jobs.render.Paths;
import io.mindscape.slipway.jobs.render.Unit;
import io.mindscape.slipway.jobs.render.Unit.Source;
import io.mindscape.slipway.policies.finding.ResourceRef;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Manifests;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds out where objects of some kinds stand. Which kinds a unit has is kept, so that only units
 * that changed since the last look are rendered.
 */
final class Holders {

  private static final Extract<Kinds> KINDS =
      new Extract<>("kinds/1", Kinds.class, Kinds::of, Kinds::bytes);

  private final Ground ground;

  Holders(Ground ground) {
    this.ground = ground;
  }

  /** A version of a kind, such as {@code policy/v1} and {@code PodDisruptionBudget}. */
  record Kind(String apiVersion, String kind) {
    private static Kind of(Manifest object) {
      return of(object.ref());
    }

    private static Kind of(ResourceRef object) {
      return new Kind(object.apiVersion(), object.kind());
    }
  }

  /** Those of a unit's objects. */
  private record Kinds(Set<Kind> all) {
    static Kinds of(List<Manifest> objects) {
      return new Kinds(objects.stream().map(Kind::of).collect(Collectors.toUnmodifiableSet()));
    }

    long bytes() {
      return 100 + 150L * all.size();
    }
  }

  /**
   * One path of each unit that has such an object, or of which nobody knows whether it has; and the
   * files outside units that have one.
   *
   * @param names of the kinds that are wanted, in whichever version
   */
  List<String> of(Collection<String> names, Predicate<Kind> wanted) {
    var paths = new TreeSet<String>();
    ground.layout().units().parallelStream()
        .filter(unit -> mayHold(unit, wanted))
        .map(Holders::path)
        .toList()
        .forEach(paths::add);
    loose(names, wanted).forEach(paths::add);
    return List.copyOf(paths);
  }

  private boolean mayHold(Unit unit, Predicate<Kind> wanted) {
    return ground
        .renderings()
        .sound(unit, KINDS)
        .map(kinds -> kinds.all().stream().anyMatch(wanted))
        .orElse(true);
  }

  private Stream<String> loose(Collection<String> names, Predicate<Kind> wanted) {
    var layout = ground.layout();
    return ground.renderings().mentions().of(names).stream()
        .filter(layout::isYaml)
        .filter(layout::isLoose)
        .filter(
            path ->
                Manifests.in(ground.files().yaml(path)).stream().map(Kind::of).anyMatch(wanted));
  }

  /** One that leads to the unit, and to as few others as may be. */
  private static String path(Unit unit) {
    return switch (unit.source()) {
      case Source.Plain(var files) -> files.getFirst();
      case Source.Helm(var chart, var values, var libraries) ->
          values.isEmpty() ? Paths.join(chart, "Chart.yaml") : values.getLast();
      case Source.Kustomize(var folder, var files) ->
          files.stream()
              .filter(file -> Paths.folder(file).equals(folder))
              .findFirst()
              .orElseGet(files::getFirst);
      case Source.NoChart(var values) -> values.getFirst();
    };
  }
}
