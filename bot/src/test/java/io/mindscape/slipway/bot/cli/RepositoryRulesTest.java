package io.mindscape.slipway.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a repository makes of the rules, as {@code slipway check} and {@code slipway rules} see it.
 */
class RepositoryRulesTest {

  private static final String AGENT =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: node-agent, labels: {app.kubernetes.io/name: agent}}
      spec:
        hostNetwork: true
        containers:
          - name: agent
            image: agent:1.2.3
            imagePullPolicy: Never
      """;

  @TempDir private Path folder;

  @BeforeEach
  void writeTheAgent() throws IOException {
    write("k8s/production/agent/pod.yaml", AGENT);
    write("k8s/staging/agent/pod.yaml", AGENT);
  }

  @Test
  void aRuleIsTunedSwitchedOffAndExceptedFrom() throws IOException {
    rules(
        """
          policy/memory-limit: {severity: error, reason: "Nodes were lost to leaks in May."}
          policy/image-pull-policy: {severity: off, reason: "Our nodes are air-gapped."}
          policy/host-access:
            except:
              - {objects: [Pod/monitoring/node-agent], environments: [production], until: 2999-03-31, reason: "It reads the node's metrics."}
        """);

    var run = CommandLineRun.of("check", folder.toString());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(squeezed(run))
        .contains(
            "k8s/production/agent/pod.yaml:7:7 error A container has no memory limit",
            "k8s/staging/agent/pod.yaml:5:3 error A pod must not use the network")
        .doesNotContain("policy/image-pull-policy", "k8s/production/agent/pod.yaml:5:3 ")
        .endsWith("(3 files, 2 objects, 1 finding excepted)\n");
  }

  @Test
  void whatIsNotSaidOfARuleLeavesItAsItShips() throws IOException {
    rules("");

    assertThat(squeezed(CommandLineRun.of("check", folder.toString())))
        .contains(
            "k8s/production/agent/pod.yaml:7:7 warning A container has no memory limit",
            "k8s/production/agent/pod.yaml:5:3 error A pod must not use the network",
            "policy/image-pull-policy")
        .doesNotContain("excepted");
  }

  @Test
  void anExceptionThatEndedFailsAtItsLineAndTheRuleHoldsAgain() throws IOException {
    rules(
        """
          policy/host-access:
            except:
              - objects: [Pod/node-agent]
                until: 2020-02-29
                reason: It reads the node's metrics.
        """);

    assertThat(squeezed(CommandLineRun.of("check", folder.toString())))
        .contains(
            "slipway.yaml:9:9 error The exception from policy/host-access for Pod/node-agent ended"
                + " with 2020-02-29, and the rule holds for it again. Mend what it covers and take"
                + " it out, or give it a later day and today's reason. strategy/expired-exception",
            "k8s/production/agent/pod.yaml:5:3 error A pod must not use the network");
    assertThat(squeezed(CommandLineRun.of("check", folder.toString(), "--env", "staging")))
        .contains("slipway.yaml:9:9 error The exception from policy/host-access");
  }

  @Test
  void anExceptionThatNothingNeedsIsARemarkOnlyWhereEverythingWasLookedAt() throws IOException {
    rules(
        """
          policy/host-access:
            except:
              - {objects: [Pod/old-agent], until: 2999-03-31, reason: It reads the node's metrics.}
        """);

    assertThat(squeezed(CommandLineRun.of("check", folder.toString())))
        .contains(
            "slipway.yaml:9:9 info Nothing needs the exception from policy/host-access for"
                + " Pod/old-agent any more. Take it out. strategy/unused-exception");
    assertThat(squeezed(CommandLineRun.of("check", folder.toString(), "--env", "staging")))
        .doesNotContain("strategy/unused-exception");
  }

  @Test
  void aRuleThatThereIsNotIsAnErrorAtItsLine() throws IOException {
    rules("  policy/memory-limits: {severity: off, reason: Ours.}\n");

    var run = CommandLineRun.of("check", folder.toString());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(squeezed(run))
        .contains(
            "slipway.yaml:7:3 error There is no rule \"policy/memory-limits\" here. Did you mean"
                + " \"policy/memory-limit\"? strategy/unknown-rule");
  }

  @Test
  void whatTheServerRefusesCannotBeSwitchedOff() throws IOException {
    rules("  schema/unknown-field: {severity: off, reason: We know better.}\n");

    var run = CommandLineRun.of("check", folder.toString());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("slipway: slipway.yaml:7 \"schema/unknown-field\" cannot be switched off")
        .hasLineCount(1);
  }

  @Test
  void rulesTellsWhatTheRepositoryMadeOfEach() throws IOException {
    rules(
        """
          policy/memory-limit: {severity: error, reason: "Nodes were lost to leaks in May."}
          policy/image-pull-policy: {severity: off, until: 2020-01-01, reason: "Our nodes are air-gapped."}
          policy/host-access:
            except:
              - {objects: [Pod/monitoring/node-agent], environments: [production], until: 2999-03-31, reason: "It reads the node's metrics."}
          workflow/unpinned-action: {severity: error, reason: One was taken over.}
        """);

    assertThat(CommandLineRun.of("rules", folder.toString()).out())
        .contains(
            """
                About deployments, statefulsets, daemonsets, replicasets, jobs, cronjobs, pods.
                Here, error: Nodes were lost to leaks in May. (slipway.yaml:7)
            """,
            "    Here, off until 2020-01-01, which is over: Our nodes are air-gapped."
                + " (slipway.yaml:8)\n",
            "    Not for Pod/monitoring/node-agent in production until 2999-03-31: It reads the"
                + " node's metrics. (slipway.yaml:11)\n")
        .endsWith(
            "workflow/unpinned-action\n    Here, error: One was taken over. (slipway.yaml:12)\n");
    assertThat(CommandLineRun.of("rules", folder.toString(), "--format", "json").out())
        .contains("\"until\" : \"2999-03-31\"", "\"rule\" : \"workflow/unpinned-action\"");
  }

  @Test
  void rulesIsToldOfABadFileWithItsLine() throws IOException {
    rules("  policy/memory-limit: {severity: of, reason: r}\n");

    var run = CommandLineRun.of("rules", folder.toString());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains("slipway.yaml:7 \"rules.policy/memory-limit.severity\": \"of\" is no severity");
    assertThat(CommandLineRun.of("rules", folder.resolve("nowhere").toString()).err())
        .contains("is no folder");
  }

  /** What was printed, one space between columns. */
  private static String squeezed(CommandLineRun run) {
    return run.out().replaceAll(" {2,}", " ");
  }

  private void rules(String rules) throws IOException {
    write(
        "slipway.yaml",
        """
        environments: {staging: {}, production: {}}
        delivery:
          environments:
            staging: {paths: [k8s/staging]}
            production: {paths: [k8s/production], namespace: monitoring}
        rules:
        """
            + rules);
  }

  private void write(String path, String text) throws IOException {
    var file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
