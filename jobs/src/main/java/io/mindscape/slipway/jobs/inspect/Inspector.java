package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.render.HelmRenderer;
import io.mindscape.slipway.jobs.render.Unit;
import io.mindscape.slipway.policies.judge.Judge;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.util.List;

/**
 * Judges a tree: its YAML, its workflows, and every unit's objects. Findings on rendered objects
 * stand on the lines that they were rendered from.
 *
 * <p>Methods throw {@link io.mindscape.slipway.jobs.Unavailable} when charts cannot be rendered at
 * all; a chart that is wrong is a finding.
 */
public final class Inspector {

  private final Judge judge;
  private final HelmRenderer helm;

  public Inspector(Judge judge, HelmRenderer helm) {
    this.judge = judge;
    this.helm = helm;
  }

  /**
   * Judges all of {@code tree} in {@code scope}. Objects outside every unit are judged folder by
   * folder, for no environment.
   */
  public Inspection inspect(Snapshot tree, Strategy strategy, Scope scope) {
    return new Pass(judge, new Renderings(helm, strategy, new Files(tree)), scope).inspection();
  }

  /** The objects of one unit as they will run; rendering errors are left out. */
  public List<Manifest> render(Snapshot tree, Strategy strategy, Unit unit) {
    return new Renderings(helm, strategy, new Files(tree)).of(unit).objects();
  }

  /** What to look at. */
  public sealed interface Scope {
    /** Everything. */
    record Whole() implements Scope {}

    /**
     * Everything of one environment. Where the strategy does not say how environments are
     * delivered, that is everything, judged as if it were for that environment.
     */
    record Environment(String name) implements Scope {}

    /** The files at {@code paths} and the units that they take part in. */
    record Paths(List<String> paths) implements Scope {
      public Paths {
        paths = List.copyOf(paths);
      }
    }
  }
}
