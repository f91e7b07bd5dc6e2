package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.jobs.git.BoundedTree;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.render.HelmRenderer;
import io.mindscape.slipway.jobs.render.KustomizeRenderer;
import io.mindscape.slipway.jobs.render.Unit;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.judge.Judge;
import io.mindscape.slipway.policies.judge.Judges;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/**
 * Judges a tree: its YAML, its workflows, and every unit's objects. Findings on rendered objects
 * stand on the lines that they were rendered from.
 *
 * <p>Methods throw {@link io.mindscape.slipway.jobs.Unavailable} when charts cannot be rendered at
 * all; a chart that is wrong is a finding.
 */
public final class Inspector {

  private final Bench bench;
  private final Renderers renderers;
  private final Clock clock;
  private final Company company;

  /**
   * @param clock tells the day, UTC, by which the exceptions of a repository end
   */
  public Inspector(Judge judge, HelmRenderer helm, Clock clock) {
    this(() -> judge, helm, clock);
  }

  /**
   * @param judge asked anew for each inspection: what a cluster has may change
   * @param clock tells the day, UTC, by which the exceptions of a repository end
   */
  public Inspector(Supplier<Judge> judge, Renderers renderers, Clock clock) {
    this(
        new Bench(judge, false),
        renderers,
        clock,
        new Company(Brought.nothing(), Kept.inMemory(), Progress.UNSEEN));
  }

  /** One that builds no overlays. */
  public Inspector(Supplier<Judge> judge, HelmRenderer helm, Clock clock) {
    this(judge, new Renderers(helm, KustomizeRenderer.none()), clock);
  }

  private Inspector(Bench bench, Renderers renderers, Clock clock, Company company) {
    this.bench = bench;
    this.renderers = renderers;
    this.clock = clock;
    this.company = company;
  }

  /**
   * Who judges.
   *
   * @param isForAll whether that is so for every environment, whatever the strategy file says
   */
  private record Bench(Supplier<Judge> judge, boolean isForAll) {
    Judges judges(Strategy strategy) {
      return isForAll ? Judges.alone(judge.get()) : Judges.of(judge, strategy);
    }
  }

  /** What goes along with every inspection. */
  private record Company(Brought brought, Kept kept, Progress progress) {}

  /** The same, where another judges, in every environment whatever the strategy file says. */
  public Inspector judging(Judge other) {
    return new Inspector(new Bench(() -> other, true), renderers, clock, company);
  }

  /** The same, with what somebody brings along for every tree and environment. */
  public Inspector with(Brought more) {
    return in(new Company(more, company.kept(), company.progress()));
  }

  /** The same, which uses what earlier inspections left there, and leaves what it derives. */
  public Inspector keeping(Kept there) {
    return in(new Company(company.brought(), there, company.progress()));
  }

  /** The same, which tells how far it is. */
  public Inspector telling(Progress progress) {
    return in(new Company(company.brought(), company.kept(), progress));
  }

  private Inspector in(Company other) {
    return new Inspector(bench, renderers, clock, other);
  }

  /** Who judges where a strategy file does not say for which Kubernetes, as of now. */
  public Judge judge() {
    return bench.judge().get();
  }

  /** Who judges which environment. */
  public Judges judges(Strategy strategy) {
    return bench.judges(strategy);
  }

  /** Today, UTC. */
  public LocalDate day() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /**
   * Judges all of {@code tree} in {@code scope}, by its own policies too. Objects outside every
   * unit are judged folder by folder, for no environment.
   */
  public Inspection inspect(Snapshot tree, Strategy strategy, Scope scope) {
    var ground = ground(tree, strategy);
    return inspection(ground, scope, new Base(policies(ground), Earlier.nothing()));
  }

  /**
   * The same, as a change of another tree.
   *
   * @param base what the change started from
   */
  public Inspection inspect(Snapshot tree, Strategy strategy, Scope scope, Base base) {
    return inspection(ground(tree, strategy), scope, base);
  }

  private Inspection inspection(Ground ground, Scope scope, Base base) {
    return new Pass(ground, scope, new Pass.By(day(), base, company.brought(), this::reached))
        .inspection();
  }

  /** Tells how far something is that is done with what was inspected. */
  public void reached(int units, int of) {
    company.progress().reached(units, of, clock.instant());
  }

  /**
   * What a change started from.
   *
   * @param policies those that are in force, whatever the change makes of them
   * @param earlier the objects as they were
   */
  public record Base(OwnPolicies policies, Earlier earlier) {}

  /** The policies that {@code tree} itself holds, which are looked for when they are needed. */
  public OwnPolicies policies(Snapshot tree, Strategy strategy) {
    return policies(ground(tree, strategy));
  }

  private OwnPolicies policies(Ground ground) {
    return new OwnPolicies(ground.judges(), new Stock(ground), company.brought());
  }

  private Ground ground(Snapshot tree, Strategy strategy) {
    var files = new Files(tree);
    return new Ground(
        new Renderings(renderers, strategy, judges(strategy), files, company.kept()),
        Layout.of(files.tree(), strategy, company.kept()));
  }

  /**
   * Where objects of some kinds may stand, as what is to be inspected to meet all of them. Of what
   * did not change since the last look at it, nothing is rendered.
   *
   * @param names of the kinds, in whichever version
   * @param wanted is asked about an {@code apiVersion} and a kind
   */
  public Scope.Paths holding(
      Snapshot tree,
      Strategy strategy,
      Collection<String> names,
      BiPredicate<String, String> wanted) {
    var holders = new Holders(ground(tree, strategy));
    return new Scope.Paths(holders.of(names, kind -> wanted.test(kind.apiVersion(), kind.kind())));
  }

  /** The units of a tree that one of these files takes part in, in their order. */
  public List<Unit> affected(Snapshot tree, Strategy strategy, List<String> paths) {
    return Layout.of(new BoundedTree(tree), strategy, company.kept()).affected(paths);
  }

  /** The objects of one unit as they will run; rendering errors are left out. */
  public List<Manifest> render(Snapshot tree, Strategy strategy, Unit unit) {
    return ground(tree, strategy).renderings().of(unit).objects();
  }

  /** Units of one tree as they will run, judged by nobody. */
  public Running running(Snapshot tree, Strategy strategy, List<Unit> units) {
    var ground = ground(tree, strategy);
    var objects = new LinkedHashMap<Unit, List<Manifest>>();
    var problems = new ArrayList<Finding>();
    for (var unit : units) {
      var rendered = ground.renderings().of(unit);
      objects.put(unit, rendered.objects());
      rendered.problems().stream()
          .map(rendered::atSource)
          .map(found -> unit.environment().isEmpty() ? found : found.in(unit.environment()))
          .forEach(problems::add);
    }
    var secrets = Hidden.of(ground.files(), units, objects.values(), problems);
    return new Running(objects, problems.stream().map(secrets::mask).toList(), secrets);
  }

  /** What Terraform makes of a tree where a change of these files plays a part. */
  public List<Stack> stacks(Snapshot tree, Strategy strategy, Scope scope) {
    return new Terraforms(ground(tree, strategy)).stacks(scope);
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
