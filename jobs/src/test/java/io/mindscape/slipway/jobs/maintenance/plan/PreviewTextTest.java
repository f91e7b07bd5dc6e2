package io.mindscape.slipway.jobs.maintenance.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.Golden;
import io.mindscape.slipway.jobs.maintenance.journal.Expectation;
import io.mindscape.slipway.jobs.maintenance.orders.Order;
import io.mindscape.slipway.jobs.maintenance.orders.Orders;
import io.mindscape.slipway.jobs.maintenance.orders.Word;
import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import io.mindscape.slipway.policies.window.WindowSchedule;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands in a preview. */
final class PreviewTextTest {

  private static final Instant FRIDAY = Instant.parse("2026-11-27T02:00:00Z");
  private static final String OWNERS = "\ndelivery: {owners: [mindscape/platform, mindscape/ops]}";
  private static final String SUNDAY =
      """
      environments: {}
      maintenance:
        schedule: "Every Sunday 02:00-04:00 UTC"
        tasks: [security_patches, dependency_updates, database_optimization, log_rotation]
      """
          + OWNERS;
  private static final Map<TaskName, Duration> MEASURED =
      Map.of(
          TaskName.SECURITY_PATCHES, Duration.ofMinutes(22),
          TaskName.DEPENDENCY_UPDATES, Duration.ofSeconds(40),
          TaskName.DATABASE_OPTIMIZATION, Duration.ofMinutes(95),
          TaskName.LOG_ROTATION, Duration.ofMinutes(3));

  /**
   * @param file the name of the golden file
   */
  record Situation(String file, String strategy, Known known) {
    @Override
    public String toString() {
      return file;
    }
  }

  private static Known known(Map<String, Integer> deferrals, Order... orders) {
    return new Known(
        Expectation::declared,
        name -> deferrals.getOrDefault(name, 0),
        new Orders(List.of(orders)));
  }

  private static Expectation measured(TaskName task) {
    return new Expectation(Objects.requireNonNull(MEASURED.get(task)), Expectation.NEWEST);
  }

  private static Order order(String who, Word word, String task, String reason) {
    return new Order(1, who, word, task, reason);
  }

  private static String frozen(String from, String to) {
    return SUNDAY.replace(
        "  tasks:", "  freezes: [{name: fair, from: %s, to: %s}]\n  tasks:".formatted(from, to));
  }

  static List<Situation> situations() {
    return List.of(
        new Situation("as-planned", SUNDAY, Known.NOTHING),
        new Situation(
            "too-much", SUNDAY, new Known(PreviewTextTest::measured, name -> 0, Orders.NONE)),
        new Situation(
            "ordered",
            SUNDAY,
            known(
                Map.of(),
                order("ana", Word.VETO, "database_optimization", "a release | today `now`"),
                order("bo", Word.DEFER, "dependency_updates", ""),
                order("bo", Word.FIRST, "log_rotation", ""))),
        new Situation(
            "all-vetoed",
            SUNDAY.replaceAll("tasks: .*", "tasks: [log_rotation]"),
            known(Map.of(), order("ana", Word.VETO, "log_rotation", "@everyone stays"))),
        new Situation(
            "raised",
            SUNDAY,
            known(Map.of("database_optimization", 3, "log_rotation", 1, "security_patches", 2))),
        new Situation(
            "raised-and-deferred",
            SUNDAY,
            known(
                Map.of("log_rotation", 4),
                order("ana", Word.DEFER, "log_rotation", "the disk is new"))),
        new Situation(
            "closes-early", frozen("2026-11-29T03:00:00Z", "2026-11-30T00:00:00Z"), Known.NOTHING),
        new Situation(
            "opens-late", frozen("2026-11-28T00:00:00Z", "2026-11-29T03:15:00Z"), Known.NOTHING),
        new Situation(
            "across-midnight",
            SUNDAY.replace(
                "Every Sunday 02:00-04:00 UTC", "Every Saturday 23:00-01:30 Europe/Berlin"),
            Known.NOTHING),
        new Situation(
            "unknown-task",
            SUNDAY.replaceAll("tasks: .*", "tasks: [log_rotation, \"back|ups <b>\"]"),
            Known.NOTHING),
        new Situation("no-tasks", SUNDAY.replaceAll("tasks: .*", "tasks: []"), Known.NOTHING),
        new Situation("no-owners", SUNDAY.replace(OWNERS, ""), Known.NOTHING));
  }

  @ParameterizedTest
  @MethodSource("situations")
  void readsAsInItsGoldenFile(Situation situation) {
    var strategy = read(situation.strategy());
    var schedule = schedule(strategy);
    var opening = schedule.at(FRIDAY);

    var text = new PreviewText(strategy, schedule).body(opening, situation.known());

    Golden.check("preview/%s.md".formatted(situation.file()), text);
  }

  @Test
  void theSituationsAreAllThere() {
    assertThat(situations()).hasSize(12);
  }

  @Test
  void saysWhyThereIsNoneThatDay() {
    var day = LocalDate.parse("2026-11-29");

    Golden.check(
        "preview/frozen.md",
        PreviewText.notHeld(
            day, "the freeze \"fair\" lasts from 2026-11-28 00:00 to 2026-11-30 00:00"));
    Golden.check("preview/not-planned.md", PreviewText.notHeld(day, ""));
  }

  private static WindowSchedule schedule(Strategy strategy) {
    return Objects.requireNonNull(strategy.window());
  }

  private static Strategy read(String yaml) {
    return StrategyReader.read(
        new SourceFile("slipway.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
  }
}
