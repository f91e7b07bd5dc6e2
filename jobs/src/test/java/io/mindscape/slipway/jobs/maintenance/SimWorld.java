package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.maintenance.guard.Bars.Bar;
import io.mindscape.slipway.jobs.maintenance.guard.StopWork;
import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import io.mindscape.slipway.policies.window.Opening;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * The world of a {@link Simulation}: it knows the true time, keeps what is to be done and what was
 * done to it, and judges each effect by rules of its own, that are not the engine's.
 */
final class SimWorld {

  /** What the simulation counts. */
  enum Count {
    EFFECT,
    CRASH,
    PAUSE,
    TAKEOVER,
    CLOCK_STEP,
    FREEZE,
    VETO,
    CUT_OFF,
    CUT_OFF_IN_VAIN,
    TAKEN_BACK,
    RESUMED,
    FAILURE,
    SHUTDOWN,
    DATABASE_AWAY,
    AWAY_ALL_NIGHT
  }

  /** A thing to be done in two parts; one part alone is half-done. */
  static final class Item {
    final TaskName task;
    final String key;
    final int environment;
    final boolean[] parts = new boolean[2];
    Optional<SimProcess> runner = Optional.empty();

    Item(TaskName task, String key, int environment) {
      this.task = task;
      this.key = key;
      this.environment = environment;
    }

    boolean isDone() {
      return parts[0] && parts[1];
    }

    /** Whether it heeds nobody: it asks for no leave, and goes on when it is interrupted. */
    boolean isDeaf() {
      return Math.floorMod(key.hashCode(), 8) == 0;
    }
  }

  final Random random;
  final Map<Count, Integer> counts = new EnumMap<>(Count.class);
  final Map<String, Item> items = new LinkedHashMap<>();
  final Set<String> done = new HashSet<>();
  final List<String> violations = new ArrayList<>();
  private final Set<String> vetoes = new HashSet<>();
  private Opening freeze = new Opening(Instant.EPOCH, Instant.EPOCH);
  private Optional<SimProcess> holder = Optional.empty();
  private Instant heldUntil = Instant.EPOCH;
  Instant now;

  SimWorld(long seed, Instant now) {
    this.random = new Random(seed);
    this.now = now;
  }

  void count(Count what) {
    counts.merge(what, 1, Integer::sum);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** Sundays, from two to four: counted from the epoch's first, which was the fourth of January. */
  static boolean isOpen(Instant at) {
    long second = at.getEpochSecond() - 3 * 86_400L;
    long ofWeek = Math.floorMod(second, 7 * 86_400L);
    return ofWeek >= 7_200 && ofWeek < 14_400;
  }

  void violated(String rule, String detail) {
    violations.add("%s: %s at %s".formatted(rule, detail, now));
  }

  // People

  /** It is in the strategy file a little before it begins: nobody sees it at once. */
  void freezes(Opening when) {
    freeze = when;
    count(Count.FREEZE);
  }

  void vetoes(TaskName task) {
    vetoes.add(task.toString());
    count(Count.VETO);
  }

  void nextWeek() {
    vetoes.clear();
  }

  Optional<Bar> veto(String task) {
    return vetoes.contains(task)
        ? Optional.of(new Bar(StopWork.Reason.VETO, "ana vetoed " + task))
        : Optional.empty();
  }

  // The lease

  boolean takes(SimProcess process) {
    if (now.isBefore(heldUntil) && holder.isPresent()) {
      return false;
    }
    holder = Optional.of(process);
    extend(process);
    return true;
  }

  boolean holds(SimProcess process) {
    return holder.filter(process::equals).isPresent() && now.isBefore(heldUntil);
  }

  void extend(SimProcess process) {
    if (holder.filter(process::equals).isPresent()) {
      heldUntil = now.plusSeconds(30);
    }
  }

  void gives(SimProcess process) {
    if (holder.filter(process::equals).isPresent()) {
      holder = Optional.empty();
    }
  }

  // Effects

  /** Whatever leaves a process for the world, but what takes something back. */
  void effect(SimProcess process, String task, String what) {
    if (veto(task).isPresent()) {
      violated("against a veto", what);
    }
    anyEffect(process, what);
  }

  private void anyEffect(SimProcess process, String what) {
    count(Count.EFFECT);
    if (!isOpen(now)) {
      violated("outside the window", what);
    }
    if (freeze.covers(now)) {
      violated("in a freeze", what);
    }
    if (!process.clockIsRight()) {
      violated("with a wrong clock", what);
    }
    if (!holds(process)) {
      violated("without the lease", what);
    }
  }

  void start(SimProcess process, Item item, int part) {
    effect(process, item.task.toString(), item.key + " part " + part);
    if (item.runner.filter(process::equals).isEmpty()) {
      violated("two at once", item.key);
    }
    if (item.parts[part]) {
      violated("done twice", item.key + " part " + part);
    }
    items.values().stream()
        .filter(other -> other.task == item.task && other.environment < item.environment)
        .filter(other -> !other.isDone())
        .findFirst()
        .ifPresent(other -> violated("out of order", item.key + " before " + other.key));
    item.parts[part] = true;
    if (item.isDone()) {
      done.add(item.key);
    }
  }

  void takeBack(SimProcess process, Item item) {
    anyEffect(process, "taking back " + item.key);
    count(Count.TAKEN_BACK);
    item.parts[0] = false;
    item.parts[1] = false;
    done.remove(item.key);
  }
}
