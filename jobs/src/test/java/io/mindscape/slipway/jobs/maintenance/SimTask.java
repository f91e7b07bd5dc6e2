package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.cluster.Cluster;
import io.mindscape.slipway.jobs.cluster.Cluster.JobSpec;
import io.mindscape.slipway.jobs.cluster.Cluster.Where;
import io.mindscape.slipway.jobs.maintenance.SimWorld.Count;
import io.mindscape.slipway.jobs.maintenance.SimWorld.Item;
import io.mindscape.slipway.jobs.maintenance.task.Footing;
import io.mindscape.slipway.jobs.maintenance.task.Measure;
import io.mindscape.slipway.jobs.maintenance.task.Step;
import io.mindscape.slipway.jobs.maintenance.task.Task;
import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import io.mindscape.slipway.policies.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A task of a {@link Simulation}: a step for each thing that is not done. */
final class SimTask implements Task {

  private static final Where WHERE = new Where("development", "mindscape");
  private static final List<String> ENVIRONMENTS = List.of("development", "staging", "production");

  private final TaskName name;
  private final SimProcess process;

  SimTask(TaskName name, SimProcess process) {
    this.name = name;
    this.process = process;
  }

  @Override
  public TaskName name() {
    return name;
  }

  @Override
  public List<Step> steps(Turn turn) {
    mayFail();
    return process.world().items.values().stream()
        .filter(item -> item.task == name && !item.isDone())
        .<Step>map(ItemStep::new)
        .toList();
  }

  private void mayFail() {
    var world = process.world();
    if (!world.chance(process.faults() * 0.02)) {
      return;
    }
    world.count(Count.FAILURE);
    switch (world.random.nextInt(50)) {
      case 0 -> throw new IllegalStateException("a bug of ours, on purpose");
      case 1, 2, 3, 4, 5, 6, 7, 8, 9 ->
          throw new Unavailable("the cluster", "no answer", Duration.ZERO, null);
      default -> throw new Refused("somebody has to act first");
    }
  }

  private final class ItemStep implements Step {

    private final Item item;

    ItemStep(Item item) {
      this.item = item;
    }

    @Override
    public String key() {
      return item.key;
    }

    @Override
    public String title() {
      return "the work on " + item.key;
    }

    @Override
    public Optional<String> environment() {
      return item.environment < 0
          ? Optional.empty()
          : Optional.of(ENVIRONMENTS.get(item.environment));
    }

    @Override
    public Measure measure() {
      return new Measure(name + "/work", Duration.ofMinutes(10));
    }

    /** Those of one task go on where they were; those of others are taken back first. */
    @Override
    public boolean resumes() {
      return name == TaskName.SECURITY_PATCHES;
    }

    @Override
    public void run(Footing footing) {
      item.runner = Optional.of(process);
      if (resumes() && item.parts[0]) {
        process.world().count(Count.RESUMED);
      } else {
        part(footing, 0);
        mayFail();
      }
      part(footing, 1);
      footing.notes().did("`%s` is done".formatted(item.key));
    }

    private void part(Footing footing, int part) {
      if (process.isGuarded() && !item.isDeaf()) {
        footing.check("part %d of %s".formatted(part, item.key));
      }
      cluster(footing)
          .startJob(WHERE, new JobSpec(item.key + "#" + part, "i", List.of(), Duration.ZERO));
      process.work(duration(), item.isDeaf());
    }

    private Cluster cluster(Footing footing) {
      return process.isGuarded() ? footing.systems().cluster() : process.cluster();
    }

    /** Mostly some minutes; one in twenty-five hangs. */
    private Duration duration() {
      var random = process.world().random;
      var minutes = process.faults() > 0 && random.nextInt(25) == 0 ? 300 : 4;
      return Duration.ofSeconds(5 + (long) (random.nextDouble() * minutes * 60));
    }

    @Override
    public void undo(Footing footing) {
      if (item.parts[0] && !item.isDone()) {
        cluster(footing).removeJob(WHERE, item.key);
      }
    }
  }
}
