package io.mindscape.slipway.policies.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.Given;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Right and wrong workflows, each with all that is found in it and where: {@code cases.txt}. */
class WorkflowCasesTest {

  private static final Pattern HEADER = Pattern.compile("(?m)^===(.*)\n");

  /**
   * @param expected {@code line:column rule}, in the order of the file
   */
  record Case(String expected, String workflow) {
    @Override
    public String toString() {
      return (expected.isEmpty() ? "right: " : expected + ": ") + workflow.replace('\n', ' ');
    }
  }

  static List<Case> cases() {
    var text = Given.resource(WorkflowCasesTest.class, "cases.txt");
    var headers = HEADER.matcher(text).results().toList();
    var cases = new ArrayList<Case>();
    for (int at = 0; at < headers.size(); at++) {
      int end = at + 1 < headers.size() ? headers.get(at + 1).start() : text.length();
      var body = text.substring(headers.get(at).end(), end);
      cases.add(new Case(headers.get(at).group(1).strip(), body));
    }
    return cases;
  }

  @Test
  void thereAreAsManyRightAndWrongOnesAsThereWere() {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(159).doesNotHaveDuplicates();
    assertThat(cases().stream().filter(one -> one.expected().isEmpty()))
        .hasSizeGreaterThanOrEqualTo(45);
  }

  @Test
  void everyRuleHasACase() {
    assertThat(Workflows.RULES)
        .allSatisfy(
            rule ->
                assertThat(cases())
                    .anyMatch(one -> one.expected().contains(rule.replace("workflow/", " "))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isJudgedAsItIs(Case one) {
    var text =
        one.workflow() + (one.workflow().contains("permissions:") ? "" : "permissions: {}\n");
    var document = YamlReader.read(Given.file("ci.yaml", text)).documents().getFirst();

    var found =
        Workflows.judge(document).stream()
            .map(
                finding ->
                    "%d:%d %s"
                        .formatted(
                            finding.place().line(),
                            finding.place().column(),
                            finding.rule().replace("workflow/", "")))
            .toList();

    assertThat(String.join(" ", found)).isEqualTo(one.expected());
  }
}
