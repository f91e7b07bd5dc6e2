package io.mindscape.slipway.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What only a cluster can evaluate is said, counted, and never green. */
class NotEvaluatedTest {

  private static final String ASKS =
      "authorizer.group('').resource('secrets').namespace('shop').check('get').allowed()";

  @TempDir private Path folder;

  @Test
  void aPolicyThatAsksTheAuthorizerIsSaidAndCounted() throws IOException {
    policy(ASKS);

    var run = CommandLineRun.of("check", folder.toString());

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            settings.yaml:3:18  info     The policy readers was not evaluated: it asks the authorizer, and only a cluster has one.  policy/not-evaluated
                2 | kind: ConfigMap
                3 | metadata: {name: settings}
                  |                  ^^^^^^^^

            nothing to mend in what was checked (2 files, 3 objects, 1 not by every policy)
            """);
  }

  @Test
  void aProgramFindsItAmongTheSkipped() throws IOException {
    policy(ASKS);

    var summary =
        JsonMapper.shared()
            .readTree(CommandLineRun.of("check", "--format", "json", folder.toString()).out())
            .get("summary");

    assertThat(summary.toString())
        .isEqualTo("{\"files\":2,\"resources\":3,\"errors\":0,\"warnings\":0,\"skipped\":1}");
  }

  @Test
  void anUnknownKindInTwoEnvironmentsIsNoPolicyThatWasNotEvaluated() throws IOException {
    Files.writeString(
        folder.resolve("slipway.yaml"),
        """
        delivery:
          owners: [acme/platform]
          environments:
            staging: {paths: [staging], cluster: a, namespace: shop, follows: {branch: main}}
            production: {paths: [production], cluster: b, namespace: shop, follows: {environment: staging}}
        """);
    for (var environment : List.of("staging", "production")) {
      Files.writeString(
          Files.createDirectory(folder.resolve(environment)).resolve("gadget.yaml"),
          """
          apiVersion: shop.example.com/v1
          kind: Gadget
          metadata: {name: one, namespace: shop}
          """);
    }

    assertThat(CommandLineRun.of("check", folder.toString()).out())
        .endsWith("nothing to mend in what was checked (3 files, 0 objects, 2 not checked)\n");
  }

  @Test
  void whatIsDecidedWithoutTheClusterIsDecided() throws IOException {
    policy("object.data.level != 'debug' && " + ASKS);

    var run = CommandLineRun.of("check", folder.toString());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("policy/readers").doesNotContain("not-evaluated");
  }

  @Test
  void whoSwitchesThePolicyOffHearsNoMoreOfIt() throws IOException {
    policy(ASKS);
    Files.writeString(
        folder.resolve("slipway.yaml"),
        "rules:\n  policy/readers: {severity: off, reason: The cluster sees to it.}\n");

    assertThat(CommandLineRun.of("check", folder.toString()).out())
        .isEqualTo("nothing to mend (3 files, 3 objects)\n");
  }

  private void policy(String expression) throws IOException {
    Files.writeString(
        folder.resolve("settings.yaml"),
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {level: debug}\n");
    Files.writeString(
        folder.resolve("policy.yaml"),
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicy
        metadata: {name: readers}
        spec:
          matchConstraints:
            resourceRules:
              - {apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [configmaps]}
          validations:
            - {expression: "%s"}
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicyBinding
        metadata: {name: readers}
        spec: {policyName: readers, validationActions: [Deny]}
        """
            .formatted(expression));
  }
}
