package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.effect.Ledger;
import io.mindscape.slipway.jobs.effect.MemoryLedger;
import io.mindscape.slipway.jobs.forge.Discussion;
import io.mindscape.slipway.jobs.forge.MemoryForge;
import io.mindscape.slipway.jobs.git.GitStore;
import io.mindscape.slipway.jobs.git.MemoryGit;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.SimWorld.Count;
import io.mindscape.slipway.jobs.maintenance.SimWorld.Item;
import io.mindscape.slipway.jobs.maintenance.guard.LatestStrategy;
import io.mindscape.slipway.jobs.maintenance.journal.Journal;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.Line;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.State;
import io.mindscape.slipway.jobs.maintenance.journal.MemoryJournal;
import io.mindscape.slipway.jobs.maintenance.report.MemoryReports;
import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import io.mindscape.slipway.policies.window.Opening;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Years of Sundays: three replicas on a clock that goes as fast as it can, and much that goes
 * wrong. The same seed gives the same years.
 */
final class Simulation {

  static final RepoName REPO = new RepoName("mindscape", "platform");

  /** Faults in the engine itself, which the simulation has to notice. */
  enum Mutant {
    NONE,
    NO_GUARD,
    NO_LEASE,
    NOTED_BEFORE
  }

  /** What all processes share. */
  record Shared(
      SimWorld world,
      MemoryJournal journal,
      Outside outside,
      Mutant mutant,
      Consumer<SimProcess> happenings) {

    record Outside(
        GitStore git,
        Discussion discussion,
        Ledger ledger,
        MemoryReports reports,
        AtomicInteger faults) {}

    GitStore git() {
      return outside.git();
    }

    Discussion discussion() {
      return outside.discussion();
    }

    Ledger ledger() {
      return outside.ledger();
    }

    double faults() {
      return outside.faults().get();
    }

    Item item(String key) {
      return Objects.requireNonNull(world.items.get(key), key);
    }
  }

