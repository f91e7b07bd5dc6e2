package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.effect.Cause;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.account.Accounting;
import io.mindscape.slipway.jobs.maintenance.account.ReportIssue;
import io.mindscape.slipway.jobs.maintenance.care.DatabaseOptimization;
import io.mindscape.slipway.jobs.maintenance.care.NodeReboots;
import io.mindscape.slipway.jobs.maintenance.care.SecurityPatches;
import io.mindscape.slipway.jobs.maintenance.guard.Bars;
import io.mindscape.slipway.jobs.maintenance.guard.Guard;
import io.mindscape.slipway.jobs.maintenance.guard.LatestStrategy;
import io.mindscape.slipway.jobs.maintenance.guard.StopWork;
import io.mindscape.slipway.jobs.maintenance.guard.Systems;
import io.mindscape.slipway.jobs.maintenance.images.ImageUpdates;
import io.mindscape.slipway.jobs.maintenance.journal.Remembered;
import io.mindscape.slipway.jobs.maintenance.logs.LogRotation;
import io.mindscape.slipway.jobs.maintenance.report.Account;
import io.mindscape.slipway.jobs.maintenance.report.Account.Frame;
import io.mindscape.slipway.jobs.maintenance.task.Task;
import io.mindscape.slipway.jobs.maintenance.task.Task.Occasion;
import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import io.mindscape.slipway.jobs.strategy.Strategies;
import io.mindscape.slipway.jobs.turn.Turns;
import io.mindscape.slipway.policies.window.Opening;
import io.mindscape.slipway.policies.window.WindowSchedule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The maintenance window: asked every few seconds, it runs each task once in each opening, and
 * nothing outside of one. Whether it is open is a question to the injected clock alone.
 */
public final class Window {

  /** How soon it is asked again where somebody else is at it. */
  static final Duration SOON = Duration.ofSeconds(2);

  /** How long an answer of the default branch is good for: not every tick is worth a fetch. */
  static final Duration LOOK = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(Window.class);

  private final Ports ports;
  private final Clock clock;
  private final Map<TaskName, Task> tasks;
  private final CutOff cutOff;
  private final Bars bars;
  private final LeftBehind leftBehind;
  private final Doubts doubts;
  private final Map<RepoName, Opening> naps = new ConcurrentHashMap<>();
  private final Map<RepoName, Instant> upcoming = new ConcurrentHashMap<>();
  private volatile boolean stopping;

  /**
   * What it works with.
   *
   * @param turns an opening is run by one at a time, of whatever replica
   */
  public record Ports(
      LatestStrategy latest, Systems systems, Effects effects, Turns turns, Remembered kept) {}

  /**
   * @param tasks those that there are
   * @param bars what closes the window, though it is the time
   */
  public Window(Ports ports, List<Task> tasks, Clock clock, Bars bars) {
    this(ports, clock, tasks, CutOff.by(clock), bars);
  }

  Window(Ports ports, Clock clock, List<Task> tasks, CutOff cutOff, Bars bars) {
    this.cutOff = cutOff;
    this.bars = bars;
    this.ports = ports;
    this.clock = clock;
    this.doubts = new Doubts(bars, clock);
    this.leftBehind = new LeftBehind(ports.kept(), ports.turns());
    this.tasks = tasks.stream().collect(Collectors.toMap(Task::name, Function.identity()));
  }

  /** The tasks that need nothing but the systems of their turn. */
  public static List<Task> tasks() {
    return tasks(Window::aSecond);
  }

  /**
   * The same.
   *
   * @param pause lets a moment pass between two looks at a cluster
   */
  static List<Task> tasks(Runnable pause) {
    return List.of(
        new SecurityPatches(ImageUpdates.securityPatches(pause), new NodeReboots(pause)),
        new DatabaseOptimization(),
        new LogRotation(pause));
  }

