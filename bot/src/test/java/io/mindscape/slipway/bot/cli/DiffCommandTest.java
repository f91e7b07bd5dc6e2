package io.mindscape.slipway.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** {@code slipway diff} and {@code slipway render}, in a real checkout. */
class DiffCommandTest {

  private static final String STRATEGY =
      """
      environments:
        staging: {scaling: Manual}
        production: {scaling: Manual}
      delivery:
        environments:
          staging: {paths: [environments/staging]}
          production: {paths: [environments/production]}
      """;

  private static final String TEMPLATE =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: {{ .Values.replicas }}
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers:
              - name: web
                image: "web:{{ .Values.tag }}"
                args: ["{{ .Values.database.password }}"]
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: web}
      stringData: {password: "{{ .Values.database.password }}", greeting: hello}
      """;

  private static final String VALUES =
      "tag: 1.0.0\nreplicas: 2\ndatabase: {password: pl4nted-one}\n";

  @TempDir private Path folder;

  @BeforeEach
  void commitWhatIsThere() throws IOException, GitAPIException {
    write("slipway.yaml", STRATEGY);
    write("charts/web/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n");
    write("charts/web/templates/web.yaml", TEMPLATE);
    write("environments/staging/web/values.yaml", VALUES);
    write("environments/production/web/values.yaml", VALUES.replace("one", "two"));
    commit("The platform");
  }

  @Test
  void tellsWhatTheWorkingTreeChangesInEachEnvironment() throws IOException {
    write("environments/staging/web/values.yaml", VALUES.replace("1.0.0", "1.1.0"));

    var run = diff("main");

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .isEqualTo(
            """
            staging
              web: restarts 2 pods of web
                  Deployment web
                -   spec.template.spec.containers[web].image: web:1.0.0
                +   spec.template.spec.containers[web].image: web:1.1.0
            """);
  }

  @Test
  void nothingIsNothing() throws IOException {
    write("README.md", "Words\n");

    var run = diff("main");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).isEqualTo("Nothing changes in what runs.\n");
  }

  @Test
  void comparesTwoRevisionsAsTheyAre() throws IOException, GitAPIException {
    write("charts/web/templates/web.yaml", TEMPLATE.replace("app: web", "app: shop"));
    commit("Another selector");
    write("charts/web/templates/web.yaml", "not looked at");

    var run = diff("HEAD~1", "HEAD", "--env", "production");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .contains("production", "will be refused by the cluster: spec.selector of web");
    assertThat(run.out()).doesNotContain("staging");
    assertThat(diff("HEAD", "HEAD~1").exit()).as("the other way").isEqualTo(1);
  }

  @Test
  void aSecretIsChangedAndNeverShownWhereverItIsRendered() throws IOException {
    write("environments/staging/web/values.yaml", VALUES.replace("one", "three"));

    for (var format : List.of("text", "json", "markdown")) {
      var run = diff("main", "--format", format);

      assertThat(run.out())
          .contains("changed (value not shown)")
          .contains("stringData.password")
          .doesNotContain("pl4nted");
    }
  }

  @Test
  void jsonIsForPrograms() throws IOException {
    write("environments/staging/web/values.yaml", VALUES.replace("replicas: 2", "replicas: 3"));

    var json = JsonMapper.shared().readTree(diff("main", "--format", "json").out());

    var application = json.at("/environments/0/applications/0");
    assertThat(json.at("/environments/0/name").asString()).isEqualTo("staging");
    assertThat(application.at("/name").asString()).isEqualTo("web");
    assertThat(application.at("/consequences/0").asString())
        .isEqualTo("scales web from 2 to 3 pods");
    assertThat(application.at("/changes/0/change").asString()).isEqualTo("changed");
    assertThat(application.at("/changes/0/object/kind").asString()).isEqualTo("Deployment");
    assertThat(application.at("/changes/0/fields/0/path").asString()).isEqualTo("spec.replicas");
    assertThat(application.at("/changes/0/fields/0/before").asString()).isEqualTo("2");
    assertThat(json.at("/problems").isEmpty()).isTrue();
  }

  @Test
  void whatCannotBeRenderedIsToldAndNoSecretWithIt() throws IOException {
    write(
        "charts/web/templates/web.yaml",
        "{{ fail (printf \"bad password %s\" .Values.database.password) }}\n");

    var run = diff("main");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains("slipway: in the working tree: charts/web/templates/web.yaml:1", "bad password")
        .doesNotContain("pl4nted");
  }

  @Test
  void whatCannotRunEndsWithTwoAndOneSentence() {
    assertThat(diff("mian").exit()).isEqualTo(2);
    assertThat(diff("mian").err()).contains("There is no revision \"mian\" here");
    assertThat(diff("main", "--env", "moon").err())
        .contains("There is no environment \"moon\" here; there are production, staging.");
    assertThat(diff("main", "--format", "xml").exit()).isEqualTo(2);
    assertThat(CommandLineRun.of("diff").exit()).isEqualTo(2);
  }

  @Test
  void renderPrintsWhatWillRunWithItsSource() {
    var run = render("--env", "staging");

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .startsWith("---\n# web: charts/web/templates/web.yaml\napiVersion: ")
        .contains(
            "image: web:1.0.0\n",
            "password: \"(value not shown)\"",
            "greeting: \"(value not shown)\"")
        .doesNotContain("pl4nted");
    assertThat(run.out().split("(?m)^---$", -1)).hasSize(3);
  }

  @Test
  void renderShowsSecretsToWhoAsksForThem() {
    assertThat(render("--env", "staging", "--show-secrets").out())
        .contains("password: pl4nted-one");
  }

  @Test
  void renderKnowsItsApplicationsAndEnvironments() {
    assertThat(render("--env", "staging", "--application", "web").exit()).isZero();
    assertThat(render("--env", "staging", "--application", "wep").err())
        .contains("There is no application \"wep\" in staging; there are web.");
    assertThat(render("--env", "moon").err()).contains("there are production, staging");
    assertThat(render().err()).contains("--env");
    assertThat(render().exit()).isEqualTo(2);
  }

  @Test
  void renderPrintsTheRestOfWhatIsBroken() throws IOException {
    write("environments/staging/other/values.yaml", "a: b\n");
    write("charts/other/Chart.yaml", "apiVersion: v2\nname: other\nversion: 1.0.0\n");
    write("charts/other/templates/it.yaml", "{{ required \"say more\" .Values.more }}\n");

    var run = render("--env", "staging");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("kind: Deployment");
    assertThat(run.err()).contains("charts/other/templates/it.yaml:1", "say more");
  }

  private CommandLineRun diff(String... more) {
    var arguments = new ArrayList<>(List.of("diff", "--path", folder.toString()));
    arguments.addAll(List.of(more));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private CommandLineRun render(String... more) {
    var arguments = new ArrayList<>(List.of("render", folder.toString()));
    arguments.addAll(List.of(more));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private void commit(String message) throws GitAPIException {
    try (var git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call()) {
      git.add().addFilepattern(".").call();
      git.commit()
          .setMessage(message)
          .setAuthor("Ana", "ana@example.org")
          .setCommitter("Ana", "ana@example.org")
          .setSign(false)
          .call();
    }
  }

  private void write(String path, String text) throws IOException {
    var file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
