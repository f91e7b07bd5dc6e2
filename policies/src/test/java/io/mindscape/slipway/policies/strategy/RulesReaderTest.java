package io.mindscape.slipway.policies.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.policies.Given;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.finding.Severity;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesReaderTest {

  private static final String RULES =
      """
      environments: {staging: {}, production: {}}
      rules:
        policy/memory-limit: {severity: error, reason: "Nodes were lost to leaks in May."}
        policy/image-pull-policy: {severity: off, reason: "Our nodes are air-gapped.", until: 2027-01-31}
        policy/host-access:
          except:
            - {objects: [DaemonSet/kube-system/node-agent, Pod/debug-*], environments: [production], until: 2027-03-31, reason: "It reads the node's metrics."}
        workflow/unpinned-action:
          except:
            - files: [.github/workflows/nightly.yaml]
              until: "2027-03-31"
              reason: It is ours.
      """;

  @Test
  void readsHowGraveARuleIsHere() {
    var rules = read(RULES);

    var memory = rules.byId().get("policy/memory-limit").tuning();
    assertThat(memory.severity()).isEqualTo(Severity.ERROR);
    assertThat(memory.until()).isNull();
    assertThat(memory.reason()).isEqualTo("Nodes were lost to leaks in May.");
    assertThat(memory.place()).hasToString("slipway.yaml:3");
    var pull = rules.byId().get("policy/image-pull-policy").tuning();
    assertThat(pull.severity()).as("off").isNull();
    assertThat(pull.until()).isEqualTo(LocalDate.parse("2027-01-31"));
  }

  @Test
  void readsWhatIsExcepted() {
    var rules = read(RULES);

    var agent = rules.byId().get("policy/host-access").exemptions().getFirst();
    assertThat(agent.what())
        .isEqualTo("DaemonSet/kube-system/node-agent, Pod/debug-* in production");
    assertThat(agent.until()).isEqualTo(LocalDate.parse("2027-03-31"));
    assertThat(agent.place()).hasToString("slipway.yaml:7");
    var nightly = rules.byId().get("workflow/unpinned-action").exemptions().getFirst();
    assertThat(nightly.files()).containsExactly(".github/workflows/nightly.yaml");
    assertThat(nightly.place()).hasToString("slipway.yaml:10");
  }

  @Test
  void paramsBecomeTheConfigMapThatAPolicyTakes() {
    var params = read("rules:\n  policy/a-b: {params: {most: 3, pull: off}, reason: r}\n").params();

    assertThat(params).containsOnlyKeys("a-b");
    var object = params.get("a-b");
    assertThat(object.ref()).hasToString("ConfigMap a-b");
    assertThat(object.text("data", "most")).isEqualTo("3");
    assertThat(object.text("data", "pull")).as("as it is written").isEqualTo("off");
  }

  @Test
  void withoutTheBlockEveryRuleIsAsItShips() {
    assertThat(read("environments: {}\n")).isEqualTo(Rules.asShipped());
    assertThat(read("rules:\n")).isEqualTo(Rules.asShipped());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          policy/a: {severity: of, reason: r} | "rules.policy/a.severity": "of" is no severity: write error, warning, info or off
          policy/a: {severity: off} | "reason" is needed: why, in a sentence
          policy/a: {severity: off, reason: " "} | "reason" is needed
          policy/a: {severity: off, reasons: r} | "reasons" is no key of "rules.policy/a" (did you mean "reason"?); there are severity, reason, until, params, except
          policy/a: {severity: off, reason: r, until: 31.3.2027} | "rules.policy/a.until": "31.3.2027" is no day: write 2027-03-31
          policy/a: {severity: off, reason: r, until: 2027-02-30} | "2027-02-30" is no day
          policy/a: {reason: r, except: [{objects: [Pod/a], until: 2027-03-31, reason: r}]} | "reason" and "until" here belong to a "severity"
          policy/a: {} | "rules.policy/a" says nothing: write {severity: …, reason: …}, {params: {…}, reason: …}, or except:
          policy/a: | "rules.policy/a" says nothing
          policy/a: off | "rules.policy/a" has to be a mapping
          policy/a: {params: {most: 3}} | "reason" is needed
          policy/a: {params: {most: 3}, until: 2027-03-31, reason: r} | "reason" and "until" here belong to a "severity", and a "reason" also to "params"
          policy/a: {params: [3], reason: r} | "rules.policy/a.params" has to be a mapping
          policy/a: {params: {most: [3]}, reason: r} | "rules.policy/a.params.most" has to be a single value
          workflow/unpinned-action: {params: {most: 3}, reason: r} | "params" are for policies, and workflow/unpinned-action is none
          policy/a: {except: {objects: [Pod/a]}} | "rules.policy/a.except" has to be a list
          policy/a: {except: [{objects: [Pod/a], reason: r}]} | an exception needs "until": the last day on which it holds, such as 2027-03-31
          policy/a: {except: [{objects: [Pod/a], until: soon, reason: r}]} | "soon" is no day: write 2027-03-31
          policy/a: {except: [{objects: [Pod/a], until: 2027-03-31}]} | "reason" is needed
          policy/a: {except: [{until: 2027-03-31, reason: r}]} | an exception names "objects", such as [Deployment/api], or "files"
          policy/a: {except: [{objects: [], until: 2027-03-31, reason: r}]} | an exception names "objects"
          policy/a: {except: [{objects: [agent], until: 2027-03-31, reason: r}]} | "agent" names no object: write Kind/name, such as Deployment/api, or Kind/namespace/name
          policy/a: {except: [{object: [Pod/a], until: 2027-03-31, reason: r}]} | "object" is no key of "rules.policy/a.except" (did you mean "objects"?)
          policy/a: {except: [{objects: [Pod/a], environments: [prodution], until: 2027-03-31, reason: r}]} | there is no environment "prodution" (did you mean "production"?); there are staging, production
          memory-limit: {severity: off, reason: r} | there is no rule "memory-limit" (did you mean "policy/memory-limit"?); there are policy/NAME, as `slipway rules` lists them, and strategy/autoscaling,
          workflow/unpined-action: {severity: off, reason: r} | there is no rule "workflow/unpined-action" (did you mean "workflow/unpinned-action"?)
          strategy/removed: {severity: off, reason: r} | there is no rule "strategy/removed"
          schema/unknown-field: {severity: off, reason: r} | "schema/unknown-field" cannot be switched off, tuned or excepted from: what the API server refuses
          semantic/required: {severity: info, reason: r} | "semantic/required" cannot be switched off
          yaml/tab: {except: []} | "yaml/tab" cannot be switched off
          policy/not-evaluated: {severity: off, reason: r} | "policy/not-evaluated" cannot be switched off: what was not evaluated never counts as right
          """)
  void whatIsNotUnderstoodIsRefusedWithItsLineAndTheAcceptedForms(String rule, String why) {
    assertThatThrownBy(
            () -> read("environments: {staging: {}, production: {}}\nrules:\n  " + rule + "\n"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("slipway.yaml:3 ")
        .hasMessageContaining(why);
  }

  @Test
  void everyProblemIsToldAtOnceEachOnItsLine() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    rules:
                      policy/a:
                        severity: never
                      schema/type: {severity: off, reason: r}
                      policy/b:
                        except:
                          - objects: [Pod/a]
                            until: 2027-13-01
                            reason: r
                    """))
        .extracting(Throwable::getMessage)
        .satisfies(
            message ->
                assertThat(message.lines().map(line -> line.substring(0, line.indexOf(' '))))
                    .containsExactlyElementsOf(
                        List.of(
                            "slipway.yaml:2",
                            "slipway.yaml:3",
                            "slipway.yaml:4",
                            "slipway.yaml:8")));
  }

  private static Rules read(String text) {
    return StrategyReader.read(Given.file("slipway.yaml", text)).rules();
  }
}
