package io.mindscape.slipway.jobs.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Golden;
import io.mindscape.slipway.jobs.maintenance.task.Footing;
import io.mindscape.slipway.jobs.maintenance.task.Measure;
import io.mindscape.slipway.jobs.maintenance.task.Step;
import io.mindscape.slipway.jobs.maintenance.task.Task;
import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import io.mindscape.slipway.policies.Refused;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Names of images, tables and nodes come from anywhere, and are in the titles of steps and in what
 * fails: the engine's words about them bring nothing to life.
 */
final class HostileTitlesTest {

  private static final String BAD =
      "</details><img src=x> @everyone #1 [a](https://b.example) **c** | `d` <!-- e";

  private final Scene scene =
      new Scene(Scene.STRATEGY.replaceAll("tasks: .*", "tasks: [database_optimization]"));
  private final AtomicInteger turns = new AtomicInteger();

  private static Step.Plain step(String name, Consumer<Footing> work) {
    var measure = new Measure("hostile/" + name, Duration.ofMinutes(30));
    return Step.of(name, "the %s of %s".formatted(name, BAD), measure, work);
  }

  private static Consumer<Footing> failing(RuntimeException failure) {
    return at -> {
      throw failure;
    };
  }

  private Task task() {
    return new Task() {
      @Override
      public TaskName name() {
        return TaskName.DATABASE_OPTIMIZATION;
      }

      @Override
      public List<Step> steps(Turn turn) {
        return List.of(
            step("killed", at -> dieOnce()),
            step("refused", failing(new Refused("mend " + BAD))),
            step("unavailable", failing(Scene.down(BAD))),
            step("undone", failing(Scene.down("it"))).undoneBy(failing(new Refused(BAD))),
            step("late", at -> scene.clock.pass(Duration.ofMinutes(100))),
            step("deferred", at -> {}));
      }
    };
  }

  private void dieOnce() {
    if (turns.getAndIncrement() == 0) {
      throw new OutOfMemoryError("killed");
    }
  }

  @Test
  void theReportIsTextAndNothingElse() {
    assertThatThrownBy(() -> scene.window(List.of(task())).tick(Scene.REPO)).hasMessage("killed");
    scene.window(List.of(task())).tick(Scene.REPO);

    var report = scene.report();
    Golden.check("report/hostile-titles.md", report);
    assertThat(report)
        .contains("was begun again", "no answer within 5 s", "could not be taken back", "are left")
        .doesNotContain("<img", "</details><", " @everyone", " #1 ", "[a](", "**c**", "<!-- e");
  }
}
