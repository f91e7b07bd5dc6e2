package io.mindscape.slipway.bot.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.inspect.Renderers;
import io.mindscape.slipway.jobs.render.HelmRenderer.Release;
import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering;
import io.mindscape.slipway.jobs.render.KustomizeRenderer;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Charts that mean harm: each ends with a clear word, within the bounds, tells nothing of the
 * machine, and the next good one is rendered.
 */
class HostileChartsTest {

  private static final ForkedHelm HELM = new ForkedHelm(Hostile.LIMITS);
  private static final Release RELEASE = new Release("shop", "store");
  private static final Renderers RENDERERS = new Renderers(HELM, KustomizeRenderer.none());
  private static final List<SourceFile> VALUES =
      List.of(Hostile.file("store/shop/values.yaml", "b: 1\n"));
  private static final String STOPPED = "was stopped|broke down|more than";

  private static final String CHART = "apiVersion: v2\nname: shop\nversion: 1.0.0\n";

  @AfterAll
  static void end() {
    HELM.close();
  }

  static Stream<Hostile> cases() throws IOException {
    return Stream.of(
        template(
            "loops", "{{ range until 100000 }}{{ range until 100000 }}{{ end }}{{ end }}", STOPPED),
        template(
            "allocates",
            "{{ $x := repeat 1000000 \"abcdefgh\" }}{{ range until 500 }}{{ $x = print $x $x }}{{"
                + " end }}{{ $x | len }}",
            STOPPED),
        template(
            "prints gigabytes",
            "{{ range until 3000 }}{{ repeat 1000000 \"x\" }}{{ end }}",
            STOPPED),
        template("asks for a huge list", "{{ until 2000000000 | len }}", STOPPED),
        template(
            "prints more than it may",
            "a: {{ repeat 5000000 \"x\" }}",
            "renders more than 4194304 bytes"),
        template(
            "calls itself by include",
            "{{ define \"f\" }}{{ include \"f\" . }}{{ end }}{{ include \"f\" . }}",
            "rendering template has a nested reference name|" + STOPPED),
        template(
            "calls itself by tpl",
            "{{ define \"f\" }}{{ tpl \"{{ include \\\"f\\\" . }}\" . }}{{ end }}{{ include \"f\" ."
                + " }}",
            "nested reference name|" + STOPPED),
        template(
            "calls itself by template",
            "{{ define \"f\" }}{{ template \"f\" . }}{{ end }}{{ template \"f\" . }}",
            "exceeded maximum template depth|" + STOPPED),
        harmless("reads a file", "a: {{ .Files.Get \"/etc/passwd\" | quote }}", "a: \"\""),
        harmless(
            "reads a file above",
            "a: {{ .Files.Get \"../../../../etc/passwd\" | quote }}",
            "a: \"\""),
        harmless(
            "globs the machine", "a: {{ (.Files.Glob \"/**\").AsConfig | quote }}", "Chart|a:"),
        harmless("reads lines of a file", "a: {{ .Files.Lines \"/etc/passwd\" | len }}", "a: 0"),
        template("reads the environment", "a: {{ env \"HOME\" }}", "function \"env\" not defined"),
        template(
            "expands the environment",
            "a: {{ expandenv \"$HOME\" }}",
            "function \"expandenv\" not defined"),
        harmless("asks for a host", "a: {{ getHostByName \"localhost\" | quote }}", "a: \"\""),
        harmless(
            "asks a cluster",
            "a: {{ lookup \"v1\" \"Secret\" \"kube-system\" \"\" | toJson }}",
            "a: \\{\\}"),
        template(
            "asks a cluster by tpl",
            "a: {{ tpl \"{{ lookup `v1` `Secret` `` `` }}\" . }}",
            "rendering has none"),
        harmless(
            "a slow pattern",
            "a: {{ regexMatch \"^(a+)+$\" (repeat 50000 \"a\" | print \"b\") }}",
            "a: (true|false)"),
        harmless("a huge pattern", "a: {{ regexMatch \"(a{1,1000}){1,1000}\" \"a\" }}", "a: false"),
        template(
            "fails with Markdown", "{{ fail \"](x) <img src=x> @all `\\n# big\" }}", "<img src=x>"),
        template("renders no YAML", "a: [", "is no YAML"),
        template("renders a bomb", Hostile.bomb(6), "a: &a|alias|YAML"),
        chart("a bomb in values", "values.yaml", Hostile.bomb(8), "excessive aliasing|" + STOPPED),
        chart("values of great depth", "values.yaml", "[".repeat(20000), "cannot|depth|YAML|yaml"),
        chart(
                "a chart that needs itself",
                "Chart.yaml",
                CHART + "dependencies: [{name: shop, version: 1.0.0, repository: \"file://.\"}]\n",
                "missing in charts/")
            .toldAt("charts/shop/Chart.yaml:4"),
        chart(
                "a chart from elsewhere",
                "Chart.yaml",
                CHART
                    + "dependencies: [{name: x, version: 1.0.0, repository:"
                    + " \"https://example.com\"}]\n",
                "missing in charts/")
            .toldAt("charts/shop/Chart.yaml:4"),
        chart(
            "a schema from elsewhere",
            "values.schema.json",
            "{\"$ref\": \"https://example.com/schema.json\"}",
            "schema"),
        chart(
            "a schema of a file",
            "values.schema.json",
            "{\"$ref\": \"file:///etc/passwd\"}",
            "schema"),
        chart("a path that leads out", "templates/../../evil", "x", "leads out of it"),
        chart("an absolute path", "/etc/cron.d/evil", "x", "leads out of it"),
        chart("a path with a NUL", "templates/a\0b", "x", "leads out of it"),
        chart("a name that is Markdown", "templates/`](x)<b>.yaml", "a: {{ fail \"no\" }}", "no"),
        chart(
            "a name of great length",
            "templates/" + "n".repeat(300) + ".yaml",
            "a: b",
            "cannot be written"),
        bytes("binary templates", "templates/b.yaml", binary(), "YAML|yaml|control|cannot"),
        bytes("a huge file", "files/huge", new byte[40 << 20], "more than 32 MiB are not rendered"),
        many(),
        packed("a packed bomb", Tgz.of().file("x/big", new byte[40 << 20]), "unpacks to more than"),
        packed(
            "a packed path that leads out",
            Tgz.of().file("x/../../../evil", "x"),
            "leads out of it"),
        packed("a packed absolute path", Tgz.of().file("/etc/evil", "x"), "leads out of it"),
        packed(
            "a packed link",
            Tgz.of().link("x/templates/p.yaml", "/etc/passwd"),
            "has a link in it"));
  }

