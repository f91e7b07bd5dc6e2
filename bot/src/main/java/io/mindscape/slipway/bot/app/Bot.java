package io.mindscape.slipway.bot.app;

import io.helidon.metrics.api.MeterRegistry;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpService;
import io.mindscape.slipway.bot.api.ApiService;
import io.mindscape.slipway.bot.github.GitHubForge;
import io.mindscape.slipway.bot.observe.Check.Condition;
import io.mindscape.slipway.bot.observe.Meters;
import io.mindscape.slipway.bot.observe.Version;
import io.mindscape.slipway.bot.observe.Watch;
import io.mindscape.slipway.bot.page.Admission;
import io.mindscape.slipway.bot.page.ReportPages;
import io.mindscape.slipway.bot.page.WindowPage;
import io.mindscape.slipway.bot.settings.Secret;
import io.mindscape.slipway.bot.settings.Settings;
import io.mindscape.slipway.bot.store.Store;
import io.mindscape.slipway.bot.store.StoredTurns;
import io.mindscape.slipway.bot.webhook.Payloads;
import io.mindscape.slipway.bot.webhook.Refusal;
import io.mindscape.slipway.bot.webhook.SlowSenders;
import io.mindscape.slipway.bot.webhook.WebhookService;
import io.mindscape.slipway.bot.work.Worker;
import io.mindscape.slipway.jobs.NotLetIn;
import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.delivery.Handler;
import io.mindscape.slipway.jobs.delivery.Inbox;
import io.mindscape.slipway.jobs.delivery.Notes;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.plan.Planning;
import io.mindscape.slipway.jobs.outward.Search;
import io.mindscape.slipway.jobs.outward.Unfinished;
import io.mindscape.slipway.jobs.schedule.Schedule;
import io.mindscape.slipway.policies.Refused;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bot, running. */
public final class Bot implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Bot.class);
  private static final int WORKERS = 8;
  private static final Duration GRACE = Duration.ofSeconds(10);

  /** GitHub itself gives up after ten seconds. */
  private static final Duration ARRIVING = Duration.ofSeconds(10);

  private static final Watch.Pace LOOKS =
      new Watch.Pace(Duration.ofSeconds(30), Duration.ofSeconds(2));

  private final WebServer server;
  private final Opened opened;

  private Bot(WebServer server, Opened opened) {
    this.server = server;
    this.opened = opened;
  }

  /**
   * Opens everything and begins to work. A system that does not answer is told in the log and tried
   * again; only what a person has to mend first keeps the bot from starting.
   *
   * @throws Refused if it cannot go on as it is set
   */
  public static Bot start(Settings settings, Clock clock) {
    var opened = new Opened();
    try {
      return start(settings, clock, opened);
    } catch (RuntimeException | Error failure) {
      opened.close();
      throw failure;
    }
  }

  private static Bot start(Settings settings, Clock clock, Opened opened) {
    Http.mustBeFree(settings.http());
    var parts = Parts.open(settings, clock, opened);
    mustBeWelcome(parts.github());
    var meters = new Meters(MeterRegistry.create());
    var github = parts.github();
    meters.budget(github::spent, github::waits, github::remaining);
    meters.standing(parts.store().deliveries()::tally, clock);
    var stopping = new Stopping();
    var store = parts.store();
    var notes = new Notes(store.inbox(), store.deliveries(), clock);
    var recovery = new UseCases.Recovery(notes, meters);
    var time = Windows.watch(parts, settings.upkeep().clockTolerance(), clock);
    meters.clock(time::ahead);
    var useCases = UseCases.of(parts, recovery, stopping.patience(), time, clock);
    var watch =
        opened.add(
            Watch.start(
                Checks.watched(settings, parts.github(), time, useCases.strategies()), LOOKS));
    var worker = opened.add(worker(parts, useCases.deliveries(), meters, clock).start());
    store.whenThereIsWork(worker::nudge);
    lookAtUnfinished(parts, clock);
    var deliveries = parts.store().deliveries();
    var sweep = Sweeps.of(parts, meters, clock);
    opened.add(schedule(settings, useCases, () -> deliveries.expireNotes(clock.instant()), sweep));
    opened.add(Windows.start(settings.repositories(), useCases.window(), store, meters));
    opened.add(Windows.announce(settings.repositories(), useCases.previews()));
    opened.add(useCases.window()::stop);
    opened.add(Windows.breakGlass(settings.repositories(), useCases.breakGlass()));
    opened.add(useCases.breakGlass()::stop);
    opened.add(stopping);
    var slow = opened.add(new SlowSenders(ARRIVING, () -> meters.refused(Refusal.SLOW.reason())));
    var door = door(settings, parts.store().inbox(), clock, new WebhookService.Watch(meters, slow));
    var pages = new Pages(store.reviews(clock), clock);
    var plans = plans(settings, parts, useCases, meters, clock);
    var services =
        new Http.Services(
            slow,
            meters,
            Stream.concat(
                    Stream.of(
                        door,
                        api(settings, store, pages, plans, clock),
                        new WholePage(store.wholes(clock)::find),
                        pages.page(settings.github().api())),
                    maintenance(settings, store, plans, clock).stream())
                .toList());
    var server =
        Http.start(settings.http(), services, view(settings, parts.store(), watch, meters));
    opened.add(server::stop);
    LOG.atInfo()
        .addKeyValue("version", Version.NUMBER)
        .addKeyValue("port", server.port())
        .addKeyValue("repositories", settings.repositories())
        .log("slipway serves");
    return new Bot(server, opened);
  }

  /** Wrong credentials will not get right by waiting; a GitHub that is away may come back. */
  private static void mustBeWelcome(GitHubForge github) {
    try {
      github.check();
    } catch (NotLetIn closed) {
      throw new Refused(String.valueOf(closed.getMessage()), closed);
    } catch (Unavailable away) {
      // The watch says so, and looks again.
      LOG.atDebug().log("{}", away.getMessage());
    }
  }

  private static Worker worker(Parts parts, Handler handler, Meters meters, Clock clock) {
    var payloads = new Payloads(parts.forge().people()::self);
    return new Worker(
        parts.store().queue(),
        new Worker.Work(
            delivery -> Notes.isNote(delivery) ? Notes.event(delivery) : payloads.event(delivery),
            delivery -> Notes.isNote(delivery) ? Notes.cause(delivery) : payloads.cause(delivery),
            handler,
            meters),
        clock,
        RandomGenerator.getDefault(),
        new Worker.Pace(WORKERS, StoredTurns.LEASE, GRACE));
  }

  /** Not before the bot begins: the forge may be away. */
  private static void lookAtUnfinished(Parts parts, Clock clock) {
    var search = new Search(parts.forge(), parts.systems().git(), parts.systems().cluster());
    var unfinished = new Unfinished(parts.store().ledger(), search, clock);
    Thread.ofVirtual().name("unfinished").start(unfinished::settle);
  }

  private static Schedule schedule(
      Settings settings, UseCases useCases, Runnable tidy, Optional<Runnable> sweep) {
    var reconcile = new EachRepository(settings.repositories(), useCases.reconcile()::reconcile);
    var looks =
        new Schedule.Rhythm(
            () -> {
              reconcile.run();
              tidy.run();
            },
            settings.reconcile());
    return sweep
        .map(work -> Schedule.start(looks, new Schedule.Rhythm(work, settings.reconcile())))
        .orElseGet(() -> Schedule.start(looks));
  }

  private static WebhookService door(
      Settings settings, Inbox inbox, Clock clock, WebhookService.Watch watch) {
    return new WebhookService(
        secrets(settings.http()),
        settings.repositories().stream()
            .map(repo -> repo.toString().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet()),
        inbox,
        clock,
        watch);
  }

  /** For those who ask, and for the meters. */
  private static Plans plans(
      Settings settings, Parts parts, UseCases useCases, Meters meters, Clock clock) {
    var planning = new Planning(useCases.strategies(), parts.maintenance(), clock);
    settings
        .repositories()
        .forEach(repo -> meters.putOff(repo.toString(), () -> planning.putOff(repo), clock));
    return new Plans(settings.repositories(), planning, parts.store().breakGlass());
  }

  private static ApiService api(
      Settings settings, Store store, Pages pages, Plans plans, Clock clock) {
    var token = settings.http().apiToken();
    return new ApiService(
        token == null ? null : token.reveal(),
        new ApiService.Records(
            store.deliveries(),
            store.trail(settings.storage().audit().folder()),
            store.audit(),
            pages.answers(),
            new ApiService.Maintenance(store.reports(), plans)),
        clock);
  }

  /** The pages of windows and of their reports. */
  private static List<HttpService> maintenance(
      Settings settings, Store store, Plans plans, Clock clock) {
    var token = settings.http().apiToken();
    var admission = new Admission(store.links()::opens, token == null ? null : token.reveal());
    var forge = Pages.forge(settings.github().api());
    return List.of(
        new WindowPage(plans, store.reports(), admission, forge, clock),
        new ReportPages(store.reports(), admission, forge));
  }

  private static Http.View view(Settings settings, Store store, Watch watch, Meters meters) {
    var conditions = new ArrayList<Supplier<Condition>>();
    conditions.add(Checks.database(store)::look);
    conditions.addAll(watch.all());
    return new Http.View(
        settings.repositories().stream().map(RepoName::toString).toList(),
        settings.http().apiToken() != null,
        conditions,
        meters.registry());
  }

  private static List<String> secrets(Settings.Http http) {
    return Stream.of(http.secret(), http.previousSecret())
        .filter(Objects::nonNull)
        .map(Secret::reveal)
        .toList();
  }

  /** Where it listens. */
  public int port() {
    return server.port();
  }

  /** Accepts nothing more, finishes or puts back what is running, and closes everything. */
  @Override
  public void close() {
    opened.close();
    LOG.info("slipway has stopped");
  }
}
