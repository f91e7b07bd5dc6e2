package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.render.HelmRenderer;
import io.mindscape.slipway.jobs.render.Unit;
import io.mindscape.slipway.policies.judge.Judge;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
  private final Clock clock;

  /**
   * @param clock tells the day, UTC, by which the exceptions of a repository end
   */
  public Inspector(Judge judge, HelmRenderer helm, Clock clock) {
    this.judge = judge;
    this.helm = helm;
    this.clock = clock;
  }

  /** Today, UTC. */
  public LocalDate day() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /**
   * Judges all of {@code tree} in {@code scope}. Objects outside every unit are judged folder by
   * folder, for no environment.
   */
  public Inspection inspect(Snapshot tree, Strategy strategy, Scope scope) {
    return new Pass(judge, new Renderings(helm, strategy, new Files(tree)), scope, day())
        .inspection();
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
