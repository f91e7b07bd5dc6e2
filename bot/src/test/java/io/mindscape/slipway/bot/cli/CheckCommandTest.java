package io.mindscape.slipway.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckCommandTest {

  private static final String SERVICE =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: api}
      spec: {ports: [{port: 80}]}
      """;

  /** A kind that came with 1.36. */
  private static final String POLICY =
      """
      apiVersion: admissionregistration.k8s.io/v1
      kind: MutatingAdmissionPolicyBinding
      metadata: {name: label}
      spec: {policyName: label}
      """;

  @TempDir private Path folder;

  /** The manifests and the workflow are the strategy document's, word for word. */
  @Test
  void findsWhatIsWrongWithTheStrategyDocumentsOwnManifests() {
    var run = json(document().toString());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(told(run))
        .contains(
            "k8s/deployment-scaling.yaml:6 error semantic/required spec.selector",
            "k8s/deployment-scaling.yaml:10 error semantic/template-labels"
                + " spec.template.metadata.labels",
            "k8s/deployment-scaling.yaml:14 error policy/pinned-images",
            "k8s/deployment-scaling.yaml:17 error strategy/resource-requirements 2 cores",
            "k8s/deployment-scaling.yaml:18 error strategy/resource-requirements 4 GB",
            "k8s/deployment.yaml:6 error semantic/required spec.selector",
            "k8s/deployment.yaml:8 error semantic/template-labels spec.template.metadata.labels",
            "k8s/deployment.yaml:11 error policy/resource-requests",
            "k8s/deployment.yaml:11 error strategy/resource-requirements 2 cores",
            "k8s/deployment.yaml:11 error strategy/resource-requirements 4 GB",
            "k8s/deployment.yaml:12 error policy/pinned-images");
  }

  @Test
  void findsThatTheStrategyDocumentsProductionStepCanNeverRun() {
    assertThat(told(json(document().toString())))
        .contains(".github/workflows/deploy.yaml:16 error workflow/unreachable-step")
        .doesNotContain(".github/workflows/deploy.yaml:12 error workflow/unreachable-step");
  }

  @Test
  void theJsonHasExactlyTheShapeThatIsPromised() {
    write("api.yaml", SERVICE + "specc: {}\n");

    var root = parse(json(folder.toString()));

    assertThat(root.propertyNames()).containsExactly("summary", "findings");
    assertThat(root.get("summary").toString())
        .isEqualTo("{\"files\":1,\"resources\":1,\"errors\":1,\"warnings\":0,\"skipped\":0}");
    assertThat(root.get("findings").get(0).toString())
        .isEqualTo(
            "{\"rule\":\"schema/unknown-field\",\"severity\":\"error\",\"message\":\"There is no"
                + " field \\\"specc\\\" in a Service. Did you mean \\\"spec\\\"?\","
                + "\"file\":\"api.yaml\",\"line\":5,\"column\":1,"
                + "\"resource\":{\"apiVersion\":\"v1\",\"kind\":\"Service\",\"namespace\":\"\",\"name\":\"api\"},"
                + "\"environment\":null,\"fix\":null}");
  }

  @Test
  void fieldsAndKindsAreThoseOfTheVersionThatIsAskedFor() {
    write("policy.yaml", POLICY);

    assertThat(skipped(json(folder.toString()))).isZero();
    var older = json("--kubernetes-version", "1.35", folder.toString());
    assertThat(told(older)).contains("policy.yaml:1 error schema/unknown-kind");
    assertThat(skipped(older)).isZero();
    var unknown = json("--kubernetes-version", "1.2", folder.toString());
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("no schemas of Kubernetes 1.2; choose one of 1.37");
  }

  @Test
  void whatSlipwayYamlSaysOfAnEnvironmentCountsUnlessAVersionIsAskedFor() {
    write(
        "slipway.yaml",
        "delivery: {environments: {production: {paths: [production], kubernetes: 1.35}}}\n");
    write("production/policy.yaml", POLICY);

    assertThat(told(json(folder.toString())))
        .contains("production/policy.yaml:1 error schema/unknown-kind");
    assertThat(told(json("--kubernetes-version", "1.36", folder.toString())))
        .noneMatch(line -> line.contains("unknown-kind"));
  }

  @Test
  void aKindThatIsNotKnownIsAnErrorToThoseWhoAskForThat() {
    write("keys.yaml", "{apiVersion: example.org/v1, kind: Key, metadata: {name: a}}\n");

    assertThat(json(folder.toString()).exit()).isZero();
    var strict = json("--strict-kinds", folder.toString());
    assertThat(strict.exit()).isEqualTo(1);
    assertThat(told(strict)).containsExactly("keys.yaml:1 error schema/unknown-kind");
    assertThat(skipped(strict)).isOne();
  }

  @Test
  void aSingleFileIsCalledByItsName() {
    var run = json(document().resolve("k8s/deployment.yaml").toString());

    assertThat(told(run)).isNotEmpty().allMatch(line -> line.startsWith("deployment.yaml:"));
  }

  @Test
  void whoChecksTheWrongFolderIsAskedWhetherItIsTheRightOne() {
    write("notes.txt", "hello");

    var run = CommandLineRun.of("check", folder.toString());

    assertThat(run.exit()).isZero();
    assertThat(run.err())
        .isEqualTo(
            "slipway: nothing in %s is of a kind that is checked (manifests, charts, overlays, Terraform, workflows): is it the right folder?\n"
                .formatted(folder));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "infra/main.tf | 'variable \"a\" {}'",
        ".github/workflows/a.yaml | '{on: push, jobs: {}}'",
        "charts/a/Chart.yaml | '{apiVersion: v2, name: a, version: 1.0.0}'",
        "a.yaml | '{kind: ConfigMap, apiVersion: v1, metadata: {name: a}}'",
      })
  void whateverIsCheckedIsTheRightFolder(String file, String content) {
    write(file, content);

    assertThat(CommandLineRun.of("check", folder.toString()).err()).doesNotContain("right folder");
  }

  @Test
  void whoRendersAnEnvironmentInWhichNothingRunsIsToldSo() {
    write("slipway.yaml", "delivery: {environments: {production: {paths: [production]}}}\n");

    var run = CommandLineRun.of("render", folder.toString(), "--env", "production");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            "slipway: nothing runs in production: no file in %s belongs to it (delivery.environments.production.paths in slipway.yaml)\n"
                .formatted(folder));
  }

  @Test
  void nothingToMendEndsWithZero() {
    write("api.yaml", SERVICE);

    var run = CommandLineRun.of("check", folder.toString());

    assertThat(run.exit()).isZero();
    assertThat(run.out()).isEqualTo("nothing to mend (1 file, 1 object)\n");
  }

  @Test
  void theTextHasEachFindingWithItsLineAndTheSumLast() {
    write("a/api.yaml", SERVICE + "specc: {}\n");
    write("b/api.yaml", "a: 1\na: 2\n");
    write(
        "b/keys.yaml",
        "apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: k}\n");

    assertThat(CommandLineRun.of("check", folder.toString()).out())
        .isEqualTo(
            """
            a/api.yaml:5:1  error    There is no field "specc" in a Service. Did you mean "spec"?  schema/unknown-field
                4 | spec: {ports: [{port: 80}]}
                5 | specc: {}
                  | ^^^^^

            b/api.yaml:2:1  error    The key "a" stands here for the second time; the first is on line 1. Keep one.  yaml/duplicate-key
                1 | a: 1
                2 | a: 2
                  | ^

            Not checked, because nothing here knows their kinds: ExternalSecret k

            2 errors, 0 warnings (3 files, 1 object, 1 not checked)
            """);
  }

  @Test
  void failOnSaysWhatCounts() {
    write("w.yaml", "on: push\njobs: {a: {runs-on: x, steps: [{uses: actions/checkout@v3}]}}\n");

    assertThat(CommandLineRun.of("check", folder.toString()).exit()).isZero();
    assertThat(CommandLineRun.of("check", folder.toString(), "--fail-on", "warning").exit())
        .isEqualTo(1);
    assertThat(CommandLineRun.of("check", document().toString(), "--fail-on", "never").exit())
        .isZero();
  }

  @Test
  void anEnvironmentIsJudgedByItsOwnNumbers() {
    write(
        "slipway.yaml",
        """
        environments: {small: {scaling: Manual}, large: {}}
        resource_requirements:
          small: {api: {replicas: 1}}
          large: {api: {replicas: 9}}
        """);
    write(
        "api.yaml",
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: api}
        spec:
          replicas: 3
          template: {spec: {containers: [{name: api}]}}
        """);

    assertThat(told(json(folder.toString(), "--env", "large")))
        .anyMatch(line -> line.contains("strategy/"));
    assertThat(told(json(folder.toString(), "--env", "small")))
        .noneMatch(line -> line.contains("strategy/"));
  }

  @Test
  void whatCannotRunEndsWithTwoAndOneSentence() {
    write("slipway.yaml", "environments:\n  production: {scaling: Sometimes}\n");

    refused(
        CommandLineRun.of("check", folder.resolve("nowhere").toString()),
        "is not there: name a folder or a file");
    refused(
        CommandLineRun.of("check", folder.toString()),
        "slipway.yaml:2 \"environments.production.scaling\": \"Sometimes\" is no way of scaling:"
            + " write Manual or Auto-scaling");
    refused(
        CommandLineRun.of("check", document().toString(), "--env", "mars"),
        "There is no environment \"mars\" here; there are development, production, staging.");
    unknownWord("--format", "xml", "text, json, sarif, junit, github");
    unknownWord("--fail-on", "sometimes", "error, warning, never");
    unknownWord("--color", "pink", "auto, always, never");
    unknownWord("--output", "xml=a.xml", "text, json, sarif, junit, github");
  }

  @Test
  void aChartIsRenderedAndFindingsStandOnWhatSomebodyWrote() {
    write("chart/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n");
    write("chart/values.yaml", "image:\n  repository: shop\n  tag: latest\n");
    write(
        "chart/templates/pod.yaml",
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: shop}
        spec:
          containers:
            - name: shop
              image: {{ .Values.image.repository }}:{{ .Values.image.tag }}
              imagePullPolice: Always
        """);

    assertThat(told(json(folder.toString())))
        .contains(
            "chart/templates/pod.yaml:8 error schema/unknown-field",
            "chart/values.yaml:3 error policy/pinned-images");
  }

  @Test
  void linksAreNotFollowedAndWhatBuildsLeaveIsNotLookedAt() throws IOException {
    write("target/a.yaml", "a: [\n");
    write("sub/node_modules/b.yaml", "b: [\n");
    write(".git/c.yaml", "c: [\n");
    var outside = Files.writeString(Files.createTempFile("outside", ".yaml"), "d: [\n");
    Files.createSymbolicLink(folder.resolve("d.yaml"), outside);

    assertThat(CommandLineRun.of("check", folder.toString()).out())
        .contains("(0 files, 0 objects)");
    Files.delete(outside);
  }

  @Test
  void aFileCannotSteerTheTerminal() {
    write("a.yaml", "\"\\e[31mred\": 1\n\"\\e[31mred\": 2\n");

    assertThat(CommandLineRun.of("check", folder.toString()).out())
        .contains("[31mred")
        .doesNotContain("\u001b");
  }

  private static void unknownWord(String option, String word, String words) {
    var run = CommandLineRun.of("check", option, word);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains("\"%s\" is not one of %s".formatted(word.replaceFirst("=.*", ""), words));
  }

  private static void refused(CommandLineRun run, String why) {
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(why).hasLineCount(1);
  }

  private static CommandLineRun json(String... arguments) {
    var all = new ArrayList<>(List.of("check", "--format", "json"));
    all.addAll(List.of(arguments));
    return CommandLineRun.of(all.toArray(String[]::new));
  }

  private static JsonNode parse(CommandLineRun run) {
    return JsonMapper.shared().readTree(run.out());
  }

  /** The findings as {@code file:line severity rule}, followed by what the strategy demands. */
  private static int skipped(CommandLineRun run) {
    return parse(run).get("summary").get("skipped").asInt();
  }

  private static List<String> told(CommandLineRun run) {
    var lines = new ArrayList<String>();
    for (var finding : parse(run).get("findings")) {
      var message = finding.get("message").asString();
      var line =
          "%s:%d %s %s"
              .formatted(
                  finding.get("file").asString(),
                  finding.get("line").asInt(),
                  finding.get("severity").asString(),
                  finding.get("rule").asString());
      for (var detail :
          List.of("spec.selector", "spec.template.metadata.labels", "2 cores", "4 GB")) {
        if (message.startsWith(detail) || message.contains("at least " + detail)) {
          line += " " + detail;
          break;
        }
      }
      lines.add(line);
    }
    return lines;
  }

  private void write(String path, String text) {
    try {
      var file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path document() {
    try {
      return Path.of(CheckCommandTest.class.getResource("strategy-document").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
