package io.mindscape.slipway.bot.app;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.report.Account;
import io.mindscape.slipway.jobs.maintenance.report.Account.Ahead;
import io.mindscape.slipway.jobs.maintenance.report.Account.Frame;
import io.mindscape.slipway.jobs.maintenance.report.Account.Kind;
import io.mindscape.slipway.jobs.maintenance.report.Account.Order;
import io.mindscape.slipway.jobs.maintenance.report.Outcome;
import io.mindscape.slipway.jobs.maintenance.report.Reports.Report;
import io.mindscape.slipway.jobs.maintenance.report.Said;
import io.mindscape.slipway.jobs.maintenance.report.TaskTold;
import io.mindscape.slipway.jobs.maintenance.report.TaskTold.Span;
import io.mindscape.slipway.jobs.maintenance.report.TaskTold.StepTold;
import io.mindscape.slipway.policies.window.Opening;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Openings in which everything happened that can happen. */
final class SomeOpening {

  private static final Instant TWO = Instant.parse("2026-11-29T02:00:00Z");

  private SomeOpening() {}

  /** That of the schedule. */
  static Report of(String repo, int week) {
    return report(repo, week, new Kind.Regular(), "it said so");
  }

  /** One in which a note says {@code words}. */
  static Report saying(String repo, String words) {
    return report(repo, 0, new Kind.Regular(), words);
  }

  /** One that two people asked for. */
  static Report broken(String repo, int week) {
    return report(repo, week, new Kind.BreakGlass("ana", "ben", "the disk is full"), "it said so");
  }

  private static Report report(String repo, int week, Kind kind, String words) {
    var opens = TWO.plus(Duration.ofDays(7L * week));
    var opening = new Opening(opens, opens.plus(Duration.ofHours(2)));
    var next = opening.opens().plus(Duration.ofDays(7));
    return Report.of(
        new Account(
            new Frame(RepoName.parse(repo), opening, ZoneOffset.UTC, opening.closes(), kind),
            Arrays.stream(Outcome.values()).map(outcome -> task(outcome, opens, words)).toList(),
            Arrays.stream(Order.Verb.values())
                .map(verb -> new Order("ana", verb, "log_rotation", ""))
                .toList(),
            List.of("it closed early"),
            new Ahead(
                Optional.of(new Opening(next, next.plus(Duration.ofHours(2)))),
                List.of("the next but one is not held"))));
  }

  private static TaskTold task(Outcome outcome, Instant opens, String words) {
    var said = Arrays.stream(Said.Kind.values()).map(kind -> new Said(kind, words)).toList();
    var span = new Span(outcome, opens, opens.plusSeconds(90), Duration.ofMinutes(15), 1);
    return new TaskTold("log_rotation", span, 3, said, List.of(new StepTold("api", span, said)));
  }
}
