package io.mindscape.slipway.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies that somebody brings, and those that stand in the repository, under {@code check}. */
class OwnPoliciesTest {

  static final String POLICY =
      """
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicy
      metadata: {name: team}
      spec:
        matchConstraints:
          resourceRules:
            - {apiGroups: [""], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [configmaps]}
        validations:
          - {expression: "has(object.metadata.labels) && 'team' in object.metadata.labels", message: "Whose is it? Label it with team."}
      """;

  static final String BINDING =
      """
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicyBinding
      metadata: {name: team}
      spec: {policyName: team, validationActions: [Deny]}
      """;

  private static final String SETTINGS =
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {level: info}\n";

  @TempDir private Path folder;

  @Test
  void aFolderOfPoliciesCountsForEverything() throws IOException {
    write("repository/settings.yaml", SETTINGS);
    write("rules/team.yaml", POLICY + "---\n" + BINDING);

    var run = check("--policies", folder.resolve("rules").toString());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .contains("settings.yaml:3:18  error    Whose is it? Label it with team.  policy/team")
        .endsWith("1 error, 0 warnings (1 file, 1 object)\n");
    assertThat(check().exit()).isZero();
  }

  @Test
  void severalFoldersCountTogether() throws IOException {
    write("repository/settings.yaml", SETTINGS);
    write("rules/team.yaml", POLICY + "---\n" + BINDING.replace("Deny", "Audit"));
    write(
        "more/team.yml",
        POLICY.replace("name: team", "name: owner") + "---\n" + BINDING.replace("team", "owner"));

    var run =
        check(
            "--policies",
            folder.resolve("rules").toString(),
            "--policies",
            folder.resolve("more").toString());

    assertThat(run.out()).contains("policy/owner", "info     Whose is it?");
  }

  @Test
  void whatIsWrongWithAPolicyIsAnErrorOnItsLineAndTheOthersCount() throws IOException {
    write("repository/settings.yaml", SETTINGS);
    write("repository/rules/team.yaml", POLICY + "---\n" + BINDING);
    write(
        "repository/rules/bad.yaml",
        POLICY.replace("name: team", "name: bad").replace("'team' in", "'team' inn"));
    write("repository/rules/worse.yaml", POLICY.replace("validations:", "validation:"));

    var run = check("--policies", folder.resolve("repository/rules").toString());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(squeezed(run))
        .containsOnlyOnce("rules/bad.yaml:9:20 error spec.validations[0].expression is ")
        .containsOnlyOnce("rules/worse.yaml:8:3 error There is no field \"spec.validation\"")
        .containsOnlyOnce("settings.yaml:3:18 error Whose is it?");
  }

  @Test
  void aPolicyThatNoBindingNamesIsAWarning() throws IOException {
    write("repository/settings.yaml", SETTINGS);
    write("rules/team.yaml", POLICY);

    assertThat(squeezed(check("--policies", folder.resolve("rules").toString())))
        .contains(
            "rules/team.yaml:1:1 warning No binding names the policy team, so it is in force"
                + " nowhere. Add a ValidatingAdmissionPolicyBinding with policyName: team."
                + " policy/not-bound");
  }

  @Test
  void whatCannotBeUsedAtAllEndsWithTwo() throws IOException {
    write("repository/settings.yaml", SETTINGS);
    write("empty/settings.yaml", SETTINGS);
    write("bad/team.yaml", POLICY.replace("'team' in", "'team' inn") + "---\n" + BINDING);

    var nowhere = check("--policies", folder.resolve("nowhere").toString());
    assertThat(nowhere.exit()).isEqualTo(2);
    assertThat(nowhere.err()).contains("nowhere is not there");
    var empty = check("--policies", folder.resolve("empty").toString());
    assertThat(empty.exit()).isEqualTo(2);
    assertThat(empty.err())
        .contains("empty holds no ValidatingAdmissionPolicy: name a folder with");
    var bad = check("--policies", folder.resolve("bad").toString());
    assertThat(bad.exit()).isEqualTo(2);
    assertThat(bad.err())
        .contains("bad holds no policy that can be used:\n", "bad/team.yaml:9 spec.validations[0]");
  }

  @Test
  void thePoliciesOfTheRepositoryHoldForTheRestOfIt() throws IOException {
    write("repository/policies/team.yaml", POLICY + "---\n" + BINDING);
    write("repository/shop/settings.yaml", SETTINGS);

    assertThat(squeezed(check()))
        .contains("shop/settings.yaml:3:18 error Whose is it? Label it with team. policy/team");
  }

  @Test
  void thoseOfAnEnvironmentHoldThereAndThoseOutsideOutside() throws IOException {
    write(
        "repository/slipway.yaml",
        """
        delivery:
          environments:
            staging: {paths: [staging]}
            production: {paths: [production]}
        rules:
          policy/team:
            except:
              - {objects: [ConfigMap/legacy], until: 2999-01-01, reason: Nobody knows.}
        """);
    write("repository/production/policies/team.yaml", POLICY + "---\n" + BINDING);
    write("repository/production/shop/settings.yaml", SETTINGS);
    write("repository/production/shop/legacy.yaml", SETTINGS.replace("settings", "legacy"));
    write("repository/staging/shop/settings.yaml", SETTINGS);
    write("repository/elsewhere/settings.yaml", SETTINGS);

    var run = check();

    assertThat(squeezed(run))
        .contains("production/shop/settings.yaml:3:18 error Whose is it?")
        .contains("1 finding excepted")
        .doesNotContain("staging/shop", "elsewhere", "legacy.yaml", "strategy/unknown-rule");
    assertThat(check("--env", "staging").exit()).isZero();
    assertThat(check("--env", "production").exit()).isEqualTo(1);
  }

  @Test
  void aPolicyThatAChartMakesHoldsToo() throws IOException {
    write("repository/slipway.yaml", "delivery: {environments: {staging: {paths: [staging]}}}\n");
    write("repository/staging/rules/Chart.yaml", "apiVersion: v2\nname: rules\nversion: 1.0.0\n");
    write("repository/staging/rules/values.yaml", "action: Warn\n");
    write(
        "repository/staging/rules/templates/team.yaml",
        POLICY + "---\n" + BINDING.replace("Deny", "{{ .Values.action }}"));
    write("repository/staging/shop/settings.yaml", SETTINGS);

    assertThat(squeezed(check())).contains("staging/shop/settings.yaml:3:18 warning Whose is it?");
  }

  private CommandLineRun check(String... more) {
    var arguments = new java.util.ArrayList<>(java.util.List.of("check"));
    arguments.add(folder.resolve("repository").toString());
    arguments.addAll(java.util.List.of(more));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private static String squeezed(CommandLineRun run) {
    return run.out().replaceAll(" {2,}", " ");
  }

  private void write(String path, String text) throws IOException {
    var file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