  /**
   * If the window of {@code repo} is open, runs what has not been run in this opening, and returns
   * when that is done or the window closes. Where somebody else is at it, it looks again later.
   *
   * @throws io.mindscape.slipway.policies.Refused if there is no strategy that can be understood
   * @throws io.mindscape.slipway.jobs.Unavailable when the forge's Git does not answer
   */
  public void tick(RepoName repo) {
    var now = clock.instant();
    var nap = naps.get(repo);
    if (stopping || (nap != null && nap.covers(now))) {
      return;
    }
    naps.put(repo, new Opening(now, now.plus(LOOK)));
    var inForce = ports.latest().look(repo, now);
    var schedule = inForce.strategy().window();
    if (schedule == null) {
      return;
    }
    var planned = schedule.at(now);
    var begun = begun(repo, now);
    var opening = begun.orElse(planned);
    upcoming.put(repo, planned.opens());
    if (begun.isPresent() && !planned.covers(now)) {
      // The strategy has closed it before its time: when that has come, what was not done is noted.
      naps.put(repo, new Opening(now, earlier(now.plus(LOOK), opening.closes())));
      return;
    }
    if (isDoubtful(repo, opening, now)) {
      naps.put(repo, new Opening(now, now.plus(SOON)));
      return;
    }
    settle(repo, inForce, opening, now);
    if (!opening.covers(now)) {
      naps.put(repo, new Opening(now, earlier(now.plus(LOOK), opening.opens())));
    } else if (!ports
        .turns()
        .attempt("window:" + repo, () -> inTurn(schedule, new Occasion(repo, inForce, opening)))) {
      // They may have died, and their turn ends soon.
      naps.put(repo, new Opening(now, now.plus(SOON)));
    }
  }

  /** When the window of {@code repo} opens next, as far as the last look at it can say. */
  public Optional<Instant> next(RepoName repo) {
    return Optional.ofNullable(upcoming.get(repo)).filter(clock.instant()::isBefore);
  }

  /** One that goes on stays the same, though a freeze would now have it begin later. */
  private Optional<Opening> begun(RepoName repo, Instant now) {
    return ports.kept().journal().newest(repo).filter(opening -> opening.covers(now));
  }

  /** Whether something is to be done now, and nobody knows the time. */
  private boolean isDoubtful(RepoName repo, Opening opening, Instant now) {
    return opening.covers(now)
        ? doubts.holdsUp(repo)
        : !leftBehind.isSettled(repo, opening) && doubts.stands(repo);
  }

  private void settle(RepoName repo, Strategies.InForce inForce, Opening opening, Instant now) {
    boolean isOpen = opening.covers(now);
    var told = isOpen ? List.<String>of() : doubts.told(repo);
    if (leftBehind.settle(inForce, opening, repo, told, now) && !isOpen) {
      doubts.forget(repo);
    }
  }

  private void inTurn(WindowSchedule schedule, Occasion occasion) {
    if (run(schedule, occasion)) {
      naps.put(occasion.repo(), occasion.opening());
      doubts.forget(occasion.repo());
    }
  }

  /**
   * Tells what is running to stop before its next step. It goes on after a restart, if the window
   * is still open then.
   */
  public void stop() {
    stopping = true;
  }

  private boolean run(WindowSchedule schedule, Occasion occasion) {
    var ordered = new Ordered(ports.kept().orders(), schedule, occasion);
    Function<String, Guard> guards = task -> guard(occasion, ordered, task);
    var report =
        new ReportIssue(
            () -> account(schedule, occasion),
            occasion,
            ports.systems().guardedBy(guards.apply("")).forge().discussion(),
            ports.effects(),
            ports.kept());
    var work =
        new Work(
            tasks,
            ports.systems(),
            guards,
            ports.effects(),
            new Work.Memory(ports.kept().journal(), clock, cutOff));
    var cause = Cause.own("maintenance window of %s".formatted(occasion.opening().opens()));
    try {
      return cause.call(new OpeningRun(occasion, work, ordered, report)::run);
    } catch (StopWork stop) {
      LOG.atInfo()
          .addKeyValue("repository", occasion.repo())
          .log("maintenance goes on later: {}", stop.getMessage());
      doubts.note(occasion.repo());
      return false;
    }
  }

  private Account account(WindowSchedule schedule, Occasion occasion) {
    var frame =
        new Frame(
            occasion.repo(),
            occasion.opening(),
            schedule.zone(),
            clock.instant(),
            new Account.Kind.Regular());
    return new Accounting(ports.kept(), schedule)
        .of(frame, occasion.inForce().strategy().tasks(), doubts.told(occasion.repo()));
  }

  private Guard guard(Occasion occasion, Ordered ordered, String task) {
    var moved = new Moved(ports.latest(), occasion);
    return new Guard(
        occasion.opening(),
        clock,
        () -> stopping,
        ports.effects(),
        environment ->
            bars.against(occasion.repo(), task, environment, clock.instant())
                .or(() -> ordered.bar(task))
                .or(() -> moved.bar(task, clock.instant())));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static void aSecond() {
    try {
      Thread.sleep(Duration.ofSeconds(1));
    } catch (InterruptedException hurried) {
      // Whoever hurries us also says why: the guard is asked next.
      Thread.currentThread().interrupt();
    }
  }
}
