package io.mindscape.slipway.bot.cli;

import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.render.Unit;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The environments of a tree, and the units that are for one. */
final class Environments {

  private Environments() {}

  /**
   * What the tree's own strategy file says; nothing where there is none.
   *
   * @throws Refused if it cannot be understood
   */
  static Optional<Strategy> strategy(Snapshot tree) {
    return tree.read(Strategy.FILE).map(StrategyReader::read);
  }

  /**
   * Refuses what no strategy names.
   *
   * @param name null stands for every environment
   */
  static void check(@Nullable String name, List<Strategy> strategies) {
    var known = new TreeSet<String>();
    for (var strategy : strategies) {
      known.addAll(strategy.environments().keySet());
      known.addAll(strategy.delivery().environments().keySet());
    }
    if (name != null && !known.contains(name)) {
      throw new Refused(
          "There is no environment \"%s\" here; there are %s."
              .formatted(name, String.join(", ", known)));
    }
  }

  /**
   * The units of an environment. Where nothing is delivered, a chart that keeps no values for it is
   * for it too.
   */
  static List<Unit> in(String environment, List<Unit> units, Strategy strategy) {
    boolean nothingIsDelivered = strategy.delivery().environments().isEmpty();
    var own = units.stream().filter(unit -> unit.environment().equals(environment)).toList();
    return units.stream()
        .filter(
            unit ->
                own.contains(unit)
                    || (nothingIsDelivered
                        && unit.environment().isEmpty()
                        && own.stream()
                            .noneMatch(other -> other.application().equals(unit.application()))))
        .toList();
  }
}
