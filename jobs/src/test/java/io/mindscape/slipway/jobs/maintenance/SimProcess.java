package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.advisory.Vulnerabilities;
import io.mindscape.slipway.jobs.cluster.Cluster;
import io.mindscape.slipway.jobs.database.DatabaseCare;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.forge.Checks;
import io.mindscape.slipway.jobs.forge.Discussion;
import io.mindscape.slipway.jobs.forge.PullRequests;
import io.mindscape.slipway.jobs.image.ImageRegistry;
import io.mindscape.slipway.jobs.maintenance.SimWorld.Count;
import io.mindscape.slipway.jobs.maintenance.guard.Bars;
import io.mindscape.slipway.jobs.maintenance.guard.Belongings;
import io.mindscape.slipway.jobs.maintenance.guard.ClockWatch;
import io.mindscape.slipway.jobs.maintenance.guard.Freezes;
import io.mindscape.slipway.jobs.maintenance.guard.LatestStrategy;
import io.mindscape.slipway.jobs.maintenance.guard.Systems;
import io.mindscape.slipway.jobs.maintenance.guard.Systems.Conversation;
import io.mindscape.slipway.jobs.maintenance.guard.Systems.Upkeep;
import io.mindscape.slipway.jobs.maintenance.guard.Witness;
import io.mindscape.slipway.jobs.maintenance.journal.Journal;
import io.mindscape.slipway.jobs.maintenance.journal.Remembered;
import io.mindscape.slipway.jobs.maintenance.orders.MemoryOrderBook;
import io.mindscape.slipway.jobs.maintenance.task.Task;
import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import io.mindscape.slipway.jobs.strategy.Strategies;
import io.mindscape.slipway.jobs.turn.Hold;
import io.mindscape.slipway.jobs.turn.Turns;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One process of the bot in a {@link Simulation}, from its start to its death. */
final class SimProcess {

  /** Its death, or that of the machine: nobody catches it. */
  static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** What an interrupted call throws. */
  static final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** What changes nothing on the forge. */
  private static final Set<String> READS =
      Set.of(
          "find",
          "comments",
          "commentsSince",
          "findMarked",
          "findIssue",
          "openIssues",
          "issueText");

  private final Simulation.Shared shared;
  private final SimWorld world;
  private final Window window;
  private Duration offset = Duration.ZERO;
  private Optional<Instant> cutAt = Optional.empty();
  private boolean cut;

  SimProcess(Simulation.Shared shared) {
    this.shared = shared;
    this.world = shared.world();
    var clock = clock();
    var effects = new Effects(shared.ledger(), clock);
    this.window =
        new Window(
            new Window.Ports(
                new LatestStrategy(new Strategies(shared.git())),
                systems(),
                effects,
                turns(),
                new Remembered(journal(), new MemoryOrderBook(), shared.outside().reports())),
            clock,
            Stream.of(TaskName.values()).<Task>map(name -> new SimTask(name, this)).toList(),
            this::cutOff,
            Bars.of(
                watch(clock),
                new Freezes(new LatestStrategy(new Strategies(shared.git()))),
                (repo, task, at) -> world.veto(task)));
  }

  SimWorld world() {
    return world;
  }

  /** One as a rule; none in calm weeks. */
  double faults() {
    return shared.faults();
  }

  boolean isGuarded() {
    return shared.mutant() != Simulation.Mutant.NO_GUARD;
  }

  void tick() {
    window.tick(Simulation.REPO);
  }

  void stop() {
    window.stop();
  }

  void step(Duration by) {
    offset = by;
  }

  boolean clockIsRight() {
    return offset.isZero();
  }

  /** Somebody knows the true time. */
  private ClockWatch watch(Clock clock) {
    var witness = new Witness("the database", Duration.ZERO, () -> Optional.of(world.now));
    return new ClockWatch(
        List.of(witness),
        Duration.ofSeconds(5),
        clock,
        () -> Duration.between(Instant.EPOCH, world.now).toNanos());
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return world.now.plus(offset);
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }

  private CutOff.Watch cutOff(Instant at) {
    cutAt = Optional.of(at);
    cut = false;
    return watch();
  }

  private CutOff.Watch watch() {
    return new CutOff.Watch() {
      @Override
      public boolean hasCut() {
        return cut;
      }

      @Override
      public void close() {
        cutAt = Optional.empty();
      }
    };
  }

