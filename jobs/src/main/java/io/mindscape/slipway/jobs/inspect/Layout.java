package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.jobs.derived.Key;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.render.Affected;
import io.mindscape.slipway.jobs.render.Charts;
import io.mindscape.slipway.jobs.render.Unit;
import io.mindscape.slipway.jobs.render.Unit.Source;
import io.mindscape.slipway.jobs.render.Units;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where things stand in a tree: its units, and the YAML files that are part of none. It is the same
 * for all trees of the same {@link Shape}, so it holds on to none. Safe to share.
 */
final class Layout {

  private static final long UNIT_BYTES = 1_200;
  private static final long PATH_BYTES = 160;

  private final boolean nothingIsDelivered;
  private final List<Unit> units;
  private final Affected affected;
  private final Charts charts;
  private final List<String> yaml;
  private final List<String> terraform;
  private final Set<String> taken = new HashSet<>();

  Layout(Snapshot tree, Strategy strategy) {
    this.nothingIsDelivered = strategy.delivery().environments().isEmpty();
    this.units = Units.in(tree, strategy);
    this.affected = Affected.of(units);
    this.charts = Units.charts(tree);
    this.yaml = tree.list("").stream().filter(this::isYaml).toList();
    this.terraform = tree.list("").stream().filter(Terraforms::isTerraform).toList();
    for (var unit : units) {
      switch (unit.source()) {
        case Source.Plain(var files) -> taken.addAll(files);
        case Source.Helm helm -> taken.addAll(helm.values());
        case Source.Kustomize(var folder, var files) -> taken.addAll(files);
        case Source.NoChart(var values) -> taken.addAll(values);
      }
    }
  }

  /** That of a tree; one of its shape that is kept already serves as well. */
  static Layout of(Snapshot tree, Strategy strategy, Kept kept) {
    return Shape.of(tree, kept)
        .map(shape -> kept.layout(new Origin(shape, strategy), () -> new Layout(tree, strategy)))
        .orElseGet(() -> new Layout(tree, strategy));
  }

  /** What a layout depends on. */
  record Origin(Key shape, Strategy strategy) {}

  List<Unit> units() {
    return units;
  }

  /** The units that one of these files takes part in, in their order. */
  List<Unit> affected(Collection<String> paths) {
    return affected.by(paths);
  }

  /** The paths of all YAML that can be read as such; templates cannot. */
  List<String> yaml() {
    return yaml;
  }

  /** The paths of all files of Terraform. */
  List<String> terraform() {
    return terraform;
  }

  /** Whether a file is YAML that can be read as such. */
  boolean isYaml(String path) {
    return (path.endsWith(".yaml") || path.endsWith(".yml")) && !charts.isTemplate(path);
  }

  /** Whether a file is part of no unit and no chart. */
  boolean isLoose(String path) {
    return !taken.contains(path) && charts.of(path).isEmpty();
  }

  /** Whether the strategy does not say how environments are delivered. */
  boolean nothingIsDelivered() {
    return nothingIsDelivered;
  }

  /** How much memory it takes, roughly. */
  long bytes() {
    return UNIT_BYTES * (1 + units.size())
        + PATH_BYTES * (yaml.size() + terraform.size() + taken.size());
  }
}
