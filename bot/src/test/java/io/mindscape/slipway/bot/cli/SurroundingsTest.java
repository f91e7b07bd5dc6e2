package io.mindscape.slipway.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What policies of a repository may look at besides an object, under {@code check}. */
class SurroundingsTest {

  private static final String STRATEGY =
      """
      delivery:
        environments:
          staging: {paths: [staging], namespace: shop-staging}
          production: {paths: [production], namespace: shop}
      """;

  private static final String SETTINGS =
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {level: debug}\n";

  private static final String WIDGETS =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: widgetry.example.org}
      spec:
        group: example.org
        scope: %s
        names: {kind: Widget, plural: widgetry}
        versions:
          - name: v1
            served: true
            storage: true
            schema:
              openAPIV3Schema:
                type: object
                properties:
                  spec: {type: object, properties: {size: {type: integer}}}
      """;

  @TempDir private Path folder;

  @Test
  void aPolicySeesTheNamespaceOfTheEnvironment() throws IOException {
    write("slipway.yaml", STRATEGY);
    for (var environment : List.of("staging", "production")) {
      write(environment + "/shop/settings.yaml", SETTINGS);
      write(
          environment + "/policies/levels.yaml",
          policy(
              "configmaps",
              "namespaceObject.metadata.?labels['tier'].orValue('') != 'live'",
              "'no debugging in ' + object.metadata.namespace"));
    }
    write(
        "production/shop/namespace.yaml",
        "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {tier: live}}\n");

    assertThat(check())
        .contains("production/shop/settings.yaml:3:18 error no debugging in shop (production)")
        .doesNotContain("staging/shop/settings.yaml");
  }

  @Test
  void aBindingChoosesNamespacesByTheirLabelsInTheRepository() throws IOException {
    write(
        "policy.yaml",
        policy("configmaps", "false", "'not here'")
            + "  matchResources: {namespaceSelector: {matchLabels: {tier: live}}}\n");
    write(
        "namespaces.yaml",
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop, labels: {tier: live}}
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: test}
        """);
    write("live.yaml", SETTINGS.replace("name: settings", "name: settings, namespace: shop"));
    write("test.yaml", SETTINGS.replace("name: settings", "name: settings, namespace: test"));

    assertThat(check()).contains("live.yaml:3:18 error not here").doesNotContain("test.yaml");
  }

  @Test
  void paramsAreObjectsOfTheRepositoryAsTheBindingNamesThem() throws IOException {
    write("policy.yaml", withParams("  paramRef: {name: limits, parameterNotFoundAction: Deny}\n"));
    write(
        "limits.yaml", SETTINGS.replace("name: settings", "name: limits").replace("debug", "info"));
    write("settings.yaml", SETTINGS);

    assertThat(check()).contains("settings.yaml:3:18 error use info");
  }

  @Test
  void whereTheParamsAreNotThereTheServersOwnWordsSaySo() throws IOException {
    write("policy.yaml", withParams("  paramRef: {name: limits, parameterNotFoundAction: Deny}\n"));
    write("settings.yaml", SETTINGS);

    assertThat(check())
        .contains(
            "settings.yaml:3:18 error failed to configure binding: no params found for policy"
                + " binding with `Deny` parameterNotFoundAction");
  }

  @Test
  void theStrategyGivesAPolicyItsParams() throws IOException {
    write(
        "slipway.yaml",
        "rules:\n  policy/levels: {params: {level: warn}, reason: It is loud enough.}\n");
    write("policy.yaml", withParams("  paramRef: {name: limits, parameterNotFoundAction: Deny}\n"));
    write("settings.yaml", SETTINGS);

    assertThat(check()).contains("settings.yaml:3:18 error use warn");
    assertThat(CommandLineRun.of("rules", folder.toString()).out())
        .endsWith(
            "policy/levels\n    Here, with level=warn: It is loud enough. (slipway.yaml:2)\n");
  }

  @Test
  void paramsForAPolicyThatTakesNoneAreAnErrorOnTheirLine() throws IOException {
    write(
        "slipway.yaml",
        """
        rules:
          policy/memory-limit: {params: {level: warn}, reason: Ours.}
          policy/levels:
            params:
              level: warn
            reason: Ours.
        """);
    write("policy.yaml", policy("configmaps", "true", "''"));

    assertThat(check())
        .contains(
            "slipway.yaml:2:33 error The policy memory-limit takes no params. Take them out.",
            "slipway.yaml:5:7 error The policy levels takes no params.");
  }

  @Test
  void paramsMayStandBesideThePoliciesThatAreBrought() throws IOException {
    write(
        "rules/policy.yaml",
        withParams("  paramRef: {name: limits, parameterNotFoundAction: Deny}\n"));
    write(
        "rules/limits.yaml",
        SETTINGS.replace("name: settings", "name: limits").replace("debug", "info"));
    write("shop/settings.yaml", SETTINGS);

    assertThat(
            squeezed(
                CommandLineRun.of(
                    "check",
                    folder.resolve("shop").toString(),
                    "--policies",
                    folder.resolve("rules").toString())))
        .contains("settings.yaml:3:18 error use info");
  }

  @Test
  void aPolicyIsAboutCustomKindsAsTheirDefinitionNamesThem() throws IOException {
    write("crd.yaml", WIDGETS.formatted("Namespaced"));
    write(
        "policy.yaml",
        policy("widgetry", "object.spec.size < 3", "'too large in ' + request.namespace")
            .replace("apiGroups: [\"\"]", "apiGroups: [example.org]"));
    write("small.yaml", widget("small", 1));
    write("large.yaml", widget("large", 7));

    assertThat(check())
        .contains("large.yaml:3:18 error too large in default policy/levels")
        .doesNotContain("small.yaml");
  }

  @Test
  void aCustomKindMayLiveInNoNamespace() throws IOException {
    write("crd.yaml", WIDGETS.formatted("Cluster"));
    write(
        "policy.yaml",
        policy("widgetry", "namespaceObject == null", "'it has a namespace'")
            .replace("apiGroups: [\"\"]", "apiGroups: [example.org]"));
    write("large.yaml", widget("large", 7));

    assertThat(check()).contains("nothing to mend");
  }

  private static String widget(String name, int size) {
    return "apiVersion: example.org/v1\nkind: Widget\nmetadata: {name: %s}\nspec: {size: %d}\n"
        .formatted(name, size);
  }

  private static String withParams(String paramRef) {
    return policy(
                "configmaps",
                "object.data.level == params.data.level",
                "'use ' + params.data.level")
            .replace(
                "spec:\n  matchC",
                "spec:\n  paramKind: {apiVersion: v1, kind: ConfigMap}\n  matchC")
        + paramRef;
  }

  private static String policy(String resources, String demand, String message) {
    return """
    apiVersion: admissionregistration.k8s.io/v1
    kind: ValidatingAdmissionPolicy
    metadata: {name: levels}
    spec:
      matchConstraints:
        resourceRules:
          - {apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [%s]}
      validations:
        - expression: "%s"
          messageExpression: "%s"
    ---
    apiVersion: admissionregistration.k8s.io/v1
    kind: ValidatingAdmissionPolicyBinding
    metadata: {name: levels}
    spec:
      policyName: levels
      validationActions: [Deny]
    """
        .formatted(resources, demand, message);
  }

  private String check(String... more) {
    var arguments = new ArrayList<>(List.of("check", folder.toString()));
    arguments.addAll(List.of(more));
    return squeezed(CommandLineRun.of(arguments.toArray(String[]::new)));
  }

  private static String squeezed(CommandLineRun run) {
    return (run.out() + run.err()).replaceAll(" {2,}", " ");
  }

  private void write(String path, String text) throws IOException {
    var file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
