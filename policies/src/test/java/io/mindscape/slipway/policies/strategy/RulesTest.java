package io.mindscape.slipway.policies.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.Given;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.ResourceRef;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.strategy.Rules.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {

  private static final LocalDate LAST = LocalDate.parse("2027-03-31");

  private static final Rules RULES =
      rules(
          """
          rules:
            policy/memory-limit: {severity: error, reason: r, until: 2027-03-31}
            policy/image-pull-policy: {severity: off, reason: r}
            policy/host-access:
              severity: warning
              reason: r
              except:
                - {objects: [DaemonSet/kube-system/agent-*], environments: [production], until: 2027-03-31, reason: r}
            workflow/unpinned-action:
              except:
                - {files: [.github/workflows/old, ci.yaml], until: 2027-03-31, reason: r}
          """);

  @Test
  void aRuleThatNothingIsSaidOfStaysAsItIs() {
    var finding = finding("policy/privileged", "Pod", "", "a", null);
    assertThat(RULES.of(finding, "", LAST)).isEqualTo(new Outcome.Told(finding));
  }

  @Test
  void anotherSeverityHoldsToTheEndOfItsLastDay() {
    var finding = finding("policy/memory-limit", "Pod", "", "a", null);
    assertThat(RULES.of(finding, "", LAST)).isEqualTo(new Outcome.Told(finding.as(Severity.ERROR)));
    assertThat(RULES.of(finding, "", LAST.plusDays(1))).isEqualTo(new Outcome.Told(finding));
  }

  @Test
  void aRuleThatIsOffSaysNothing() {
    assertThat(RULES.of(finding("policy/image-pull-policy", "Pod", "", "a", null), "", LAST))
        .isEqualTo(new Outcome.Off());
  }

  @ParameterizedTest
  @CsvSource({
    "DaemonSet, kube-system, agent-linux, production, '', true",
    "DaemonSet, '', agent-linux, production, kube-system, true",
    "DaemonSet, '', agent-linux, production, mindscape, false",
    "DaemonSet, kube-system, agent-linux, staging, '', false",
    "DaemonSet, kube-system, agent-linux, , '', false",
    "DaemonSet, kube-system, agent, production, '', false",
    "Deployment, kube-system, agent-linux, production, '', false",
    "DaemonSet, other, agent-linux, production, '', false",
  })
  void anExceptionIsForItsObjectsInItsEnvironments(
      String kind,
      String namespace,
      String name,
      @Nullable String environment,
      String goesTo,
      boolean isExcepted) {
    var finding = finding("policy/host-access", kind, namespace, name, environment);
    assertThat(RULES.of(finding, goesTo, LAST) instanceof Outcome.Excepted).isEqualTo(isExcepted);
    assertThat(RULES.of(finding, goesTo, LAST.plusDays(1)))
        .as("a day later it holds for nobody, and the severity still does")
        .isEqualTo(new Outcome.Told(finding.as(Severity.WARNING)));
  }

  @Test
  void aFileIsExceptedByItsPathOrByAFolderAboveIt() {
    assertThat(RULES.of(inFile(".github/workflows/old/a.yaml"), "", LAST))
        .isInstanceOf(Outcome.Excepted.class);
    assertThat(RULES.of(inFile("ci.yaml"), "", LAST)).isInstanceOf(Outcome.Excepted.class);
    assertThat(RULES.of(inFile(".github/workflows/older.yaml"), "", LAST))
        .isInstanceOf(Outcome.Told.class);
  }

  @Test
  void whatEndedIsAnErrorOnItsLineThatSaysWhatToDo() {
    assertThat(RulesFindings.lapsed(RULES, LAST)).isEmpty();
    assertThat(RulesFindings.lapsed(RULES, LAST.plusDays(1)))
        .allMatch(finding -> finding.severity() == Severity.ERROR)
        .allMatch(finding -> finding.rule().equals("strategy/expired-exception"))
        .extracting(finding -> finding.place().line() + " " + finding.message())
        .containsExactly(
            "2 The severity that policy/memory-limit has here ended with 2027-03-31, and that of"
                + " the rule holds again. Mend what it covers and take it out, or give it a later"
                + " day and today's reason.",
            "8 The exception from policy/host-access for DaemonSet/kube-system/agent-* in"
                + " production ended with 2027-03-31, and the rule holds for it again. Mend what it"
                + " covers and take it out, or give it a later day and today's reason.",
            "11 The exception from workflow/unpinned-action for .github/workflows/old, ci.yaml"
                + " ended with 2027-03-31, and the rule holds for it again. Mend what it covers and"
                + " take it out, or give it a later day and today's reason.");
  }

  @Test
  void aRuleThatThereIsNotIsAnErrorWithTheNearestThatThereIs() {
    var rules = rules("rules:\n  policy/memory-limits: {severity: off, reason: r}\n");

    assertThat(RulesFindings.unknown(rules, List.of("memory-limit", "own.rule")))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.place()).hasToString("slipway.yaml:2");
              assertThat(finding.severity()).isEqualTo(Severity.ERROR);
              assertThat(finding.message())
                  .isEqualTo(
                      "There is no rule \"policy/memory-limits\" here. Did you mean"
                          + " \"policy/memory-limit\"?");
            });
    var own = rules("rules:\n  policy/own-rule: {severity: off, reason: r}\n");
    assertThat(RulesFindings.unknown(own, List.of("own.rule"))).isEmpty();
    assertThat(RulesFindings.unknown(own, List.of("other")))
        .extracting(Finding::message)
        .containsExactly(
            "There is no rule \"policy/own-rule\" here. `slipway rules` lists those that ship;"
                + " others are the policies of the repository.");
  }

  @Test
  void paramsThatAPolicyDoesNotTakeAreAnError() {
    var rules =
        rules(
            """
            rules:
              policy/a: {params: {x: 1}, reason: r}
              policy/b: {params: {x: 1}, reason: r}
            """);

    assertThat(
            RulesFindings.params(rules, Map.of("a", "", "b", "example.org/v1 Limits")).stream()
                .map(finding -> finding.place() + " " + finding.message()))
        .containsExactly(
            "slipway.yaml:2 The policy a takes no params. Take them out.",
            "slipway.yaml:3 The policy b takes params of the kind example.org/v1 Limits, and those"
                + " here are a ConfigMap. Put such an object among the manifests, and name it in"
                + " the binding.");
    assertThat(RulesFindings.params(rules, Map.of("a", "v1 ConfigMap", "b", "v1 ConfigMap")))
        .isEmpty();
  }

  @Test
  void whatNothingNeedsIsARemarkWhileItHolds() {
    var workflow = RULES.byId().get("workflow/unpinned-action").exemptions().getFirst();

    assertThat(RulesFindings.unused(RULES, Set.of(workflow), LAST))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("strategy/unused-exception");
              assertThat(finding.severity()).isEqualTo(Severity.INFO);
              assertThat(finding.place()).hasToString("slipway.yaml:8");
            });
    assertThat(RulesFindings.unused(RULES, Set.of(), LAST.plusDays(1))).isEmpty();
  }

  private static Finding finding(
      String rule, String kind, String namespace, String name, @Nullable String environment) {
    return new Finding(
        rule,
        Severity.INFO,
        "wrong",
        Place.startOf("a.yaml"),
        new ResourceRef("v1", kind, namespace, name),
        null,
        environment);
  }

  private static Finding inFile(String file) {
    return new Finding(
        "workflow/unpinned-action", Severity.INFO, "w", Place.startOf(file), null, null, null);
  }

  private static Rules rules(String text) {
    return StrategyReader.read(Given.file("slipway.yaml", text)).rules();
  }
}
