package io.mindscape.slipway.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Charts that depend on others by path render with them, and what is wrong stands in those. */
final class LibraryChartTest {

  @TempDir private Path folder;

  @BeforeEach
  void furnish() {
    write(
        "charts/shop/Chart.yaml",
        """
        apiVersion: v2
        name: shop
        version: 1.0.0
        dependencies:
          - name: pods
            version: 1.x.x
            repository: file://../../libs/pods
        """);
    write("charts/shop/values.yaml", "image: shop:1.2.3\n");
    write("charts/shop/templates/pod.yaml", "{{ include \"pods.pod\" . }}\n");
    write(
        "libs/pods/Chart.yaml",
        """
        apiVersion: v2
        name: pods
        type: library
        version: 1.4.0
        dependencies:
          - {name: names, version: 1.0.0, repository: "file://../names"}
        """);
    write(
        "libs/pods/templates/_pod.tpl",
        """
        {{- define "pods.pod" -}}
        apiVersion: v1
        kind: Pod
        metadata:
          name: {{ include "names.name" . }}
        spec:
          containers:
            - name: main
              image: {{ .Values.image }}
              imagePullPolice: Always
        {{- end -}}
        """);
    write("libs/names/Chart.yaml", "apiVersion: v2\nname: names\ntype: library\nversion: 1.0.0\n");
    write(
        "libs/names/templates/_name.tpl",
        "{{- define \"names.name\" }}{{ .Release.Name }}-x{{ end -}}\n");
  }

  @Test
  void whatIsWrongInALibraryStandsOnItsOwnLine() {
    assertThat(told("schema/")).containsExactly("libs/pods/templates/_pod.tpl:10 error");
    assertThat(told("render/")).isEmpty();
  }

  @Test
  void whatIsWrongInTheLibraryOfALibraryStandsThere() {
    write(
        "libs/names/templates/_name.tpl",
        "{{- define \"names.name\" }}\n{{- fail \"no name\" }}{{ end -}}\n");

    assertThat(told("render/")).containsExactly("libs/names/templates/_name.tpl:2 error");
  }

  @Test
  void aLibraryThatIsNotThereIsToldWhereItIsNamed() throws IOException {
    Files.delete(folder.resolve("libs/names/Chart.yaml"));
    Files.delete(folder.resolve("libs/names/templates/_name.tpl"));

    assertThat(told("render/no-library")).containsExactly("libs/pods/Chart.yaml:6 error");
  }

  @Test
  void aLinkInALibraryIsNotFollowed() throws IOException {
    Files.createSymbolicLink(
        folder.resolve("libs/names/templates/more.yaml"), Path.of("/etc/hostname"));

    assertThat(told("render/link")).containsExactly("libs/names/templates/more.yaml:1 error");
  }

  private List<String> told(String family) {
    var run = CommandLineRun.of("check", folder.toString(), "--format", "json");
    var lines = new ArrayList<String>();
    for (var finding : JsonMapper.shared().readTree(run.out()).get("findings")) {
      if (finding.get("rule").asString().startsWith(family)) {
        lines.add(
            "%s:%d %s"
                .formatted(
                    finding.get("file").asString(),
                    finding.get("line").asInt(),
                    finding.get("severity").asString()));
      }
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
}
