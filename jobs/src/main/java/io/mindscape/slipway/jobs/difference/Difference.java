package io.mindscape.slipway.jobs.difference;

import io.mindscape.slipway.jobs.git.Differing;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.jobs.inspect.Inspector.Scope;
import io.mindscape.slipway.jobs.inspect.Running;
import io.mindscape.slipway.jobs.render.Unit;
import io.mindscape.slipway.jobs.render.Unit.Source;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.secrecy.Secrets;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What changes between two trees: of the applications that a file which differs takes part in.
 *
 * @param before why something of the earlier tree could not be rendered
 * @param after why something of the later tree cannot be rendered
 */
public record Difference(
    List<ApplicationChange> applications, List<Finding> before, List<Finding> after) {

  public Difference {
    applications = List.copyOf(applications);
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /**
   * A tree, and how its environments are delivered.
   *
   * @param strategy its own, as a rule
   */
  public record Tree(Snapshot files, Strategy strategy) {
    private Running running(Inspector inspector, List<String> paths, Predicate<Unit> which) {
      var affected = inspector.affected(files, strategy, paths);
      return inspector.running(files, strategy, affected.stream().filter(which).toList());
    }

    /** What Terraform makes, each folder and environment as a unit of its own. */
    private Map<Unit, List<Manifest>> stacks(
        Inspector inspector, List<String> paths, Predicate<Unit> which) {
      var found = new LinkedHashMap<Unit, List<Manifest>>();
      for (var stack : inspector.stacks(files, strategy, new Scope.Paths(paths))) {
        var nothing = new Source.Plain(List.of());
        var unit = new Unit(stack.name(), stack.environment(), stack.folder(), nothing);
        if (which.test(unit)) {
          found.put(unit, stack.resources());
        }
      }
      return found;
    }
  }

  /**
   * Renders and compares.
   *
   * @param which the units that count
   */
  public static Difference between(
      Inspector inspector, Tree before, Tree after, Predicate<Unit> which) {
    var paths = Differing.between(before.files(), after.files());
    var was = before.running(inspector, paths, which);
    var is = after.running(inspector, paths, which);
    var made = before.stacks(inspector, paths, which);
    var makes = after.stacks(inspector, paths, which);
    var secrets = Secrets.builder();
    made.values().forEach(secrets::objects);
    makes.values().forEach(secrets::objects);
    return new Difference(
        ApplicationChange.between(
            together(was.objects(), made),
            together(is.objects(), makes),
            was.secrets().and(is.secrets()).and(secrets.build())),
        was.problems(),
        is.problems());
  }

  private static Map<Unit, List<Manifest>> together(
      Map<Unit, List<Manifest>> some, Map<Unit, List<Manifest>> others) {
    var all = new LinkedHashMap<>(some);
    all.putAll(others);
    return all;
  }
}
