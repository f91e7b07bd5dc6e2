package io.mindscape.slipway.jobs.maintenance.care;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.database.Chore;
import io.mindscape.slipway.jobs.database.Chore.Kind;
import io.mindscape.slipway.jobs.database.Chores;
import io.mindscape.slipway.jobs.database.DatabaseCare;
import io.mindscape.slipway.jobs.database.DatabaseCare.Done;
import io.mindscape.slipway.jobs.database.Remarks;
import io.mindscape.slipway.jobs.maintenance.task.Footing;
import io.mindscape.slipway.jobs.maintenance.task.Measure;
import io.mindscape.slipway.jobs.maintenance.task.Step;
import io.mindscape.slipway.jobs.maintenance.task.Task;
import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import io.mindscape.slipway.jobs.prose.Markdown;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks after a PostgreSQL: gives back the room that dead rows and bloated indexes take, keeps
 * wraparound away, and brings statistics to date. What it only sees, it says.
 */
public final class DatabaseOptimization implements Task {

  /** One large table must not take the window from the others. */
  private static final Duration LONGEST = Duration.ofMinutes(30);

  @Override
  public TaskName name() {
    return TaskName.DATABASE_OPTIMIZATION;
  }

  @Override
  public List<Step> steps(Turn turn) {
    turn.guard().step("looking at the tables");
    var found = database(turn).look();
    Remarks.of(found, name -> Markdown.code(name.toString())).forEach(turn.notes()::did);
    var chores = Chores.of(found);
    if (chores.isEmpty()) {
      turn.notes().did("no dead rows, no bloated index, no stale statistics: nothing to do");
    }
    var environment = environment(turn.occasion().inForce().strategy());
    return chores.stream().map(chore -> step(chore, environment)).toList();
  }

  private static DatabaseCare database(Turn turn) {
    return turn.systems().upkeep().databases().of(turn.occasion().inForce().strategy().database());
  }

  private static Step step(Chore chore, Optional<String> environment) {
    var step = Step.of(chore.key(), chore.title(), measure(chore.kind()), at -> perform(at, chore));
    return environment.map(step::in).orElse(step);
  }

  /** The one in whose namespace the database's Secret is; nothing where that is in none alone. */
  private static Optional<String> environment(Strategy strategy) {
    var access = strategy.database();
    if (access == null) {
      return Optional.empty();
    }
    var secret = access.secret();
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

  private static Measure measure(Kind kind) {
    var declared =
        switch (kind) {
          case DROP_LEFTOVER -> Duration.ofMinutes(1);
          case ANALYZE -> Duration.ofMinutes(5);
          case REINDEX -> Duration.ofMinutes(15);
          case VACUUM, FREEZE -> LONGEST;
        };
    return new Measure("database_optimization/" + kind.word(), declared);
  }

  private static void perform(Footing at, Chore chore) {
    at.check(chore.title());
    var on = Markdown.code(chore.on().toString());
    try {
      at.notes().did(on + said(chore, database(at.turn()).perform(chore, LONGEST)));
    } catch (Unavailable | Refused failure) {
      at.notes().couldNot("%s: %s".formatted(on, failure.getMessage()));
    }
  }

  private static String said(Chore chore, Done done) {
    var sizes =
        "%s before, %s after"
            .formatted(Remarks.size(done.before().bytes()), Remarks.size(done.after().bytes()));
    return switch (chore.kind()) {
      case VACUUM -> ": %s; %s".formatted(rows(done), sizes);
      case FREEZE -> ": frozen; %s; %s".formatted(rows(done), sizes);
      case REINDEX -> ": rebuilt; " + sizes;
      case ANALYZE -> ": statistics refreshed";
      case DROP_LEFTOVER -> ": dropped, the rest of a rebuilding that was cut off; " + sizes;
    };
  }

  private static String rows(Done done) {
    return "%,d dead rows before, %,d after"
        .formatted(done.before().deadRows(), done.after().deadRows());
  }
}
