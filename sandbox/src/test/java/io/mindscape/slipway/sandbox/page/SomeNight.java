package io.mindscape.slipway.sandbox.page;

import io.mindscape.slipway.bot.plan.Windows;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.breakglass.Request;
import io.mindscape.slipway.jobs.maintenance.breakglass.Wish;
import io.mindscape.slipway.jobs.maintenance.journal.Expectation;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.State;
import io.mindscape.slipway.jobs.maintenance.orders.Orders;
import io.mindscape.slipway.jobs.maintenance.orders.Word;
import io.mindscape.slipway.jobs.maintenance.plan.Known;
import io.mindscape.slipway.jobs.maintenance.plan.Plan;
import io.mindscape.slipway.jobs.maintenance.plan.Planning.Planned;
import io.mindscape.slipway.jobs.maintenance.report.Account;
import io.mindscape.slipway.jobs.maintenance.report.Account.Ahead;
import io.mindscape.slipway.jobs.maintenance.report.Account.Frame;
import io.mindscape.slipway.jobs.maintenance.report.Account.Kind;
import io.mindscape.slipway.jobs.maintenance.report.Account.Order;
import io.mindscape.slipway.jobs.maintenance.report.Outcome;
import io.mindscape.slipway.jobs.maintenance.report.Reports;
import io.mindscape.slipway.jobs.maintenance.report.Reports.Report;
import io.mindscape.slipway.jobs.maintenance.report.Said;
import io.mindscape.slipway.jobs.maintenance.report.TaskTold;
import io.mindscape.slipway.jobs.maintenance.report.TaskTold.Span;
import io.mindscape.slipway.jobs.maintenance.report.TaskTold.StepTold;
import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import io.mindscape.slipway.policies.strategy.Frozen;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import io.mindscape.slipway.policies.window.Freeze;
import io.mindscape.slipway.policies.window.Opening;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A Sunday at twenty past two: one task is done, one is at work, two are to come. */
final class SomeNight implements Windows {

  static final Instant NOW = at("02:20");

  private static final RepoName REPO = new RepoName("mindscape", "platform");
  private static final Opening TONIGHT = new Opening(at("02:00"), at("04:00"));

  /** So long that a narrow screen has to break it. */
  private static final String LONG = "registry.example:5000/" + "mindscape/".repeat(9) + "api";

  private static Instant at(String time) {
    return Instant.parse("2026-11-29T" + time + ":00Z");
  }

  @Override
  public List<RepoName> repositories() {
    return List.of(REPO);
  }

  @Override
  public Planned planned(RepoName repo) {
    var strategy = StrategyReader.reference();
    var known =
        new Known(
            task -> new Expectation(task.expected(), task == TaskName.LOG_ROTATION ? 12 : 0),
            task -> task.equals("database_optimization") ? 3 : 0,
            new Orders(
                List.of(
                    new io.mindscape.slipway.jobs.maintenance.orders.Order(
                        1,
                        "ana",
                        Word.VETO,
                        "log_rotation",
                        "quarter's end, _please_ not tonight"))));
    return new Planned(
        Objects.requireNonNull(strategy.window()),
        Plan.of(strategy, at("02:30"), known),
        known,
        Map.of("security_patches", State.DONE, "dependency_updates", State.BEGUN),
        List.of(
            new Frozen(
                Optional.of("production"),
                new Freeze("the long sale of winter", at("02:00"), at("03:00")))));
  }

  @Override
  public Optional<Report> soFar(RepoName repo) {
    return Optional.of(
        report(
            TONIGHT,
            List.of(
                task("security_patches", Outcome.DONE, "02:00", "02:14"),
                task("dependency_updates", Outcome.RUNNING, "02:14", "02:14"),
                task("log_rotation", Outcome.TO_COME, "02:00", "02:00"))));
  }

  @Override
  public List<Request> breakGlass(RepoName repo) {
    return List.of(
        new Request(
            7,
            REPO,
            new Wish("log_rotation", "the disk is full", Duration.ofMinutes(30), false),
            new Request.Asked("bo", NOW, 12, 99),
            new Request.Course(Request.State.ASKED, null, null, null)));
  }

  private static Report report(Opening opening, List<TaskTold> tasks) {
    var next = opening.opens().plus(Duration.ofDays(7));
    return Report.of(
        new Account(
            new Frame(REPO, opening, ZoneOffset.UTC, NOW, new Kind.Regular()),
            tasks,
            List.of(new Order("ben", Order.Verb.PUT_FIRST, "log_rotation", "")),
            List.of(),
            new Ahead(Optional.of(new Opening(next, next.plus(Duration.ofHours(2)))), List.of())));
  }

  private static TaskTold task(String name, Outcome outcome, String from, String to, Said... said) {
    var span = new Span(outcome, at(from), at(to), Duration.ofMinutes(15), 1);
    var did = new Said(Said.Kind.DID, "`%s` 1.8.2 → 1.8.4, proposed in #12".formatted(LONG));
    return new TaskTold(
        name,
        span,
        outcome == Outcome.PUT_OFF ? 4 : 0,
        List.of(said),
        outcome == Outcome.PUT_OFF
            ? List.of()
            : List.of(new StepTold("the pull request of " + LONG, span, List.of(did))));
  }

  /** Of tonight, and of a night on which something failed. */
  Reports reports() {
    var failed =
        report(
            new Opening(at("02:00"), at("04:00")),
            List.of(
                task("security_patches", Outcome.DONE, "02:00", "02:09"),
                task("dependency_updates", Outcome.DONE, "02:09", "02:31"),
                task(
                    "database_optimization",
                    Outcome.FAILED,
                    "02:31",
                    "02:33",
                    new Said(
                        Said.Kind.COULD_NOT, "the database does not answer: no answer within 5 s"),
                    new Said(Said.Kind.LEFT, "the index `orders_ccnew` may be there still")),
                task(
                    "log_rotation",
                    Outcome.PUT_OFF,
                    "03:50",
                    "03:50",
                    new Said(
                        Said.Kind.DID,
                        "it takes about 15 minutes (as declared); 10 minutes are left"))));
    var kept = List.of(new Reports.Kept(2, failed), new Reports.Kept(1, failed));
    return new Reports() {
      @Override
      public void keep(Report report) {
        throw new UnsupportedOperationException("a page writes nothing");
      }

      @Override
      public List<Kept> list(Optional<RepoName> repo, long before, int limit) {
        return kept;
      }

      @Override
      public Optional<Kept> find(long id) {
        return kept.stream().filter(one -> one.id() == id).findFirst();
      }
    };
  }
}
