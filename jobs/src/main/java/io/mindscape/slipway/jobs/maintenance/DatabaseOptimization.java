package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.maintenance.DatabaseCare.Table;
import io.mindscape.slipway.policies.Refused;
import java.time.Duration;

/**
 * Gives back the room that dead rows take, the worst table first, and brings statistics to date.
 */
final class DatabaseOptimization implements Task {

  /** One large table must not take the window from the others. */
  private static final Duration LONGEST = Duration.ofMinutes(30);

  @Override
  public TaskName name() {
    return TaskName.DATABASE_OPTIMIZATION;
  }

  @Override
  public void run(Turn turn) {
    turn.guard().step("looking at the tables");
    var worn =
        turn.systems().upkeep().database().tables().stream()
            .filter(table -> table.deadTuples() > 0)
            .toList();
    if (worn.isEmpty()) {
      turn.notes().did("no table has dead rows");
    }
    worn.forEach(table -> vacuum(turn, table));
  }

  private static void vacuum(Turn turn, Table before) {
    turn.guard().step("the vacuum of " + before);
    try {
      var after = turn.systems().upkeep().database().vacuum(before, LONGEST);
      turn.notes()
          .did(
              "%s: %,d dead rows before, %,d after; %s before, %s after"
                  .formatted(
                      Markdown.code(before.toString()),
                      before.deadTuples(),
                      after.deadTuples(),
                      size(before.bytes()),
                      size(after.bytes())));
    } catch (Unavailable | Refused failure) {
      turn.notes()
          .couldNot("%s: %s".formatted(Markdown.code(before.toString()), failure.getMessage()));
    }
  }

  private static String size(long bytes) {
    return bytes < 10 * 1024 * 1024
        ? "%,d kB".formatted(bytes / 1024)
        : "%,d MB".formatted(bytes / 1024 / 1024);
  }
}
