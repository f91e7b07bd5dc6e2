package io.mindscape.slipway.jobs.outward;

import io.mindscape.slipway.jobs.database.Chore;
import io.mindscape.slipway.jobs.database.DatabaseCare;
import io.mindscape.slipway.jobs.database.Findings;
import io.mindscape.slipway.jobs.database.Index;
import io.mindscape.slipway.jobs.database.Index.State;
import io.mindscape.slipway.jobs.effect.Act;
import io.mindscape.slipway.jobs.effect.Act.Kind;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.effect.Outcome;
import io.mindscape.slipway.policies.strategy.DatabaseAccess;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A database that is looked after, each act on it recorded. From the record it knows which invalid
 * indexes are the bot's own: those of a rebuilding that was begun, and whose end nobody heard of.
 */
public final class RecordedDatabase implements DatabaseCare {

  private final DatabaseCare database;
  private final Effects effects;
  private final String which;
  private final String label;

  /** The database that the settings name. */
  public RecordedDatabase(DatabaseCare database, Effects effects) {
    this(database, effects, null);
  }

  /**
   * A database.
   *
   * @param access where its login stands; null for the one of the settings
   */
  RecordedDatabase(DatabaseCare database, Effects effects, @Nullable DatabaseAccess access) {
    this.database = database;
    this.effects = effects;
    this.which = access == null ? "" : which(access);
    this.label = access == null ? "" : access.label();
  }

  /** Tables of other databases have the same names. */
  private static String which(DatabaseAccess access) {
    var secret = access.secret();
    var instead = access.instead();
    return Stream.concat(
            Stream.of(
                secret.cluster(), secret.namespace(), secret.name(), secret.key(), instead.name()),
            server(access))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("/", "", " "));
  }

  /** The only one has been without it: what was noted of it has to be found again. */
  private static Stream<String> server(DatabaseAccess access) {
    var instead = access.instead();
    if (!access.isLabelled()) {
      return Stream.empty();
    }
    return Stream.of(instead.host(), instead.port() == 0 ? "" : ":" + instead.port());
  }

  @Override
  public Done perform(Chore chore, Duration atMost) {
    return effects.act(
        act(chore), Optional::empty, () -> database.perform(chore, atMost), this::outcome);
  }

  private Outcome outcome(Done done) {
    return Outcome.done(
        "%d dead rows before, %d after; %d bytes before, %d after"
            .formatted(
                done.before().deadRows(),
                done.after().deadRows(),
                done.before().bytes(),
                done.after().bytes()));
  }

  @Override
  public Findings look() {
    var found = database.look();
    return new Findings(
        found.tables(),
        found.indexes().stream()
            .map(index -> isOurs(index, found) ? index.in(State.LEFT_BY_US) : index)
            .toList());
  }

  private boolean isOurs(Index left, Findings found) {
    return left.state() == State.INVALID
        && found.indexes().stream()
            .filter(index -> index.table().equals(left.table()))
            .map(index -> new Chore(Chore.Kind.REINDEX, index.name()))
            .anyMatch(chore -> chore.leaves(left.name()) && effects.isOpen(act(chore)));
  }

  private Act act(Chore chore) {
    return new Act(Kind.VACUUM, which + chore.key(), chore.title(label));
  }
}
