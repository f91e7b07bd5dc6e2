package io.mindscape.slipway.bot.app;

import io.mindscape.slipway.jobs.bump.BumpImage;
import io.mindscape.slipway.jobs.command.Commands;
import io.mindscape.slipway.jobs.delivery.Handler;
import io.mindscape.slipway.jobs.delivery.Notes;
import io.mindscape.slipway.jobs.deploy.Deploy;
import io.mindscape.slipway.jobs.deploy.Patience;
import io.mindscape.slipway.jobs.dispatch.Dispatcher;
import io.mindscape.slipway.jobs.dispatch.Rollouts;
import io.mindscape.slipway.jobs.fix.FixPull;
import io.mindscape.slipway.jobs.fix.Menders;
import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.jobs.maintenance.OneTask;
import io.mindscape.slipway.jobs.maintenance.Window;
import io.mindscape.slipway.jobs.maintenance.account.OutsideReport;
import io.mindscape.slipway.jobs.maintenance.breakglass.BreakGlass;
import io.mindscape.slipway.jobs.maintenance.breakglass.BreakGlassRuns;
import io.mindscape.slipway.jobs.maintenance.breakglass.Vetoes;
import io.mindscape.slipway.jobs.maintenance.guard.Bars;
import io.mindscape.slipway.jobs.maintenance.guard.ClockWatch;
import io.mindscape.slipway.jobs.maintenance.guard.Freezes;
import io.mindscape.slipway.jobs.maintenance.guard.LatestStrategy;
import io.mindscape.slipway.jobs.maintenance.plan.Ordering;
import io.mindscape.slipway.jobs.maintenance.plan.Previews;
import io.mindscape.slipway.jobs.promotion.Promotions;
import io.mindscape.slipway.jobs.reconcile.Reconcile;
import io.mindscape.slipway.jobs.recovery.Missed;
import io.mindscape.slipway.jobs.review.Review;
import io.mindscape.slipway.jobs.strategy.Strategies;
import java.time.Clock;

/** What the bot does, joined to how it meets the world. */
record UseCases(
    Strategies strategies,
    Handler deliveries,
    Reconcile reconcile,
    Window window,
    BreakGlassRuns breakGlass,
    Previews previews) {

  /** What the bot tells itself, and who is told of what was missed. */
  record Recovery(Notes notes, Missed missed) {}

  static UseCases of(
      Parts parts, Recovery recovery, Patience patience, ClockWatch time, Clock clock) {
    var forge = parts.forge();
    var git = parts.systems().git();
    var strategies = new Strategies(git);
    var effects = parts.effects();
    var inspector = new Inspector(parts.judge(), parts.renderers(), clock).keeping(parts.kept());
    var promotions =
        new Promotions(
            new Promotions.Ports(forge, git, strategies, inspector, effects), parts.turns(), clock);
    var latest = new LatestStrategy(strategies);
    var freezes = new Freezes(latest);
    var bars = Bars.of(time, freezes);
    var vetoes = new Vetoes(parts.store().orders());
    var requests = parts.store().breakGlass();
    var tasks = Tasks.of(parts, clock);
    var announced =
        new Previews.Ports(forge, strategies, effects, parts.turns(), parts.maintenance());
    var jobs =
        new Dispatcher.Jobs(
            new Review(
                new Review.Ports(forge, git, strategies, inspector, effects), parts.artifacts()),
            new BumpImage(git, strategies, effects),
            new Deploy(
                new Deploy.Ports(forge, git, strategies, inspector, parts.systems().cluster()),
                parts.turns(),
                patience),
            promotions,
            new Commands(
                forge,
                promotions,
                new FixPull(
                    git,
                    strategies,
                    new Menders(inspector, parts.digests(), clock),
                    effects,
                    forge.people()),
                new Commands.Upkeep(
                    new BreakGlass(
                        new BreakGlass.Ports(
                            strategies, forge, requests, effects, Bars.of(freezes, vetoes)),
                        clock),
                    new Ordering(announced, clock)),
                effects));
    return new UseCases(
        strategies,
        new Dispatcher(jobs, forge.pullRequests(), recovery.notes(), new Rollouts()),
        new Reconcile(
            new Reconcile.Ports(
                forge, strategies, jobs.deploy(), promotions, parts.store().orders()),
            new Reconcile.Findings(
                parts.store().deliveries(),
                recovery.notes(),
                recovery.missed(),
                parts.failedDeliveries().isPresent()),
            parts.turns(),
            clock),
        new Window(
            new Window.Ports(latest, parts.systems(), effects, parts.turns(), parts.maintenance()),
            tasks,
            clock,
            bars),
        new BreakGlassRuns(
            new BreakGlassRuns.Ports(
                strategies, forge.discussion(), requests, effects, parts.turns()),
            new OneTask(
                new OneTask.Ports(parts.systems(), effects, parts.store().maintenance()),
                tasks,
                clock),
            new OutsideReport(parts.maintenance(), clock),
            Bars.of(bars, vetoes),
            clock),
        new Previews(announced, clock));
  }
}
