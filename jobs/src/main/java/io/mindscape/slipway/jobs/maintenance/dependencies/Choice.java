package io.mindscape.slipway.jobs.maintenance.dependencies;

import io.mindscape.slipway.jobs.maintenance.dependencies.Standing.Held;
import io.mindscape.slipway.jobs.maintenance.dependencies.Standing.Reason;
import io.mindscape.slipway.jobs.prose.Markdown;
import io.mindscape.slipway.policies.strategy.UpdateRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Chooses among the newer releases of dependencies by what the strategy file wants. */
final class Choice {

  /** A registry that has hundreds of young releases is not asked for the age of each. */
  private static final int MOST_AGES = 20;

  private final UpdateRules rules;
  private final Look look;
  private final Instant now;

  /**
   * @param look is told which releases could not be asked about
   */
  Choice(UpdateRules rules, Look look, Instant now) {
    this.rules = rules;
    this.look = look;
    this.now = now;
  }

  /** How a dependency stands. */
  Standing of(String source, Dependency dependency) {
    var pending = new ArrayList<Pending>();
    var held = new ArrayList<Held>();
    for (boolean major : List.of(false, true)) {
      var some = dependency.newer().stream().filter(to -> isMajor(to) == major).toList();
      best(source, dependency, some.reversed(), held).ifPresent(pending::add);
    }
    return new Standing(source, dependency, pending, newestOfEach(held));
  }

  /** The first that may be proposed; those before it are held. */
  private Optional<Pending> best(
      String source, Dependency dependency, List<? extends Newer> newestFirst, List<Held> held) {
    int ages = 0;
    for (var to : newestFirst) {
      var forbidden = forbidden(source, dependency, to);
      if (forbidden.isPresent()) {
        held.add(new Held(to, forbidden.get()));
        continue;
      }
      if (ages++ == MOST_AGES) {
        return Optional.empty();
      }
      var asked = look.asking(named(dependency, to), () -> aged(source, dependency, to));
      if (asked.isEmpty()) {
        return Optional.empty();
      }
      if (asked.get() instanceof Aged.Old(var pending)) {
        return Optional.of(pending);
      }
      if (asked.get() instanceof Aged.Young(var until)) {
        held.add(new Held(to, new Reason.Young(until)));
      }
    }
    return Optional.empty();
  }

  private Optional<Reason> forbidden(String source, Dependency dependency, Newer to) {
    var what = dependency.what();
    Optional<Reason> ignored =
        rules.ignoring(source, what, to.version()).map(entry -> new Reason.Ignored(entry.place()));
    return ignored
        .or(() -> rules.forbidding(source, what, to.version()).map(Reason.OutOfRange::new))
        .or(
            () ->
                isMajor(to) && !rules.limits().majors()
                    ? Optional.of(new Reason.Major())
                    : Optional.empty());
  }

  /** Whether a release is old enough. */
  private sealed interface Aged {
    record Old(Pending pending) implements Aged {}

    record Young(Instant until) implements Aged {}
  }

  private Aged aged(String source, Dependency dependency, Newer to) {
    var released = to.released();
    var until = released.map(at -> at.plus(rules.limits().minimumAge()));
    return until.isPresent() && now.isBefore(until.get())
        ? new Aged.Young(until.get())
        : new Aged.Old(new Pending(source, dependency, to, released, to.edits()));
  }

  private static List<Held> newestOfEach(List<Held> held) {
    var seen = new HashSet<String>();
    return held.stream()
        .filter(one -> seen.add(one.reason().getClass() + " " + isMajor(one.release())))
        .toList();
  }

  private static boolean isMajor(Newer to) {
    return to.size() == Newer.Size.MAJOR;
  }

  private static String named(Dependency dependency, Newer to) {
    return "%s %s in %s"
        .formatted(
            Markdown.code(dependency.what()),
            Markdown.code(to.version()),
            Markdown.code(dependency.place().toString()));
  }
}
