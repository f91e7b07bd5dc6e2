package io.mindscape.slipway.policies.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.Given;
import io.mindscape.slipway.policies.finding.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table of references, right and wrong, in the resources beside this class. */
class JudgementTest {

  private static final List<String> TABLES = List.of("data", "pods", "network", "work");
  private static final int AT_LEAST = 150;

  private final Map<String, String> fragments = fragments();

  @TestFactory
  Stream<DynamicTest> judgesEveryExample() {
    return examples().stream()
        .map(example -> DynamicTest.dynamicTest(example.title(), () -> judge(example)));
  }

  @Test
  void theTableIsLongAndHasEveryRule() {
    var examples = examples();
    var rules = new TreeSet<String>();
    examples.forEach(
        example ->
            example
                .expected()
                .forEach(line -> rules.add(line.substring(line.lastIndexOf(' ') + 1))));

    assertThat(examples).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    assertThat(examples).extracting(Example::title).doesNotHaveDuplicates();
    assertThat(rules).isEqualTo(Rule.ids());
    assertThat(examples).filteredOn(example -> example.expected().isEmpty()).hasSizeGreaterThan(60);
  }

  private void judge(Example example) {
    var units = new ArrayList<Links>();
    units.add(example.links());
    example.beside().forEach(name -> units.add(fragment(name)));

    var judgement = new Judgement(Index.of(units, "shop"), example.setting());
    var findings = judgement.of(units.get(0));

    assertThat(findings)
        .map(Example::shown)
        .containsExactlyInAnyOrderElementsOf(example.expected());
    if (!example.messages().isEmpty()) {
      assertThat(findings)
          .map(Finding::message)
          .startsWith(example.messages().toArray(String[]::new));
    }
  }

  private Links fragment(String name) {
    var text = fragments.get(name);
    assertThat(text).as("fragment %s", name).isNotNull();
    return Example.links(name, text == null ? "" : text);
  }

  static List<Example> examples() {
    return TABLES.stream().flatMap(table -> Example.all(read(table + ".txt")).stream()).toList();
  }

  static Map<String, String> fragments() {
    var fragments = new LinkedHashMap<String, String>();
    for (var part : read("fragments.txt").split("(?m)^@@ ", -1)) {
      if (!part.isBlank()) {
        int end = part.indexOf('\n');
        fragments.put(part.substring(0, end), part.substring(end + 1));
      }
    }
    return fragments;
  }

  private static String read(String name) {
    return Given.resource(JudgementTest.class, name);
  }
}
