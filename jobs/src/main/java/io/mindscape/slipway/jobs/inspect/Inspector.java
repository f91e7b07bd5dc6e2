package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.render.HelmRenderer;
import io.mindscape.slipway.jobs.render.Unit;
import io.mindscape.slipway.policies.judge.Judge;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.util.List;

/** Judges a tree: its YAML, its workflows, and every unit's objects. */
public final class Inspector {

  private final Judge judge;
  private final HelmRenderer helm;

  public Inspector(Judge judge, HelmRenderer helm) {
    this.judge = judge;
    this.helm = helm;
  }

  /** Judges all of {@code tree} in {@code scope}. */
  public Inspection inspect(Snapshot tree, Strategy strategy, Scope scope) {
    throw new UnsupportedOperationException("being built");
  }

  /** The objects of one unit as they will run; rendering errors are left out. */
  public List<Manifest> render(Snapshot tree, Strategy strategy, Unit unit) {
    throw new UnsupportedOperationException("being built");
  }

  /** What to look at. */
  public sealed interface Scope {
    /** Everything. */
    record Whole() implements Scope {}

    /** Everything of one environment. */
    record Environment(String name) implements Scope {}

    /** The files at {@code paths} and the units that they take part in. */
    record Paths(List<String> paths) implements Scope {}
  }
}
