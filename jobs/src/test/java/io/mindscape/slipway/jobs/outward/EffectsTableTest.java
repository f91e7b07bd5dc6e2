package io.mindscape.slipway.jobs.outward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Acts;
import io.mindscape.slipway.jobs.effect.Act.Kind;
import io.mindscape.slipway.jobs.effect.AuditLine;
import io.mindscape.slipway.jobs.effect.AuditTrail.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks the table of {@code docs/effects.md}: whenever the process dies, the world holds one. */
final class EffectsTableTest {

  private static final int COLUMNS = 7;
  private static final Duration A_RESTART = Duration.ofSeconds(20);

  /** Of these only a search at the start knows what became of them. */
  private static final Set<Kind> SEARCHED =
      EnumSet.of(
          Kind.COMMENT, Kind.ISSUE, Kind.PULL_REQUEST, Kind.MERGE, Kind.COMMIT, Kind.CLUSTER_JOB);

  /** Where the process dies. */
  enum Death {
    BEFORE_THE_ACT,
    AFTER_THE_ACT,
    AFTER_THE_OUTCOME
  }

  static List<List<String>> rows() throws IOException {
    return Files.readAllLines(Path.of("../docs/effects.md")).stream()
        .dropWhile(line -> !line.startsWith("| kind |"))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList())
        .toList();
  }

  static Stream<Arguments> deaths() throws IOException {
    return rows().stream()
        .map(row -> kind(row).orElseThrow())
        .flatMap(kind -> Arrays.stream(Death.values()).map(death -> Arguments.of(kind, death)));
  }

  private static Optional<Kind> kind(List<String> row) {
    return Arrays.stream(Kind.values())
        .filter(kind -> row.getFirst().equals("`" + kind.word() + "`"))
        .findFirst();
  }

  @Test
  void hasARowForEachKindAndAKindForEachRow() throws IOException {
    assertThat(rows()).allSatisfy(row -> assertThat(kind(row)).isPresent());
    assertThat(rows().stream().map(row -> kind(row).orElseThrow()))
        .containsExactlyInAnyOrder(Kind.values());
    assertThat(rows())
        .allSatisfy(
            row -> {
              assertThat(row).hasSize(COLUMNS);
              assertThat(row).noneMatch(String::isBlank);
            });
  }

  @ParameterizedTest
  @MethodSource("deaths")
  void whenTheProcessDiesAndComesBackTheWorldHoldsOne(Kind kind, Death death) {
    var scenario = Scenarios.of(kind);
    switch (death) {
      case BEFORE_THE_ACT -> scenario.acts().dieBefore(scenario.act());
      case AFTER_THE_ACT -> scenario.acts().dieAfter(scenario.act());
      case AFTER_THE_OUTCOME ->
          scenario
              .ledger()
              .afterConclusion(
                  act -> {
                    if (act.kind() == kind) {
                      throw new Crash();
                    }
                  });
    }

    assertThatThrownBy(scenario.work()::run).isInstanceOfAny(Acts.Died.class, Crash.class);
    scenario.ledger().afterConclusion(act -> {});
    scenario.world().time.pass(A_RESTART);

    scenario.unfinished().settle();
    scenario.work().run();
    assertThat(scenario.held().getAsLong()).isEqualTo(1);

    scenario.work().run();
    assertThat(scenario.held().getAsLong()).as("done once more").isEqualTo(1);

    scenario.unfinished().settle();
    assertRecorded(scenario, kind);
  }

  @ParameterizedTest
  @MethodSource("deaths")
  void evenIfNobodyLookedWhatWasLeftUnfinished(Kind kind, Death death) {
    var scenario = Scenarios.of(kind);
    if (death == Death.AFTER_THE_ACT) {
      scenario.acts().dieAfter(scenario.act());
    } else {
      scenario.acts().dieBefore(scenario.act());
    }

    assertThatThrownBy(scenario.work()::run).isInstanceOf(Acts.Died.class);
    scenario.world().time.pass(A_RESTART);
    scenario.work().run();

    assertThat(scenario.held().getAsLong()).isEqualTo(1);
  }

  private static void assertRecorded(Scenario scenario, Kind kind) {
    var log = scenario.ledger().audit();
    assertThat(log.verify(Optional.empty())).isInstanceOf(Verdict.Whole.class);
    assertThat(log.lines().stream().filter(line -> line.kind().equals(kind.word())))
        .extracting(AuditLine::outcome)
        .startsWith("intended");
    if (SEARCHED.contains(kind)) {
      assertThat(scenario.ledger().open()).noneMatch(id -> id.startsWith(kind.word() + " "));
    }
  }

  /** What stands for the death of the process: nobody catches it. */
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }
}
