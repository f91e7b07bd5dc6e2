package io.mindscape.slipway.policies.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.Given;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.judge.Judge;
import io.mindscape.slipway.policies.judge.Judges;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What mends what, and what nothing mends. Each fix is judged again here: what it mends is gone,
 * and there is no new error. {@code -Dgolden.refresh=true} writes the files anew.
 */
class MechanicTest {

  private static final Path FOLDER = Path.of("src/test/golden/fixes");
  private static final String BEFORE = "\n==== before\n";
  private static final String AFTER = "==== after\n";
  private static final String DIGEST =
      "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

  private final Mechanic mechanic =
      new Mechanic(
          Judges.alone(Judge.shipped()),
          StrategyReader.reference(),
          image -> Optional.of(DIGEST).filter(digest -> image.startsWith("example/known:")));

  @Test
  void thereAreMany() throws IOException {
    try (var files = Files.list(FOLDER)) {
      assertThat(files.count()).isEqualTo(65);
    }
  }

  @Test
  void everyRuleThatIsMendedHasItsExample() throws IOException {
    var shown = new TreeSet<String>();
    try (var files = Files.list(FOLDER)) {
      for (var file : files.toList()) {
        var text = Files.readString(file);
        if (!text.contains(AFTER + "no fix")) {
          shown.add(text.lines().findFirst().orElse("").replaceFirst(":.*", ""));
        }
      }
    }
    var rules = new TreeSet<>(Fixers.BY_RULE.keySet());
    // An autoscaler is judged by the strategy only where the environment is known, which it is not
    // here.
    rules.remove("strategy/autoscaling");
    rules.remove("schema/deprecated-api");
    assertThat(shown).containsAll(rules);
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
    var rule = text.substring(0, text.indexOf(BEFORE));
    var before = text.substring(text.indexOf(BEFORE) + BEFORE.length(), text.indexOf(AFTER));
    var after = mended(rule, before);
    if (Boolean.getBoolean("golden.refresh")) {
      Files.writeString(path, text.substring(0, text.indexOf(AFTER)) + AFTER + after);
    }
    assertThat(text.substring(text.indexOf(AFTER) + AFTER.length())).isEqualTo(after);
  }

  private String mended(String ruleAndField, String text) {
    var rule = ruleAndField.replaceFirst(":.*", "");
    var field = ruleAndField.substring(rule.length()).replaceFirst(":", "");
    var file = Given.file("it.yaml", text);
    var finding =
        findings(text).stream()
            .filter(found -> found.rule().equals(rule))
            .filter(found -> field.isEmpty() || field.equals(found.field()))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no such finding: " + findings(text)));
    var fix = mechanic.fix(finding, file, Given.objects(text));
    if (fix.isEmpty()) {
      return "no fix\n";
    }
    var after = Mechanic.apply(file, List.of(fix.get())).text();
    assertThat(count(after, finding)).isLessThan(count(text, finding));
    assertThat(errors(text)).containsAll(errors(after).stream().filter(isNew(text)).toList());
    return "%s: %s\n%s".formatted(finding.message(), fix.get().title(), after);
  }

  /** Policies do not judge what a server refuses, and speak up once it is mended. */
  private static Predicate<String> isNew(String text) {
    boolean wasRefused = errors(text).stream().anyMatch(MechanicTest::isOfTheServer);
    return error -> !wasRefused || isOfTheServer(error);
  }

  private static boolean isOfTheServer(String error) {
    return error.startsWith("schema/") || error.startsWith("semantic/");
  }

  private static long count(String text, Finding finding) {
    return findings(text).stream()
        .filter(found -> found.rule().equals(finding.rule()))
        .filter(found -> String.valueOf(found.field()).equals(String.valueOf(finding.field())))
        .count();
  }

  private static List<String> errors(String text) {
    return findings(text).stream()
        .filter(found -> found.severity() == Severity.ERROR)
        .map(found -> found.rule() + " " + found.resource() + " " + found.field())
        .toList();
  }

  private static List<Finding> findings(String text) {
    var read = YamlReader.read(Given.file("it.yaml", text));
    var findings = new ArrayList<>(read.findings());
    findings.addAll(
        Judge.shipped().judge(Manifests.in(read), StrategyReader.reference(), null).findings());
    return findings;
  }
}
