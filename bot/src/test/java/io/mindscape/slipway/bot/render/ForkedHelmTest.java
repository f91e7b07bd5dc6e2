package io.mindscape.slipway.bot.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.render.HelmRenderer.Release;
import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
  void aReleaseMaySayAnotherVersion() {
    var template =
        "v: {{ .Capabilities.KubeVersion.Minor }} {{ .Capabilities.APIVersions.Has"
            + " \"admissionregistration.k8s.io/v1/MutatingAdmissionPolicy\" }}\n";

    assertThat(rendered(render(template, "")).get(0).text()).contains("v: 37 true");
    assertThat(rendered(HELM.render(release("1.36"), chart(template, ""), List.of())).get(0).text())
        .contains("v: 36 true");
    assertThat(rendered(HELM.render(release("1.35"), chart(template, ""), List.of())).get(0).text())
        .contains("v: 35 false");
  }

  private static Release release(String kubernetes) {
    return new Release("shop", "store", kubernetes, new TreeSet<>(), 0);
  }

  @Test
  void aTemplateThatFailsNamesItsFileAndLine() {
    var failed = failed(render("a: 1\nb: {{ .Values.no.such.value }}\n", ""));

    assertThat(failed.file()).isEqualTo("templates/it.yaml");
    assertThat(failed.line()).isEqualTo(2);
    assertThat(failed.message()).contains("nil pointer");
  }

  @Test
  void lookupFindsNothing() {
    var template =
        """
        a: {{ lookup "v1" "Secret" "kube-system" "token" | toJson }}
        b: {{ (lookup "v1" "Secret" .Release.Namespace "token").data | default "none" }}
        {{- $found := lookup "v1" "Node" "" "" }}
        c: {{ empty $found }}
        d: {{ "x" | lookup "v1" "Pod" "ns" | len }}
        """;

    assertThat(text(template)).contains("a: {}\nb: none\nc: true\nd: 0\n");
  }

  /**
   * @param template uses what is made by chance
   * @param expected what is rendered instead, always
   */
  record Lucky(String template, String expected) {}

  static Stream<Lucky> lucky() {
    return Stream.of(
        new Lucky("{{ randAlphaNum 5 }}", "aaaaa"),
        new Lucky("{{ 5 | randAlphaNum | upper }}", "AAAAA"),
        new Lucky("{{ randAlphaNum (add 1 2 | int) | b64enc }}", "YWFh"),
        new Lucky("{{ .Values.password | default (randAlpha 4) | quote }}", "\"aaaa\""),
        new Lucky("{{ randNumeric 3 }}", "111"),
        new Lucky("{{ randAscii 2 }}", "aa"),
        new Lucky("{{ randBytes 3 }}", "YWFh"),
        new Lucky("{{ randInt 3 9 }}", "3"),
        new Lucky("{{ shuffle \"abc\" }}", "abc"),
        new Lucky("{{ uuidv4 }}", "00000000-0000-4000-8000-000000000000"),
        new Lucky("{{ now | date \"2006-01-02\" }}", "2000-01-01"),
        new Lucky("{{ now | unixEpoch }}", "946684800"),
        new Lucky("{{ (now).Unix }}", "946684800"),
        new Lucky("{{ date \"15:04\" now }}", "00:00"),
        new Lucky(
            "{{ $ca := genCA \"x\" 3 }}{{ $ca.Cert | trunc 11 }} {{ $ca.Key | trunc 6 }}",
            "-----BEGIN  no key"),
        new Lucky(
            "{{ (genSignedCert \"x\" (list) (list \"a\") 3 (genCA \"y\" 1)).Cert | len }}", "595"),
        new Lucky("{{ (genSelfSignedCert \"x\" nil nil 3).Key | len }}", "40"),
        new Lucky("{{ genPrivateKey \"rsa\" | trunc 6 }}", "no key"),
        new Lucky("{{ htpasswd \"u\" \"p\" }}", "user:$2a$10$0000000000000000000000"),
        new Lucky("{{ bcrypt \"p\" }}", "$2a$10$0000000000000000000000"),
        new Lucky("{{ encryptAES \"k\" \"p\" }}", "0000000000000000000000=="),
        // What only looks like it is left alone.
        new Lucky("now {{ \"now\" }}{{/* now */}} {{ .Values.now }}", "now now nn"),
        new Lucky("{{ $now := 1 }}{{ $now }}", "1"),
        new Lucky("{{ `randAlphaNum 3` }}", "randAlphaNum 3"));
  }

  @Test
  void manyFunctionsAreTried() {
    assertThat(lucky()).hasSizeGreaterThanOrEqualTo(24);
  }

  @ParameterizedTest
  @MethodSource("lucky")
  void whatIsMadeByChanceIsAlwaysTheSame(Lucky lucky) {
    var files = chart("a: |-\n  " + lucky.template() + "\n", "now: nn\n");

    assertThat(rendered(HELM.render(RELEASE, files, List.of())).get(0).text())
        .contains("a: |-\n  " + lucky.expected() + "\n");
  }

  @Test
  void withOtherLuckItIsSomethingElse() {
    var files =
        chart(
            "a: {{ randAlphaNum 3 }} {{ uuidv4 }} {{ now }} {{ (genCA \"a\" 1).Cert | b64enc }}",
            "");

    assertThat(HELM.render(RELEASE.another(), files, List.of()))
        .isNotEqualTo(HELM.render(RELEASE, files, List.of()));
  }

  @Test
  void theSameChartRendersToTheSameBytesInAnotherWorker() {
    var files =
        chart(
            """
            a: {{ randAlphaNum 9 }} {{ now }} {{ .Values | toJson }}
            b: {{ now | date "15:04 MST" }}
            """,
            "z: {b: 1, a: ü}\n");
    var one = HELM.render(RELEASE, files, List.of());
    try (var other = new ForkedHelm()) {
      assertThat(rendered(other.render(RELEASE, files, List.of()))).isEqualTo(rendered(one));
    }
  }

  @Test
  void chartsAreToldWhatTheClusterServes() {
    var template =
        """
        a: {{ .Capabilities.APIVersions.Has "apps/v1" }}
        b: {{ $.Capabilities.APIVersions.Has "apps/v1/Deployment" }}
        c: {{ .Capabilities.APIVersions.Has "acme.io/v1" }}
        d: {{ .Capabilities.APIVersions.Has "acme.io/v2" }}
        e: {{ has "acme.io/v1" .Capabilities.APIVersions }}
        f: {{ $c := . }}{{ if not ($c.Capabilities.APIVersions.Has "policy/v1beta1") }}gone{{ end }}
        g: {{ .Capabilities.APIVersions.Has (printf "%s/v1" "acmeXio") }}
        """;
    var release =
        new Release("shop", "store", "", new TreeSet<>(List.of("acme.io/v1", "acme.io/v1/W")), 0);

    assertThat(rendered(HELM.render(release, chart(template, ""), List.of())).get(0).text())
        .contains("a: true\nb: true\nc: true\nd: false\ne: true\nf: gone\ng: false\n");
  }

  @Test
  void subchartsPackedOnesTooLibrariesHooksAndDefinitionsAreRendered() throws IOException {
    var files =
        chart("{{ include \"lib.it\" . }}\nsub: {{ .Values.plain.size }}\n", "plain: {size: 2}\n");
    files.add(file("charts/plain/Chart.yaml", "apiVersion: v2\nname: plain\nversion: 1.0.0\n"));
    files.add(file("charts/plain/templates/p.yaml", "size: {{ .Values.size }}\n"));
    files.add(
        file(
            "charts/lib/Chart.yaml", "apiVersion: v2\nname: lib\nversion: 1.0.0\ntype: library\n"));
    files.add(
        file(
            "charts/lib/templates/_it.tpl",
            "{{ define \"lib.it\" }}lib: {{ .Release.Name }}{{ end }}"));
    files.add(
        new SourceFile(
            "charts/packed-1.0.0.tgz",
            Tgz.of()
                .file("packed/Chart.yaml", "apiVersion: v2\nname: packed\nversion: 1.0.0\n")
                .file("packed/templates/q.yaml", "q: {{ randAlphaNum 3 }}\n")
                .gzipped()));
    files.add(
        file(
            "templates/hook.yaml",
            "kind: Job\nmetadata:\n  annotations: {helm.sh/hook: pre-install}\n"));
    files.add(file("crds/crd.yaml", "kind: CustomResourceDefinition\n"));

    var rendered = rendered(HELM.render(RELEASE, files, List.of()));

    assertThat(rendered)
        .extracting(
            one ->
                one.path()
                    + " "
                    + one.text().replace("---\n", "").strip().lines().findFirst().orElse(""))
        .containsExactlyInAnyOrder(
            "crds/crd.yaml kind: CustomResourceDefinition",
            "charts/plain/templates/p.yaml size: 2",
            "charts/packed/templates/q.yaml q: aaa",
            "templates/it.yaml lib: shop",
            "templates/hook.yaml kind: Job");
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

      assertThat(failed(late).message())
          .containsAnyOf("not rendered within 2 s", "broke down", "more than 2 s of a processor");
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

  private static String text(String template) {
    return rendered(render(template, "")).get(0).text();
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
