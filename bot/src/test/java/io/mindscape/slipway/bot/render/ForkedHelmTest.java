package io.mindscape.slipway.bot.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.render.HelmRenderer.Release;
import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The real Helm in a real child process. */
class ForkedHelmTest {

  private static final ForkedHelm HELM = new ForkedHelm();
  private static final Release RELEASE = new Release("shop", "store");

  @AfterAll
  static void end() {
    HELM.close();
  }

  @Test
  void rendersTemplatesWithTheValuesThatWin() {
    var rendered =
        rendered(
            render(
                """
                name: {{ .Release.Name }}
                namespace: {{ .Release.Namespace }}
                size: {{ .Values.size }}
                """,
                "size: 1\n",
                "size: 2\n",
                "size: 3\n"));

    assertThat(rendered).extracting(SourceFile::path).containsExactly("templates/it.yaml");
    assertThat(rendered.get(0).text()).contains("name: shop\nnamespace: store\nsize: 3\n");
  }

  @Test
  void knowsTheKubernetesVersionThatObjectsAreJudgedBy() {
    assertThat(
            rendered(
                    render(
                        "v: {{ semverCompare \">=1.30-0\" .Capabilities.KubeVersion.Version }}\n",
                        ""))
                .get(0)
                .text())
        .contains("v: true");
  }

  @Test
  void aTemplateThatFailsNamesItsFileAndLine() {
    var failed = failed(render("a: 1\nb: {{ .Values.no.such.value }}\n", ""));

    assertThat(failed.file()).isEqualTo("templates/it.yaml");
    assertThat(failed.line()).isEqualTo(2);
    assertThat(failed.message()).contains("nil pointer");
  }

  @Test
  void lookupReachesNoCluster() {
    var failed =
        failed(render("a: {{ lookup \"v1\" \"Secret\" \"kube-system\" \"token\" }}\n", ""));

    assertThat(failed.message()).contains("rendering has none");
  }

  @Test
  void nothingOfOurEnvironmentIsThere() {
    // Helm has no function that reads it; the worker would give it to whatever breaks out.
    assertThat(System.getenv()).isNotEmpty();
    var failed = failed(render("a: {{ env \"PATH\" }}\n", ""));

    assertThat(failed.message()).contains("function \"env\" not defined");
  }

  @Test
  void aMessageNamesTheValuesFileOfTheRepositoryAndNoTemporaryOne() {
    var failed = failed(render("a: 1\n", "", "x: [\n"));

    assertThat(failed.message()).contains("values-1.yaml").doesNotContain("slipway-helm-");
  }

  @Test
  void definitionsInCrdsComeFirstAsTheyAre() {
    var files = chart("a: 1\n", "");
    files.add(file("crds/shop.yaml", "kind: CustomResourceDefinition\n"));

    assertThat(rendered(HELM.render(RELEASE, files, List.of())))
        .extracting(SourceFile::path)
        .containsExactly("crds/shop.yaml", "templates/it.yaml");
  }

  @Test
  void aFileThatLeadsOutOfTheChartIsRefused() {
    for (var path :
        List.of("../evil", "templates/../../evil", "/etc/evil", "a//b", "./a", "a/.", "a\\b")) {
      var files = chart("a: 1\n", "");
      files.add(file(path, "evil"));

      assertThat(failed(HELM.render(RELEASE, files, List.of())).message())
          .contains("leads out of it");
    }
  }

  @Test
  void anEndlessTemplateIsStoppedAndTheNextOneIsRendered() {
    var endless =
        "{{- define \"f\" }}{{ range until 100000 }}{{ range until 100000 }}x{{ end }}{{ end }}{{"
            + " end }}";
    try (var helm = new ForkedHelm(Limits.USUAL.within(Duration.ofSeconds(2)))) {
      var late =
          helm.render(RELEASE, chart(endless + "{{ $x := include \"f\" . }}", ""), List.of());

      assertThat(failed(late).message()).containsAnyOf("not rendered within 2 s", "broke down");
      assertThat(rendered(helm.render(RELEASE, chart("a: 1\n", ""), List.of()))).hasSize(1);
    }
  }

  @Test
  void anOutputThatIsTooLargeIsRefused() {
    try (var helm = new ForkedHelm(Limits.USUAL.yielding(1024))) {
      assertThat(
              failed(helm.render(RELEASE, chart("a: {{ repeat 2000 \"x\" }}\n", ""), List.of()))
                  .message())
          .isNotEmpty();
    }
  }

  @Test
  void aWorkerThatDiedIsReplacedAndClosingLeavesNothing() throws Exception {
    var helm = new ForkedHelm();
    assertThat(helm.workers()).as("nothing is started before it is needed").isEmpty();
    rendered(helm.render(RELEASE, chart("a: 1\n", ""), List.of()));
    var first = helm.workers().get(0).home();
    helm.close();
    rendered(helm.render(RELEASE, chart("a: 1\n", ""), List.of()));
    var second = helm.workers().get(0).home();

    assertThat(second).isNotEqualTo(first).isDirectory();
    try (var files = Files.list(second)) {
      assertThat(files)
          .as("what a rendering needed is gone")
          .noneMatch(path -> path.toString().contains("render-"));
    }
    helm.close();
    assertThat(first).doesNotExist();
    assertThat(second).doesNotExist();
  }

  private static Rendering render(String template, String own, String... values) {
    var files = new ArrayList<SourceFile>();
    for (var text : values) {
      files.add(file("environments/values-%d.yaml".formatted(files.size() + 1), text));
    }
    return HELM.render(RELEASE, chart(template, own), files);
  }

  private static List<SourceFile> chart(String template, String own) {
    return new ArrayList<>(
        List.of(
            file("Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n"),
            file("values.yaml", own),
            file("templates/it.yaml", template)));
  }

  private static List<SourceFile> rendered(Rendering rendering) {
    assertThat(rendering).isInstanceOf(Rendering.Rendered.class);
    return ((Rendering.Rendered) rendering).files();
  }

  private static Rendering.Failed failed(Rendering rendering) {
    assertThat(rendering).isInstanceOf(Rendering.Failed.class);
    return (Rendering.Failed) rendering;
  }

  private static SourceFile file(String path, String text) {
    return new SourceFile(path, text.getBytes(StandardCharsets.UTF_8));
  }
}
