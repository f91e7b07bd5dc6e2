package io.mindscape.slipway.jobs.maintenance.breakglass;

import io.mindscape.slipway.jobs.effect.Cause;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.forge.Discussion;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.OneTask;
import io.mindscape.slipway.jobs.maintenance.OneTask.End;
import io.mindscape.slipway.jobs.maintenance.account.OutsideReport;
import io.mindscape.slipway.jobs.maintenance.breakglass.Request.State;
import io.mindscape.slipway.jobs.maintenance.guard.Bars;
import io.mindscape.slipway.jobs.maintenance.guard.StopWork;
import io.mindscape.slipway.jobs.maintenance.report.Account.Kind;
import io.mindscape.slipway.jobs.maintenance.task.Task.Occasion;
import io.mindscape.slipway.jobs.strategy.Strategies;
import io.mindscape.slipway.jobs.turn.Turns;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.window.Opening;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what two people asked for, and tells on its issue how it begins and ends; what nobody
 * confirmed lapses, which is told as well. One replica does so at a time, and not while the window
 * of that repository is being worked in. After a restart it goes on, while there is time.
 */
public final class BreakGlassRuns {

  private static final Logger LOG = LoggerFactory.getLogger(BreakGlassRuns.class);

  private final Ports ports;
  private final OneTask task;
  private final OutsideReport report;
  private final Bars bars;
  private final Clock clock;

  /** What it works with. */
  public record Ports(
      Strategies strategies,
      Discussion discussion,
      Requests requests,
      Effects effects,
      Turns turns) {}

  /**
   * @param report where it is kept what became of it
   * @param bars what forbids maintenance
   */
  public BreakGlassRuns(Ports ports, OneTask task, OutsideReport report, Bars bars, Clock clock) {
    this.ports = ports;
    this.task = task;
    this.report = report;
    this.bars = bars;
    this.clock = clock;
  }

  /**
   * Asked every few seconds: does what is due in that repository, and returns when that is done.
   *
   * @throws io.mindscape.slipway.jobs.Unavailable when something does not answer; it is tried again
   */
  public void tick(RepoName repo) {
    if (ports.requests().open(repo).isEmpty()) {
      return;
    }
    ports
        .turns()
        .attempt("break-glass:" + repo, () -> ports.requests().open(repo).forEach(this::look));
  }

  /** Tells what is running to stop before its next step. */
  public void stop() {
    task.stop();
  }

  private void look(Request request) {
    var now = clock.instant();
    switch (request.state()) {
      case ASKED, CONFIRMED -> {
        if (waits(request, now)) {
          return;
        }
        if (!now.isBefore(request.lapses())) {
          lapse(request);
        } else if (request.state() == State.CONFIRMED) {
          inTurn(request, () -> begin(request));
        }
      }
      case RUNNING -> inTurn(request, () -> run(request));
      case ENDED, LAPSED, WITHDRAWN -> {}
    }
  }

  /** While nobody knows what time it is. */
  private boolean waits(Request request, Instant now) {
    return bars.against(request.repo(), request.wish().task(), now)
        .filter(bar -> bar.reason().goesOn())
        .isPresent();
  }

  private void lapse(Request request) {
    tell(request, "lapsed", Telling.lapsed(request));
    if (ports.requests().end(request.id(), State.LAPSED)) {
      ports.effects().noted(BreakGlass.deed(request), "lapsed; nothing of it ran");
    }
  }

  private void inTurn(Request request, Runnable work) {
    // The window's own turn: two of one task must not be at work at once.
    var cause = new Cause(request.asked().by(), why(request));
    ports.turns().attempt("window:" + request.repo(), () -> cause.run(work));
  }

  private static String why(Request request) {
    var confirmed = Objects.requireNonNull(request.course().confirmed());
    return "%s, confirmed by %s: %s"
        .formatted(request.called(), confirmed.by(), request.wish().reason());
  }

  private void begin(Request request) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var opening = new Opening(now, now.plus(request.wish().length()));
    if (ports.requests().begin(request.id(), opening)) {
      ports
          .effects()
          .noted(BreakGlass.deed(request), "begins: it may run until " + opening.closes());
      ports.requests().find(request.repo(), request.id()).ifPresent(this::run);
    }
  }

  private void run(Request request) {
    var opening = Objects.requireNonNull(request.course().opening());
    if (clock.instant().isBefore(opening.closes())) {
      tell(request, "begins", Telling.begins(request, frozen(request)));
    }
    try {
      end(request, worked(request, opening));
    } catch (StopWork stop) {
      LOG.atInfo()
          .addKeyValue("repository", request.repo())
          .log("{} goes on later: {}", request.called(), stop.getMessage());
    }
  }

  private End worked(Request request, Opening opening) {
    var wish = request.wish();
    try {
      var inForce = ports.strategies().of(request.repo());
      var occasion = new Occasion(request.repo(), inForce, opening);
      var end = task.run(occasion, wish.task(), new HeldBack(request, ports.requests(), bars));
      report.keep(occasion, wish.task(), kind(request));
      return end;
    } catch (Refused refused) {
      var now = clock.instant();
      return new End(false, false, "not done", now, now, List.of(refused.getMessage()));
    }
  }

  private static Kind.BreakGlass kind(Request request) {
    var confirmed = Objects.requireNonNull(request.course().confirmed());
    return new Kind.BreakGlass(request.asked().by(), confirmed.by(), request.wish().reason());
  }

  private void end(Request request, End end) {
    tell(request, "ended", Telling.ended(request, end));
    if (ports.requests().end(request.id(), State.ENDED)) {
      ports.effects().noted(BreakGlass.deed(request), end.words());
      LOG.atInfo()
          .addKeyValue("repository", request.repo())
          .addKeyValue("task", request.wish().task())
          .log("{}: {}", request.called(), end.words());
    }
  }

  /** The words of the freeze that it runs in spite of. */
  private Optional<String> frozen(Request request) {
    return bars.standing(request.repo(), request.wish().task(), "", clock.instant()).stream()
        .filter(request.wish()::isSpared)
        .findFirst()
        .map(Bars.Bar::words);
  }

  private void tell(Request request, String what, String text) {
    var marker = "<!-- slipway:break-glass %d %s -->".formatted(request.id(), what);
    ports
        .effects()
        .once(
            "break-glass:%s:%d:%s".formatted(request.repo(), request.id(), what),
            "%s %s".formatted(request.called(), what),
            () ->
                ports
                    .discussion()
                    .findMarked(request.repo(), request.asked().issue(), marker)
                    .map(there -> Long.toString(there.id())),
            () ->
                Long.toString(
                    ports
                        .discussion()
                        .write(request.repo(), request.asked().issue(), marker + "\n" + text)
                        .id()));
  }
}