  /**
   * Lets time go by, in which much may happen; it ends early when it is interrupted.
   *
   * @param deaf whether it does not: then nothing but the guard stands before its next act
   */
  void work(Duration length, boolean deaf) {
    var end = world.now.plus(length);
    while (world.now.isBefore(end)) {
      var left = Duration.between(world.now, end);
      var slice = left.compareTo(Duration.ofSeconds(20)) < 0 ? left : Duration.ofSeconds(20);
      world.now = world.now.plus(slice);
      world.extend(this);
      shared.happenings().accept(this);
      if (!cut && cutAt.isPresent() && !clock().instant().isBefore(cutAt.get())) {
        cut = true;
        world.count(deaf ? Count.CUT_OFF_IN_VAIN : Count.CUT_OFF);
        if (!deaf) {
          throw new Interrupted();
        }
      }
      if (!deaf && clockIsRight() && world.holds(this) && !SimWorld.isOpen(world.now)) {
        world.violated("not cut off", "work went on after the close");
        return;
      }
    }
  }

  /** Held is still held, though nobody extends it meanwhile. */
  private Turns turns() {
    return new Turns() {
      @Override
      public void take(String name, Runnable work) {
        throw new IllegalStateException("the window never waits for its turn");
      }

      @Override
      public boolean attempt(String name, Runnable work) {
        if (shared.mutant() == Simulation.Mutant.NO_LEASE) {
          world.takes(SimProcess.this);
          work.run();
          return true;
        }
        if (!world.takes(SimProcess.this)) {
          return false;
        }
        Hold.during(name, () -> world.holds(SimProcess.this), work);
        world.gives(SimProcess.this);
        return true;
      }
    };
  }

  private Journal journal() {
    return (Journal)
        Proxy.newProxyInstance(
            Journal.class.getClassLoader(),
            new Class<?>[] {Journal.class},
            (proxy, method, arguments) -> {
              mayDie();
              if (world.chance(shared.faults() * 0.002)) {
                world.count(Count.DATABASE_AWAY);
                throw new Unavailable("the database", "it is away", Duration.ZERO, null);
              }
              var result = invoke(method, shared.journal(), arguments);
              if (shared.mutant() == Simulation.Mutant.NOTED_BEFORE
                  && method.getName().equals("begin")) {
                var end = new Journal.End(Journal.State.DONE, world.now, List.of("done"));
                shared.journal().end((Journal.Place) arguments[0], (int) arguments[1], end);
              }
              mayDie();
              return result;
            });
  }

  private void mayDie() {
    if (world.chance(shared.faults() * 0.001)) {
      throw new Died();
    }
  }

  private Systems systems() {
    Consumer<String> report = what -> world.effect(this, "", what);
    var discussion =
        (Discussion)
            Proxy.newProxyInstance(
                Discussion.class.getClassLoader(),
                new Class<?>[] {Discussion.class},
                (proxy, method, arguments) -> {
                  if (!READS.contains(method.getName())) {
                    mayDie();
                    report.accept(method.getName());
                  }
                  var result = invoke(method, shared.discussion(), arguments);
                  mayDie();
                  return result;
                });
    return new Systems(
        new Conversation(none(PullRequests.class), discussion, none(Checks.class)),
        shared.git(),
        cluster(),
        new Upkeep(
            ImageRegistry.notConfigured("nothing"),
            access -> DatabaseCare.notConfigured("nothing"),
            Belongings.of((now, retention) -> 0),
            new io.mindscape.slipway.jobs.nodes.MemoryNodes(new io.mindscape.slipway.jobs.Acts()),
            Vulnerabilities.notLookedFor()));
  }

  /** Jobs are named after the items, {@code key#part}. */
  Cluster cluster() {
    return (Cluster)
        Proxy.newProxyInstance(
            Cluster.class.getClassLoader(),
            new Class<?>[] {Cluster.class},
            (proxy, method, arguments) -> {
              mayDie();
              switch (method.getName()) {
                case "startJob" -> {
                  var name = ((Cluster.JobSpec) arguments[1]).name().split("#", 2);
                  world.start(this, shared.item(name[0]), Integer.parseInt(name[1]));
                }
                case "removeJob" -> world.takeBack(this, shared.item((String) arguments[1]));
                default -> throw new IllegalStateException(method.getName());
              }
              mayDie();
              return null;
            });
  }

  private static <T> T none(Class<T> port) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              throw new IllegalStateException(method.getName());
            }));
  }

  private static Object invoke(java.lang.reflect.Method method, Object target, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException failure) {
      throw failure.getCause();
    }
  }
}
