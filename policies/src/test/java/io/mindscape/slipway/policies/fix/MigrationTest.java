package io.mindscape.slipway.policies.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.Given;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.judge.Judge;
import io.mindscape.slipway.policies.judge.Judges;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Objects in versions that go away, and what becomes of them: the file as it is mended, or what a
 * person has to do. {@code -Dgolden.refresh=true} writes the files anew.
 */
final class MigrationTest {

  private static final Path FOLDER = Path.of("src/test/golden/migrations");
  private static final String AFTER = "==== after\n";
  private static final Set<String> RULES = Set.of("schema/removed-api", "schema/deprecated-api");
  private static final Pattern COMMENT = Pattern.compile("(?m)(?:^|\\s)#.*$");

  private final Mechanic mechanic =
      new Mechanic(
          Judges.alone(Judge.shipped()), StrategyReader.reference(), image -> Optional.empty());

  @Test
  void thereAreMany() throws IOException {
    try (var files = Files.list(FOLDER)) {
      assertThat(files.count()).isEqualTo(49);
    }
  }

  @TestFactory
  Stream<DynamicTest> eachComesOutAsItStandsThere() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.sorted().toList().stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }
  }

  private void check(Path path) throws IOException {
    var text = Files.readString(path);
    var before = text.substring(0, text.indexOf(AFTER));
    var after = outcome(before);
    if (Boolean.getBoolean("golden.refresh")) {
      Files.writeString(path, before + AFTER + after);
    }
    assertThat(Files.readString(path)).isEqualTo(before + AFTER + after);
  }

  private String outcome(String before) {
    var findings = findings(before);
    if (findings.isEmpty()) {
      return "stays\n";
    }
    var file = Given.file("it.yaml", before);
    var fixes =
        findings.stream()
            .flatMap(finding -> mechanic.fix(finding, file, Given.objects(before)).stream())
            .toList();
    var notes =
        Given.objects(before).stream()
            .flatMap(object -> Migration.of(object).stream())
            .flatMap(MigrationTest::words)
            .collect(Collectors.joining());
    if (fixes.isEmpty()) {
      return notes.isEmpty() ? "not mended: the result would be wrong, or lose a comment\n" : notes;
    }
    var after = Mechanic.apply(file, fixes).text();
    assertThat(Given.objects(after)).allSatisfy(MigrationTest::isTaken);
    assertThat(comments(after)).isEqualTo(comments(before));
    return after + notes;
  }

  private static Stream<String> words(Migration migration) {
    return migration.byHand().isEmpty()
        ? migration.notes().stream().map(note -> "==== look: " + note + "\n")
        : Stream.of("by hand: " + migration.byHand() + "\n");
  }

  private static void isTaken(Manifest object) {
    assertThat(Judge.shipped().refusals(object)).isEmpty();
    assertThat(Migration.of(object)).isEmpty();
  }

  private static List<String> comments(String text) {
    return COMMENT.matcher(text).results().map(found -> found.group().strip()).toList();
  }

  private static List<Finding> findings(String text) {
    return Judge.shipped()
        .judge(Given.objects(text), StrategyReader.reference(), null)
        .findings()
        .stream()
        .filter(finding -> RULES.contains(finding.rule()))
        .toList();
  }
}
