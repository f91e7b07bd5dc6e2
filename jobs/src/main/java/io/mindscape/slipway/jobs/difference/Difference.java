package io.mindscape.slipway.jobs.difference;

import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.jobs.inspect.Running;
import io.mindscape.slipway.jobs.render.Unit;
import io.mindscape.slipway.jobs.render.Units;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.util.List;
import java.util.TreeSet;
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
      var affected = Units.affected(Units.in(files, strategy), paths);
      return inspector.running(files, strategy, affected.stream().filter(which).toList());
    }
  }

  /**
   * Renders and compares.
   *
   * @param which the units that count
   */
  public static Difference between(
      Inspector inspector, Tree before, Tree after, Predicate<Unit> which) {
    var paths = changed(before.files(), after.files());
    var was = before.running(inspector, paths, which);
    var is = after.running(inspector, paths, which);
    return new Difference(
        ApplicationChange.between(was.objects(), is.objects(), was.secrets().and(is.secrets())),
        was.problems(),
        is.problems());
  }

  private static List<String> changed(Snapshot before, Snapshot after) {
    var paths = new TreeSet<>(before.list(""));
    paths.addAll(after.list(""));
    return paths.stream().filter(path -> !before.read(path).equals(after.read(path))).toList();
  }
}
