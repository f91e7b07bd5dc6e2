package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.render.Charts;
import io.mindscape.slipway.jobs.render.Unit;
import io.mindscape.slipway.jobs.render.Unit.Source;
import io.mindscape.slipway.jobs.render.Units;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where things stand in a tree: its units, and the YAML files that are part of none. */
final class Layout {

  private final Snapshot tree;
  private final Strategy strategy;
  private final List<Unit> units;
  private final Charts charts;
  private final Set<String> taken = new HashSet<>();

  Layout(Snapshot tree, Strategy strategy) {
    this.tree = tree;
    this.strategy = strategy;
    this.units = Units.in(tree, strategy);
    this.charts = Units.charts(tree);
    for (var unit : units) {
      switch (unit.source()) {
        case Source.Plain(var files) -> taken.addAll(files);
        case Source.Helm(var chart, var values) -> taken.addAll(values);
        case Source.Kustomize(var folder, var files) -> taken.addAll(files);
        case Source.NoChart(var values) -> taken.addAll(values);
      }
    }
  }

  List<Unit> units() {
    return units;
  }

  /** The paths of all YAML that can be read as such; templates cannot. */
  List<String> yaml() {
    return tree.list("").stream()
        .filter(path -> path.endsWith(".yaml") || path.endsWith(".yml"))
        .filter(path -> !charts.isTemplate(path))
        .toList();
  }

  /** Whether a file is part of no unit and no chart. */
  boolean isLoose(String path) {
    return !taken.contains(path) && charts.of(path).isEmpty();
  }

  /** Whether the strategy does not say how environments are delivered. */
  boolean nothingIsDelivered() {
    return strategy.delivery().environments().isEmpty();
  }
}