  private static final Instant FIRST = Instant.parse("2026-11-29T02:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);

  private final SimWorld world;
  private final MemoryGit git = new MemoryGit();
  private final MemoryJournal journal = new MemoryJournal();
  private final AtomicInteger faults = new AtomicInteger(1);
  private final SimIssues issues;
  private final Shared shared;
  private final List<SimProcess> replicas = new ArrayList<>();
  private final Map<State, Integer> ends = new EnumMap<>(State.class);
  private boolean nested;
  private int openings;
  private int steps;

  Simulation(long seed, Mutant mutant) {
    this.world = new SimWorld(seed, FIRST.minus(Duration.ofDays(1)));
    git.create(REPO, Scene.files(Scene.STRATEGY));
    var forge = MemoryForge.over(git, Clock.systemUTC());
    this.issues = new SimIssues(forge.discussion());
    var reports = new MemoryReports();
    var outside = new Shared.Outside(git, forge.discussion(), new MemoryLedger(), reports, faults);
    this.shared = new Shared(world, journal, outside, mutant, this::happens);
    for (int i = 0; i < 3; i++) {
      replicas.add(new SimProcess(shared));
    }
  }

  /** Runs, and two calm weeks more. */
  Simulation run(int years) {
    var weeks = Math.round(years * 52.18);
    for (int week = 0; week < weeks + 2; week++) {
      faults.set(week < weeks ? 1 : 0);
      week(FIRST.plus(WEEK.multipliedBy(week)), week);
    }
    for (int week = 0; week < openings; week++) {
      judge(FIRST.plus(WEEK.multipliedBy(week)));
    }
    issues.judge(shared.outside().reports(), REPO).forEach(world::violated);
    return this;
  }

  List<String> violations() {
    return List.copyOf(world.violations);
  }

  Map<Count, Integer> counts() {
    return Map.copyOf(world.counts);
  }

  Map<State, Integer> ends() {
    return Map.copyOf(ends);
  }

  String summary() {
    return "%d openings, %d steps, effects and what went wrong %s, ends %s, %d violations"
        .formatted(openings, steps, world.counts, ends, world.violations.size());
  }

  /** For people: what was tried, and what came of it. */
  String table() {
    var rows = new LinkedHashMap<String, Integer>();
    rows.put("openings", openings);
    rows.put("steps noted", steps);
    rows.put("effects", counted(Count.EFFECT));
    rows.put("crashes", counted(Count.CRASH));
    rows.put("replica changes", counted(Count.TAKEOVER));
    rows.put("orderly shutdowns", counted(Count.SHUTDOWN));
    rows.put("clock steps", counted(Count.CLOCK_STEP));
    rows.put("freezes", counted(Count.FREEZE));
    rows.put("vetoes", counted(Count.VETO));
    rows.put("failures of a task", counted(Count.FAILURE));
    rows.put("cut off before the close", counted(Count.CUT_OFF));
    rows.put("cut off, but heeded nobody", counted(Count.CUT_OFF_IN_VAIN));
    rows.put("half-done and taken back", counted(Count.TAKEN_BACK));
    rows.put("half-done and gone on with", counted(Count.RESUMED));
    rows.put("put off", ends.getOrDefault(State.DEFERRED, 0) + ends.getOrDefault(State.STOPPED, 0));
    rows.put("effects outside a window", violations("outside", "not cut off"));
    rows.put("effects in a freeze or against a veto", violations("in a freeze", "against a veto"));
    rows.put("effects with a wrong clock", violations("with a wrong clock"));
    rows.put("run by two, or done twice", violations("without", "two", "done twice", "not one"));
    rows.put("lost, or noted wrongly", violations("lost", "not concluded", "noted as done"));
    rows.put("in the wrong order", violations("out of order"));
    rows.put("report issues closed", issues.closed());
    rows.put("report issues ended wrongly", violations("report"));
    rows.put("put off or failed with no reason", violations("not explained"));
    return rows.entrySet().stream()
        .map(row -> "%-38s %,10d%n".formatted(row.getKey(), row.getValue()))
        .collect(Collectors.joining());
  }

  private int counted(Count what) {
    return world.counts.getOrDefault(what, 0);
  }

  private int violations(String... beginnings) {
    return (int)
        world.violations.stream()
            .filter(violation -> Stream.of(beginnings).anyMatch(violation::startsWith))
            .count();
  }

  private void week(Instant opens, int week) {
    openings++;
    world.nextWeek();
    world.now = opens.minus(Duration.ofMinutes(world.random.nextInt(1, 60)));
    world.items.values().removeIf(Item::isDone);
    due(week);
    if (faults.get() == 0) {
      replicas.forEach(replica -> replica.step(Duration.ZERO));
    } else if (world.chance(0.03)) {
      world.count(Count.AWAY_ALL_NIGHT);
      world.now = opens.plus(Duration.ofHours(3));
    } else if (world.chance(0.1)) {
      world.now = opens.plus(Duration.ofMinutes(world.random.nextInt(119)));
    }
    while (world.now.isBefore(opens.plus(Duration.ofMinutes(130)))) {
      tick(world.random.nextInt(3));
      world.now = world.now.plusSeconds(world.random.nextInt(5, 60));
      between();
    }
    journal.opened(opens, world.now).forEach(this::judgeWhatIsDone);
    world.now = world.now.plus(Duration.ofHours(world.random.nextInt(1, 100)));
    tick(0);
  }

  private void due(int week) {
    for (var task : TaskName.values()) {
      int most = task == TaskName.LOG_ROTATION ? week % 2 * 3 : world.random.nextInt(3);
      for (int i = 0; i < most; i++) {
        var key = "%s-%d-%d".formatted(task, week, i);
        world.items.put(key, new Item(task, key, task == TaskName.LOG_ROTATION ? i : -1));
      }
    }
  }

  /** What happens while nobody works. */
  private void between() {
    for (var replica : replicas) {
      if (!replica.clockIsRight() && world.chance(0.1)) {
        replica.step(Duration.ZERO);
      }
    }
    people(replicas.get(world.random.nextInt(3)));
  }

  private void tick(int which) {
    var process = replicas.get(which);
    try {
      process.tick();
    } catch (SimProcess.Died died) {
      world.count(Count.CRASH);
      replicas.set(which, new SimProcess(shared));
      world.now = world.now.plusSeconds(world.random.nextInt(5, 600));
    } catch (Unavailable away) {
      // It is asked again.
    }
  }

  /** Ana commits it, and what was frozen before is not any more. */
  private void freeze(Duration length) {
    var from = world.now.plus(LatestStrategy.LOOK).plusSeconds(5);
    world.freezes(new Opening(from, from.plus(length)));
    var words = "  freezes: [{from: %s, to: %s}]\n  tasks:".formatted(from, from.plus(length));
    git.commit(
        REPO, "main", Map.of("slipway.yaml", Scene.STRATEGY.replace("  tasks:", words)), "ana");
  }

  /** What others do to it, whether it works or not. */
  private void people(SimProcess process) {
    if (world.chance(faults.get() * 0.002)) {
      freeze(Duration.ofMinutes(world.random.nextInt(1, 60)));
    }
    if (world.chance(faults.get() * 0.002)) {
      world.vetoes(List.of(TaskName.values()).get(world.random.nextInt(4)));
    }
    if (world.chance(faults.get() * 0.003)) {
      world.count(Count.CLOCK_STEP);
      long seconds = 60 + (long) Math.pow(10, 1 + world.random.nextDouble() * 5);
      process.step(Duration.ofSeconds(world.random.nextBoolean() ? seconds : -seconds));
    }
  }

  /** What happens while one works. */
  private void happens(SimProcess process) {
    people(process);
    if (!process.clockIsRight() && world.chance(0.1)) {
      process.step(Duration.ZERO);
    }
    if (world.chance(faults.get() * 0.001)) {
      world.count(Count.SHUTDOWN);
      process.stop();
      replicas.replaceAll(one -> one == process ? new SimProcess(shared) : one);
    }
    if (world.chance(faults.get() * 0.002)) {
      throw new SimProcess.Died();
    }
    if (!nested && world.chance(faults.get() * 0.004)) {
      pause(process);
    }
  }

  /** The process stands still for longer than its lease may last, and others work meanwhile. */
  private void pause(SimProcess process) {
    world.count(Count.PAUSE);
    nested = true;
    var end = world.now.plusSeconds(world.random.nextInt(20, 900));
    while (world.now.isBefore(end)) {
      world.now = world.now.plusSeconds(31);
      int before = world.counts.getOrDefault(Count.EFFECT, 0);
      elsewhere(() -> tick(another(process)));
      if (world.counts.getOrDefault(Count.EFFECT, 0) > before) {
        world.count(Count.TAKEOVER);
      }
    }
    nested = false;
  }

  private int another(SimProcess process) {
    int which = world.random.nextInt(3);
    return replicas.get(which) == process ? (which + 1) % 3 : which;
  }

  /** A lease is known to the thread that holds it; others have threads of their own. */
  private static void elsewhere(Runnable work) {
    try {
      var thread = new Thread(work, "elsewhere");
      thread.start();
      thread.join();
    } catch (InterruptedException nobody) {
      throw new IllegalStateException(nobody);
    }
  }

  /** A freeze may have had it open later, but never twice. */
  private void judge(Instant night) {
    var opened = journal.opened(night, night.plus(Duration.ofHours(2)));
    if (opened.size() != 1) {
      world.violated("not one opening", night + " " + opened);
      return;
    }
    var opens = opened.getFirst();
    var lines = journal.lines(REPO, opens);
    for (var task : TaskName.values()) {
      if (lines.stream()
          .noneMatch(
              line ->
                  line.place().task().equals(task.toString())
                      && line.place().step().equals(Journal.WHOLE)
                      && line.state().isConcluded())) {
        world.violated("lost", task + " of " + opens);
      }
    }
    lines.forEach(line -> judge(line, lines));
  }

  private void judge(Line line, List<Line> lines) {
    var isWhole = line.place().step().equals(Journal.WHOLE);
    var where = line.place().task() + " " + line.place().step() + " of " + line.begun();
    ends.merge(line.state(), 1, Integer::sum);
    steps += isWhole ? 0 : 1;
    if (!line.state().isConcluded()) {
      world.violated("not concluded", where);
    }
    if (line.state() != State.DONE && notes(line, lines).stream().allMatch(String::isBlank)) {
      world.violated("not explained", where + " " + line.state());
    }
  }

  /** Before somebody may do in the next opening what was not done in this one. */
  private void judgeWhatIsDone(Instant opens) {
    journal.lines(REPO, opens).stream()
        .filter(line -> line.state() == State.DONE)
        .map(line -> line.place().step())
        .filter(step -> !step.equals(Journal.WHOLE) && !world.done.contains(step))
        .forEach(step -> world.violated("noted as done, and was not", step));
  }

  /** Of a task, those of its steps explain it too. */
  private static List<String> notes(Line line, List<Line> lines) {
    return lines.stream()
        .filter(
            other ->
                other.equals(line)
                    || (line.place().step().equals(Journal.WHOLE)
                        && other.state() != State.DONE
                        && other.place().task().equals(line.place().task())))
        .flatMap(other -> other.end().notes().stream())
        .toList();
  }
}
