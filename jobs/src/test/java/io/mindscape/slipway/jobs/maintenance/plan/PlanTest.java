package io.mindscape.slipway.jobs.maintenance.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.maintenance.plan.Plan.Entry;
import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlanTest {

  private static final Strategy STRATEGY = StrategyReader.reference();

  @Test
  void onAWednesdayItIsForNextSundayAndEverythingFits() {
    var plan = Plan.of(STRATEGY, Instant.parse("2026-11-25T10:00:00Z"));

    assertThat(plan.open()).isFalse();
    assertThat(plan.opening().opens()).isEqualTo("2026-11-29T02:00:00Z");
    assertThat(plan.opening().closes()).isEqualTo("2026-11-29T04:00:00Z");
    assertThat(plan.entries())
        .containsExactly(
            fits(TaskName.SECURITY_PATCHES, "2026-11-29T02:00:00Z"),
            fits(TaskName.DEPENDENCY_UPDATES, "2026-11-29T02:15:00Z"),
            fits(TaskName.DATABASE_OPTIMIZATION, "2026-11-29T02:30:00Z"),
            fits(TaskName.LOG_ROTATION, "2026-11-29T03:15:00Z"));
  }

  @Test
  void theOpeningInstantIsInAndTheClosingInstantIsOut() {
    assertThat(Plan.of(STRATEGY, Instant.parse("2026-11-29T01:59:59.999Z")).open()).isFalse();
    assertThat(Plan.of(STRATEGY, Instant.parse("2026-11-29T02:00:00Z")).open()).isTrue();
    assertThat(Plan.of(STRATEGY, Instant.parse("2026-11-29T03:59:59.999Z")).open()).isTrue();

    var closed = Plan.of(STRATEGY, Instant.parse("2026-11-29T04:00:00Z"));
    assertThat(closed.open()).isFalse();
    assertThat(closed.opening().opens()).isEqualTo("2026-12-06T02:00:00Z");
  }

  @Test
  void whatDoesNotFitIsDeferredAndWhatIsShorterStillRuns() {
    var plan = Plan.of(STRATEGY, Instant.parse("2026-11-29T02:55:00Z"));

    assertThat(plan.entries())
        .containsExactly(
            fits(TaskName.SECURITY_PATCHES, "2026-11-29T02:55:00Z"),
            fits(TaskName.DEPENDENCY_UPDATES, "2026-11-29T03:10:00Z"),
            new Entry.Deferred(
                TaskName.DATABASE_OPTIMIZATION,
                "it takes about 45 minutes and a margin of 5 minutes; 35 minutes are left"),
            fits(TaskName.LOG_ROTATION, "2026-11-29T03:25:00Z"));
  }

  @Test
  void aTaskFitsWhenNothingButTheMarginIsLeftAfterIt() {
    assertThat(first("2026-11-29T03:40:00Z")).isInstanceOf(Entry.Fits.class);
    assertThat(first("2026-11-29T03:40:00.001Z")).isInstanceOf(Entry.Deferred.class);
  }

  @Test
  void aTaskThatDoesNotExistIsNamed() {
    var plan =
        Plan.of(
            read("maintenance: {schedule: 'Sunday 02:00-04:00 UTC', tasks: [reboot]}\n"),
            Instant.EPOCH);

    assertThat(plan.entries())
        .isEqualTo(
            List.of(
                new Entry.Unknown(
                    "reboot",
                    "there is no such task; the tasks are security_patches, dependency_updates,"
                        + " database_optimization, log_rotation")));
  }

  @Test
  void withoutAWindowThereIsNoPlan() {
    assertThatThrownBy(() -> Plan.of(read("environments: {}\n"), Instant.EPOCH))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("add a block maintenance");
  }

  private static Entry first(String at) {
    return Plan.of(STRATEGY, Instant.parse(at)).entries().get(0);
  }

  private static Entry fits(TaskName task, String begins) {
    return new Entry.Fits(task, Instant.parse(begins));
  }

  private static Strategy read(String text) {
    return StrategyReader.read(
        new SourceFile("slipway.yaml", text.getBytes(StandardCharsets.UTF_8)));
  }
}
