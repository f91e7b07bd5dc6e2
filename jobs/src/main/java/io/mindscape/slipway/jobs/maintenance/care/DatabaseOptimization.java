package io.mindscape.slipway.jobs.maintenance.care;

import io.mindscape.slipway.jobs.maintenance.task.Step;
import io.mindscape.slipway.jobs.maintenance.task.Task;
import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import io.mindscape.slipway.policies.strategy.DatabaseAccess;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks after PostgreSQL: gives back the room that dead rows and bloated indexes take, keeps
 * wraparound away, and brings statistics to date. What it only sees, it says. Of several databases
 * those of the first environment come first, and those of the next only if all went well there.
 */
public final class DatabaseOptimization implements Task {

  @Override
  public TaskName name() {
    return TaskName.DATABASE_OPTIMIZATION;
  }

  /** One of several that does not answer says nothing about the others of its environment. */
  @Override
  public List<Step> steps(Turn turn) {
    var strategy = turn.occasion().inForce().strategy();
    var databases = strategy.databases();
    if (databases.isEmpty()) {
      return new DatabaseSteps(null, Optional.empty()).found(turn);
    }
    if (databases.size() == 1 && !databases.getFirst().isLabelled()) {
      var only = databases.getFirst();
      return new DatabaseSteps(only, environment(only, strategy)).found(turn);
    }
    return databases.stream()
        .map(one -> new DatabaseSteps(one, Optional.of(one.environment())))
        .flatMap(one -> one.foundOrNot(turn).stream())
        .toList();
  }

  /** The one in whose namespace the database's Secret is; nothing where that is in none alone. */
  private static Optional<String> environment(DatabaseAccess only, Strategy strategy) {
    var secret = only.secret();
    var found =
        strategy.delivery().environments().entrySet().stream()
            .filter(named -> named.getValue().namespace().equals(secret.namespace()))
            .filter(
                named ->
                    named.getValue().waves().stream()
                        .anyMatch(wave -> wave.contains(secret.cluster())))
            .map(Map.Entry::getKey)
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }
}
