package io.mindscape.slipway.policies.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.mindscape.slipway.policies.Given;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowsTest {

  @Test
  void theStrategyDocumentsProductionStepCanNeverRun() {
    var findings =
        judge(
            """
            name: Deploy
            on:
              push:
                branches: [main]
            permissions: {contents: read}
            jobs:
              deploy:
                runs-on: ubuntu-latest
                steps:
                  - uses: actions/checkout@v3
                  - name: Deploy to Staging
                    if: github.ref == 'refs/heads/main'
                    run: kubectl apply -f k8s/staging/
                  - name: Deploy to Production
                    if: github.ref == 'refs/heads/production'
                    run: kubectl apply -f k8s/production/
            """);

    assertThat(findings)
        .extracting(finding -> finding.place().line() + " " + finding.rule())
        .containsExactly("10 workflow/unpinned-action", "15 workflow/unreachable-step");
    assertThat(findings.get(1).message())
        .contains("The step \"Deploy to Production\" can never run")
        .contains("triggered by a push to main alone");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          push ; github.ref == 'refs/heads/anything' ; true
          {push: {branches: [main]}} ; github.ref == 'refs/heads/main' ; true
          {push: {branches: [main]}} ; github.ref != 'refs/heads/main' ; false
          {push: {branches: [main]}} ; GitHub.Ref == 'REFS/HEADS/MAIN' ; true
          {push: {branches: [main]}} ; github.ref_name == 'production' ; false
          {push: {branches: [main, production]}} ; github.ref_name == 'production' ; true
          {push: {branches: ['release/**']}} ; github.ref == 'refs/heads/release/1' ; true
          {push: {branches: ['release/**']}} ; github.ref == 'refs/heads/main' ; false
          {push: {branches: ['release/**']}} ; startsWith(github.ref, 'refs/heads/release') ; true
          {push: {branches: ['release/**']}} ; startsWith(github.ref, 'refs/tags/') ; false
          {push: {tags: ['v*']}} ; github.ref_type == 'branch' ; false
          {push: {branches-ignore: [main]}} ; github.ref_name == 'production' ; true
          [push, workflow_dispatch] ; github.event_name == 'workflow_dispatch' ; true
          {push: {branches: [main]}, workflow_dispatch: } ; github.ref == 'refs/heads/production' ; true
          pull_request ; github.ref == 'refs/heads/main' ; false
          {push: {branches: [main]}} ; github.event_name == 'pull_request' || github.ref == 'refs/heads/main' ; true
          {push: {branches: [main]}} ; github.event_name == 'pull_request' && always() ; false
          {push: {branches: [main]}} ; github.ref == 'refs/heads/main' && success() ; true
          {push: {branches: [main]}} ; github.actor == 'nobody' ; true
          {push: {branches: [main]}} ; '!(github.ref == ''refs/heads/main'')' ; false
          {push: {branches: [main]}} ; contains(github.event.head_commit.message, 'x') ; true
          {push: {branches: [main]}} ; '${{ github.ref == ''refs/heads/production'' }}' ; false
          {push: {branches: [main]}} ; false ; false
          {push: {branches: [main]}} ; what is this ; true
          """)
  void onlyWhatCanCertainlyNeverRunIsTold(String on, String condition, boolean mayRun) {
    var workflow =
        "on: %s\njobs:\n  a:\n    if: %s\n"
            .formatted(on, "\"" + condition.replace("\"", "\\\"") + "\"");

    assertThat(judge(workflow))
        .as(condition)
        .extracting(Finding::rule)
        .satisfies(
            rules -> assertThat(rules.contains("workflow/unreachable-step")).isEqualTo(!mayRun));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'a", "'a''", "(", "!", "a && ", "always() || ", "f(", "a == b && "})
  void whatIsFarTooLongIsNotUnderstood(String part) {
    var workflow = "on: push\njobs:\n  a:\n    if: \"%s\"\n".formatted(part.repeat(100_000));

    assertThat(judge(workflow))
        .extracting(Finding::rule)
        .contains("workflow/expression")
        .doesNotContain("workflow/unreachable-step");
  }

  @Test
  void aWorkflowIsKnownByWhatItHas() {
    assertThat(Workflows.isWorkflow(document("on: push\njobs: {}\n"))).isTrue();
    assertThat(Workflows.isWorkflow(document("on: push\njobs: {a: {uses: x}}\n"))).isTrue();
    assertThat(Workflows.isWorkflow(document("on: true\njobs: {a: {replicas: 1}}\n"))).isFalse();
    assertThat(Workflows.isWorkflow(document("jobs: {}\n"))).isFalse();
    assertThat(Workflows.isWorkflow(document("- on\n"))).isFalse();
  }

  @Test
  void whatIsFarTooLargeIsJudgedAllTheSame() {
    var chain = new StringBuilder("on: push\njobs:\n");
    for (int job = 0; job < 20_000; job++) {
      chain.append(
          "  j%d: {needs: j%d, if: github.ref == 'x'}\n".formatted(job, (job + 1) % 20_000));
    }
    var matrix =
        "on: {push: {branches: [a, b, c]}}\njobs:\n  a:\n    strategy: {matrix: {a: [%s], b: [%s]}}\n    steps:\n%s"
            .formatted(
                "1, ".repeat(15) + "2",
                "1, ".repeat(15) + "2",
                "    - {run: a, if: \"matrix.a == '3' && matrix.b == '4'\"}\n".repeat(5000));

    assertTimeout(Duration.ofSeconds(20), () -> judge(chain.toString()));
    assertTimeout(Duration.ofSeconds(20), () -> judge(matrix));
  }

  @Test
  void aFileOfTheFolderOfWorkflowsThatIsNoneIsTold() {
    assertThat(judge("on: push\n"))
        .extracting(Finding::message)
        .containsExactly("The key \"jobs\" is missing: a workflow needs it.");
    assertThat(judge("- a\n"))
        .extracting(Finding::message)
        .containsExactly("A workflow has to be a mapping.");
  }

  private static List<Finding> judge(String text) {
    return Workflows.judge(document(text));
  }

  private static YamlNode document(String text) {
    return YamlReader.read(Given.file("deploy.yaml", text)).documents().get(0);
  }
}
