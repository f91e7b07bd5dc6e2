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
import io.mindscape.slipway.jobs.maintenance.task.Task.Turn;
import io.mindscape.slipway.jobs.prose.Markdown;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.DatabaseAccess;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What there is to do in one database, a step each. */
final class DatabaseSteps {

  /** One large table must not take the window from the others. */
  private static final Measure LOOK =
      new Measure("database_optimization/look", Duration.ofMinutes(1));

  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final @Nullable DatabaseAccess access;
  private final String label;
  private final Optional<String> environment;

  /**
   * @param access null for the database that the settings name
   * @param environment that it belongs to, if that is known
   */
  DatabaseSteps(@Nullable DatabaseAccess access, Optional<String> environment) {
    this.access = access;
    this.label = access == null ? "" : access.label();
    this.environment = environment;
  }

  /**
   * Looks at it.
   *
   * @throws Refused if a person has to act before it can be looked at
   * @throws Unavailable if it does not answer
   */
  List<Step> found(Turn turn) {
    turn.guard().step("looking at the tables" + (label.isEmpty() ? "" : " of " + label));
    var found = database(turn).look();
    Remarks.of(found, name -> Markdown.code(name.toString()))
        .forEach(remark -> turn.notes().did(prefix() + remark));
    var chores = Chores.of(found);
    if (chores.isEmpty()) {
      turn.notes()
          .did(prefix() + "no dead rows, no bloated index, no stale statistics: nothing to do");
    }
    return chores.stream().map(this::step).toList();
  }

  /** The same, and where it cannot be looked at, a step that says so. */
  List<Step> foundOrNot(Turn turn) {
    try {
      return found(turn);
    } catch (Refused | Unavailable failure) {
      return List.of(
          new Unseen(
              label + " look",
              "the look at the database " + label,
              LOOK,
              environment,
              Markdown.message(String.valueOf(failure.getMessage()))));
    }
  }

  private String prefix() {
    return label.isEmpty() ? "" : Markdown.code(label) + ": ";
  }

  private DatabaseCare database(Turn turn) {
    return turn.systems().upkeep().databases().of(access);
  }

  private Step step(Chore chore) {
    var key = label.isEmpty() ? chore.key() : "%s %s".formatted(label, chore.key());
    var step = Step.of(key, chore.title(label), measure(chore.kind()), at -> perform(at, chore));
    return environment.map(step::in).orElse(step);
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

  private void perform(Footing at, Chore chore) {
    at.check(chore.title(label));
    var table = Markdown.code(chore.on().toString());
    var on = label.isEmpty() ? table : "%s in %s".formatted(table, Markdown.code(label));
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

  /** Why it took hardly any away. */
  private static String held(Done done) {
    return done.after().deadRows() * 2 > done.before().deadRows()
        ? " (an old transaction that is open, a prepared one or a replication slot still holds"
            + " them)"
        : "";
  }

  private static String rows(Done done) {
    return "%,d dead rows before, %,d after%s"
        .formatted(done.before().deadRows(), done.after().deadRows(), held(done));
  }
}
