package io.mindscape.slipway.bot.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.jobs.inspect.Inspector.Scope;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.judge.Judge;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Plants errors into the charts under {@code src/test/tracing}, each of another habit, and looks on
 * which lines they are told. A case says itself which line that has to be.
 */
class PlantedErrorsTest {

  private static final Path CHARTS = Path.of("src/test/tracing");

  @Test
  void almostEveryErrorIsToldOnTheLineThatCausedItAndTheOthersInItsFile() throws IOException {
    var misses = new ArrayList<String>();
    var wrongFiles = new ArrayList<String>();
    var rules = new TreeSet<String>();
    int all = 0;
    var repositories = repositories();
    try (var helm = new ForkedHelm()) {
      for (var repository : repositories) {
        var before = identities(findings(helm, repository, repository.files()));
        for (var planted : repository.cases()) {
          all++;
          rules.add(planted.rule());
          var edited = planted.in(repository.files());
          var expected = planted.expected(edited);
          var told =
              findings(helm, repository, edited).stream()
                  .filter(finding -> finding.rule().equals(planted.rule()))
                  .filter(finding -> !before.contains(identity(finding)))
                  .map(finding -> finding.place().toString())
                  .collect(Collectors.toCollection(TreeSet::new));
          var title = repository.name() + ": " + planted.title();
          if (!told.equals(Set.of(expected))) {
            misses.add("%s: told at %s and not at %s".formatted(title, told, expected));
          }
          if (told.isEmpty()
              || !told.stream().allMatch(place -> place.startsWith(planted.file() + ":"))) {
            wrongFiles.add(title);
          }
        }
      }
    }
    System.out.printf(
        "%d of %d planted errors (%d charts, %d rules) are told on the line that caused them: %.1f"
            + " %%%n",
        all - misses.size(),
        all,
        repositories.size(),
        rules.size(),
        100.0 * (all - misses.size()) / all);
    misses.forEach(System.out::println);

    assertThat(repositories).hasSizeGreaterThanOrEqualTo(8);
    assertThat(all).isGreaterThanOrEqualTo(150);
    assertThat(misses.size() * 20).as("misses: %s", misses).isLessThanOrEqualTo(all);
    assertThat(wrongFiles).isEmpty();
  }

  private static Set<String> identities(List<Finding> findings) {
    return findings.stream().map(PlantedErrorsTest::identity).collect(Collectors.toSet());
  }

  private static String identity(Finding finding) {
    return "%s %s %s %s %s"
        .formatted(
            finding.rule(),
            finding.message(),
            finding.resource(),
            finding.environment(),
            finding.field());
  }

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC);
  private static final Judge JUDGE = Judge.shipped();

  private static List<Finding> findings(
      ForkedHelm helm, PlantedRepository repository, Map<String, String> files) {
    var tree = repository.tree(files);
    var strategy = StrategyReader.read(tree.read("slipway.yaml").orElseThrow());
    return new Inspector(JUDGE, helm, CLOCK).inspect(tree, strategy, new Scope.Whole()).findings();
  }

  private static List<PlantedRepository> repositories() throws IOException {
    var repositories = new ArrayList<PlantedRepository>();
    try (var folders = Files.list(CHARTS)) {
      for (var folder : folders.sorted().toList()) {
        repositories.add(PlantedRepository.read(folder));
      }
    }
    return repositories;
  }
}
