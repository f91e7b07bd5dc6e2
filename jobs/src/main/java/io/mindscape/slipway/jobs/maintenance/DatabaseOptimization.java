package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.maintenance.DatabaseCare.Table;
import io.mindscape.slipway.policies.Refused;
import java.time.Duration;
import java.util.List;

/**
 * Gives back the room that dead rows take, the worst table first, and brings statistics to date.
 */
final class DatabaseOptimization implements Task {

  /** One large table must not take the window from the others. */
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private static final Measure VACUUM = new Measure("database_optimization/vacuum", LONGEST);

  @Override
  public TaskName name() {
    return TaskName.DATABASE_OPTIMIZATION;
  }

  @Override
  public List<Step> steps(Turn turn) {
    turn.guard().step("looking at the tables");
    var worn =
        turn.systems().upkeep().database().tables().stream()
            .filter(table -> table.deadTuples() > 0)
            .toList();
    if (worn.isEmpty()) {
      turn.notes().did("no table has dead rows");
    }
    return worn.stream()
        .map(
            table ->
                Step.of(
                    "vacuum " + table, "the vacuum of " + table, VACUUM, at -> vacuum(at, table)))
        .toList();
  }

  private static void vacuum(Footing at, Table before) {
    at.check("the vacuum of " + before);
    try {
      var after = at.systems().upkeep().database().vacuum(before, LONGEST);
      at.notes()
          .did(
              "%s: %,d dead rows before, %,d after; %s before, %s after"
                  .formatted(
                      Markdown.code(before.toString()),
                      before.deadTuples(),
                      after.deadTuples(),
                      size(before.bytes()),
                      size(after.bytes())));
    } catch (Unavailable | Refused failure) {
      at.notes()
          .couldNot("%s: %s".formatted(Markdown.code(before.toString()), failure.getMessage()));
    }
  }

  private static String size(long bytes) {
    return bytes < 10 * 1024 * 1024
        ? "%,d kB".formatted(bytes / 1024)
        : "%,d MB".formatted(bytes / 1024 / 1024);
  }
}
