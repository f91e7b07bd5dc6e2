package io.mindscape.slipway.jobs.maintenance.report;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.report.Account.Ahead;
import io.mindscape.slipway.jobs.maintenance.report.Account.Frame;
import io.mindscape.slipway.jobs.maintenance.report.Account.Kind;
import io.mindscape.slipway.jobs.maintenance.report.Account.Order;
import io.mindscape.slipway.jobs.maintenance.report.TaskTold.Span;
import io.mindscape.slipway.jobs.maintenance.report.TaskTold.StepTold;
import io.mindscape.slipway.policies.window.Opening;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An opening on Sunday, 2026-11-29, told bit by bit. */
final class Sunday {

  private static final String DAY = "2026-11-29T";
  private static final Opening NEXT =
      new Opening(Instant.parse("2026-12-06T02:00:00Z"), Instant.parse("2026-12-06T04:00:00Z"));

  private final List<TaskTold> tasks = new ArrayList<>();
  private final List<Order> orders = new ArrayList<>();
  private final List<String> closed = new ArrayList<>();
  private final List<String> notHeld = new ArrayList<>();
  private Opening opening = new Opening(at("02:00"), at("04:00"));
  private Opening next = NEXT;
  private ZoneId zone = ZoneOffset.UTC;
  private Kind kind = new Kind.Regular();

  static Instant at(String time) {
    return Instant.parse(DAY + time + ":00Z");
  }

  /** The four tasks of the reference platform, all well. */
  static Sunday well() {
    return new Sunday()
        .task(
            task("security_patches", Outcome.DONE, "02:00", "02:09", 15)
                .step(
                    "the pull request of api",
                    Outcome.DONE,
                    did("`mindscape/api` 1.8.2 → 1.8.4, proposed in #12"))
                .step(
                    "the pull request of web",
                    Outcome.DONE,
                    did("`mindscape/web` 2.4.0 → 2.4.1, merged with #13 in 3f9c2d1")))
        .task(
            task("dependency_updates", Outcome.DONE, "02:09", "02:09", 15)
                .said(did("no image has a newer minor release")))
        .task(database())
        .task(rotation());
  }

  static Part database() {
    return task("database_optimization", Outcome.DONE, "02:09", "02:34", 45)
        .step(
            "the vacuum of public.orders",
            Outcome.DONE,
            did(
                "`public.orders`: 1,204,331 dead rows before, 0 after; 3.1 GB before, 1.9 GB"
                    + " after"))
        .step(
            "the rebuilding of public.orders_by_customer",
            Outcome.DONE,
            did("`public.orders_by_customer`: rebuilt; 812 MB before, 240 MB after"))
        .step(
            "the statistics of public.sessions",
            Outcome.DONE,
            did("`public.sessions`: statistics refreshed"));
  }

  static Part rotation() {
    return task("log_rotation", Outcome.DONE, "02:34", "02:41", 15)
        .step(
            "deleting the bot's old records",
            Outcome.DONE,
            did("1,240 records of the bot older than 30 days deleted"))
        .step(
            "the rotation of api",
            Outcome.DONE,
            did("Job `slipway-logs-api` in `production`: `rotated 3, removed 7`"));
  }

  static Part task(String name, Outcome outcome, String from, String to, int expected) {
    return new Part(
        name,
        new Span(outcome, at(from), at(to), Duration.ofMinutes(expected), 1),
        0,
        List.of(),
        List.of());
  }

  static Said did(String text) {
    return new Said(Said.Kind.DID, text);
  }

  static Said couldNot(String text) {
    return new Said(Said.Kind.COULD_NOT, text);
  }

  static Said waits(String text) {
    return new Said(Said.Kind.WAITS, text);
  }

  static Said left(String text) {
    return new Said(Said.Kind.LEFT, text);
  }

  /** A task that is being told. */
  record Part(String name, Span span, int row, List<Said> said, List<StepTold> steps) {
    Part step(String title, Outcome outcome, Said... words) {
      var all = new ArrayList<>(steps);
      var lasted = new Span(outcome, span.from(), span.to(), Duration.ZERO, span.attempts());
      all.add(new StepTold(title, lasted, List.of(words)));
      return new Part(name, span, row, said, all);
    }

    Part said(Said... words) {
      return new Part(name, span, row, List.of(words), steps);
    }

    Part inARow(int times) {
      return new Part(name, span, times, said, steps);
    }

    Part attempts(int count) {
      var again = new Span(span.outcome(), span.from(), span.to(), span.expected(), count);
      return new Part(name, again, row, said, steps);
    }
  }

  /** In place of the task of the same name, if it is there already. */
  Sunday task(Part part) {
    var told = new TaskTold(part.name(), part.span(), part.row(), part.said(), part.steps());
    for (int at = 0; at < tasks.size(); at++) {
      if (tasks.get(at).name().equals(part.name())) {
        tasks.set(at, told);
        return this;
      }
    }
    tasks.add(told);
    return this;
  }

  Sunday order(String who, Order.Verb verb, String task, String reason) {
    orders.add(new Order(who, verb, task, reason));
    return this;
  }

  Sunday closed(String why) {
    closed.add(why);
    return this;
  }

  Sunday notHeld(String why, String nextOpens, String nextCloses) {
    notHeld.add(why);
    next = new Opening(Instant.parse(nextOpens), Instant.parse(nextCloses));
    return this;
  }

  Sunday from(String opens, String closes) {
    opening = new Opening(at(opens), at(closes));
    return this;
  }

  Sunday in(String place) {
    zone = ZoneId.of(place);
    return this;
  }

  Sunday broken(Kind.BreakGlass by) {
    kind = by;
    return this;
  }

  Account account() {
    var frame =
        new Frame(new RepoName("mindscape", "platform"), opening, zone, opening.closes(), kind);
    return new Account(frame, tasks, orders, closed, new Ahead(Optional.of(next), notHeld));
  }
}