  @Test
  void thereAreManyOfThem() throws IOException {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(40);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void endsWithAWordAndHarmsNobody(Hostile hostile) {
    var rendering = HELM.render(RELEASE, hostile.files(), VALUES);
    var said =
        switch (rendering) {
          case Rendering.Failed failed -> failed.message() + failed.file();
          case Rendering.Rendered done ->
              String.join("\n", done.files().stream().map(SourceFile::text).toList());
        };

    assertThat(said).containsPattern(hostile.says());
    assertThat(hostile.told("charts/shop/", VALUES, RENDERERS)).isEqualTo(hostile.at());
    Hostile.tellsNothing(said);
    assertThat(HELM.workers()).allMatch(worker -> worker.memory() < Hostile.MEMORY);
    assertThat(HELM.workers()).allMatch(Hostile::startedNothing, "started no process");
    assertThat(HELM.render(RELEASE, one("templates/it.yaml", "a: 1\n"), List.of()))
        .as("the next good chart is rendered")
        .isInstanceOf(Rendering.Rendered.class);
  }

  @Test
  void whatHadAWorkerStoppedIsNotTriedAgain() {
    try (var helm = new ForkedHelm(Hostile.LIMITS.within(Duration.ofSeconds(1)))) {
      var files =
          one(
              "templates/it.yaml",
              "{{ range until 90000 }}{{ range until 90000 }}{{ end }}{{ end }}");
      var first = helm.render(RELEASE, files, List.of());
      assertThat(helm.workers()).isEmpty();

      assertThat(helm.render(RELEASE, files, List.of())).isEqualTo(first);
      assertThat(helm.workers()).as("no worker was started for it").isEmpty();
    }
  }

  @Test
  void aWorkerInheritsNothing() throws IOException {
    HELM.render(RELEASE, one("templates/it.yaml", "a: 1\n"), List.of());
    var worker = HELM.workers().get(0);

    assertThat(worker.environment())
        .isSubsetOf(
            Set.of(
                "HOME",
                "TMPDIR",
                "TZ",
                "LC_ALL",
                "KUBECONFIG",
                "GOMEMLIMIT",
                "PWD",
                "OLDPWD",
                "SHLVL",
                "_"));
  }

  private static Hostile harmless(String name, String text, String says) {
    return template(name, text, says).toldAt();
  }

  private static Hostile template(String name, String text, String says) {
    return chart(name, "templates/it.yaml", text, says);
  }

  private static Hostile chart(String name, String path, String text, String says) {
    return bytes(name, path, text.getBytes(StandardCharsets.UTF_8), says);
  }

  private static Hostile bytes(String name, String path, byte[] content, String says) {
    var files = one("templates/ok.yaml", "ok: true\n");
    files.removeIf(file -> file.path().equals(path));
    files.add(new SourceFile(path, content));
    return new Hostile(name, files, says, List.of("charts/shop/%s:1".formatted(path)));
  }

  private static Hostile packed(String name, Tgz archive, String says) throws IOException {
    return bytes(name, "charts/x-1.0.0.tgz", archive.gzipped(), says);
  }

  private static Hostile many() {
    var files = one("templates/ok.yaml", "ok: true\n");
    for (int at = 0; at < 6000; at++) {
      files.add(Hostile.file("files/" + at, ""));
    }
    return new Hostile(
        "very many files",
        files,
        "more than 5000 are not rendered",
        List.of("charts/shop/Chart.yaml:1"));
  }

  private static byte[] binary() {
    var bytes = new byte[5000];
    for (int at = 0; at < bytes.length; at++) {
      bytes[at] = (byte) (at * 31);
    }
    return bytes;
  }

  private static List<SourceFile> one(String path, String text) {
    return new ArrayList<>(List.of(Hostile.file("Chart.yaml", CHART), Hostile.file(path, text)));
  }
}
