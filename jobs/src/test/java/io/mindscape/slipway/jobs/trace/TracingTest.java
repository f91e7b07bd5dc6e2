package io.mindscape.slipway.jobs.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.render.HelmRenderer.Release;
import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering.Failed;
import io.mindscape.slipway.jobs.render.Unit.Source;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.ResourceRef;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every case marks with « the rendered line of the finding, and names the line it came from. */
class TracingTest {

  private static final String TEMPLATE =
      """
      {{- /* the api */ -}}
      {{- $name := .Release.Name }}
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: {{ $name }}
        labels:
          {{- include "labels" . | nindent 4 }}
      spec:
        replicas: {{ .Values.api.replicas }}
        template:
          metadata:
            labels: {app: api}
          spec:
            containers:
              - name: proxy
                image: envoy:1.30
              - name: api
                image: {{ include "image" (dict "image" .Values.image "tag" .Chart.AppVersion) }}
                resources:
                  {{- toYaml .Values.api.resources | nindent 12 }}
                readinessProbe:
                  httpGet:
                    port: {{ include "port" . }}
      """;

  private static final String RENDERED =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: mindscape-api
        labels:
          app: x
      spec:
        replicas: 3
        template:
          metadata:
            labels: {app: api}
          spec:
            containers:
              - name: proxy
                image: envoy:1.30
              - name: api
                image: mindscape/api:latest
                resources:
                  requests:
                    cpu: 100m
                readinessProbe:
                  httpGet:
                    port: 8000
      """;

  private static final String OWN =
      """
      image:
        repository: mindscape/api
        tag: "1.0"
      api:
        replicas: 3
        resources:
          requests:
            cpu: 2
      cache:
        replicas: 3
      """;

  private static final String PRODUCTION =
      """
      image:
        tag: latest
      api:
        resources:
          requests:
            cpu: 100m
      """;

  @Test
  void aValueThatTheTemplateNamesIsFoundInTheFileThatWon() {
    assertThat(trace("cpu: 100m")).isEqualTo("production.yaml:6:12");
  }

  @Test
  void aValueOfTheChartItselfIsFoundThere() {
    assertThat(trace("replicas: 3")).isEqualTo("charts/api/values.yaml:5:13");
  }

  @Test
  void anImageLeadsToItsTag() {
    assertThat(trace("image: mindscape/api:latest")).isEqualTo("production.yaml:2:8");
  }

  @Test
  void anImageThatIsPutTogetherLeadsToItsTagToo() {
    var template =
        TEMPLATE.replaceFirst(
            "image: \\{\\{ include.*",
            "image: {{ .Values.image.repository }}:{{ .Values.image.tag }}");

    assertThat(trace(template, RENDERED, "image: mindscape/api:latest", PRODUCTION))
        .isEqualTo("production.yaml:2:8");
  }

  @Test
  void whatTheTemplateAddsToAValueIsTheTemplates() {
    var template = TEMPLATE.replace("{{ .Values.api.replicas }}", "x{{ .Values.api.replicas }}");

    assertThat(trace(template, RENDERED.replace("replicas: 3", "replicas: x3"), "replicas: x3", ""))
        .isEqualTo("charts/api/templates/api.yaml:10:3 It renders as `replicas: x3`.");
  }

  @Test
  void whatTheTemplateWritesItselfIsInTheTemplateEvenIfAValueReadsTheSame() {
    assertThat(
            trace(
                TEMPLATE,
                RENDERED,
                "image: envoy:1.30",
                PRODUCTION + "proxy:\n  image: envoy:1.30\n"))
        .isEqualTo("charts/api/templates/api.yaml:17:11");
  }

  @Test
  void aValueThatStandsOnceUnderItsKeyIsFoundWhereTheTemplateDoesNotNameIt() {
    assertThat(trace(TEMPLATE, RENDERED, "port: 8000", PRODUCTION + "network:\n  port: 8000\n"))
        .isEqualTo("production.yaml:8:9");
  }

  @Test
  void aValueThatStandsTwiceUnderItsKeyIsNotGuessedAndTheTemplateIsTheAnswer() {
    assertThat(
            trace(
                TEMPLATE,
                RENDERED,
                "port: 8000",
                PRODUCTION + "network:\n  port: 8000\nmetrics:\n  port: 8000\n"))
        .isEqualTo("charts/api/templates/api.yaml:24:15 It renders as `port: 8000`.");
  }

  @Test
  void aFieldThatIsMissingIsAtTheItemThatLacksIt() {
    var finding = at("- name: api", RENDERED, 0);

    assertThat(words(tracing(TEMPLATE, RENDERED, PRODUCTION).atSource(finding)))
        .isEqualTo("charts/api/templates/api.yaml:18:11");
  }

  @Test
  void aKeyThatComesFromValuesIsFoundThere() {
    var rendered = RENDERED.replace("cpu: 100m", "cpuu: 100m");
    var finding = at("cpuu: 100m", rendered, 0);

    assertThat(
            words(
                tracing(TEMPLATE, rendered, PRODUCTION.replace("cpu:", "cpuu:")).atSource(finding)))
        .isEqualTo("production.yaml:6:7");
  }

  @Test
  void aLineThatAnIncludeMadeIsAtTheKeyThatItFillsIn() {
    assertThat(trace("app: x"))
        .isEqualTo("charts/api/templates/api.yaml:7:3 It renders as `app: x`.");
  }

  @Test
  void ofTwoDocumentsOfATemplateTheRightOneIsFound() {
    var service =
        "---\napiVersion: v1\nkind: Service\nmetadata:\n  name: %s\nspec:\n  type: NodePort\n";

    assertThat(
            trace(
                service.formatted("one") + service.formatted("{{ $name }}"),
                service.formatted("one") + service.formatted("mindscape-api"),
                "name: mindscape-api",
                ""))
        .isEqualTo("charts/api/templates/api.yaml:12:3 It renders as `name: mindscape-api`.");
  }

  @Test
  void documentsThatALoopMadeAreAllAtTheLoopsBody() {
    assertThat(
            trace(
                """
                {{- range .Values.names }}
                ---
                apiVersion: v1
                kind: Service
                metadata:
                  name: {{ . }}
                {{- end }}
                """,
                """
                ---
                apiVersion: v1
                kind: Service
                metadata:
                  name: one
                ---
                apiVersion: v1
                kind: Service
                metadata:
                  name: two
                """,
                "name: two",
                ""))
        .isEqualTo("charts/api/templates/api.yaml:6:3 It renders as `name: two`.");
  }

  @Test
  void whereNothingIsCertainItIsTheTemplatesFirstLine() {
    assertThat(trace("{{ include \"everything\" . }}\n", RENDERED, "replicas: 3", ""))
        .isEqualTo("charts/api/templates/api.yaml:1:1 It renders as `replicas: 3`.");
  }

  @Test
  void aConditionWithTwoBranchesDoesNotBlameTheBranchThatWasNotTaken() {
    var template =
        """
        apiVersion: v1
        kind: Service
        spec:
          {{- if .Values.a }}
          type: LoadBalancer
          {{- else }}
          type: {{ .Values.type }}
          {{- end }}
        """;

    assertThat(
            trace(
                template,
                "apiVersion: v1\nkind: Service\nspec:\n  type: NodePort\n",
                "type: NodePort",
                "type: NodePort\n"))
        .isEqualTo("production.yaml:1:7");
  }

  @Test
  void theValueOfASecretIsNeverRepeated() {
    var rendered = "apiVersion: v1\nkind: Secret\nstringData:\n  pin: 4815\n";
    var finding = secret(at("pin: 4815", rendered, 5));

    var traced =
        tracing(
                "apiVersion: v1\nkind: Secret\nstringData:\n  pin: {{ randNumeric 4 }}\n",
                rendered,
                "")
            .atSource(finding);

    assertThat(words(traced)).isEqualTo("charts/api/templates/api.yaml:4:3");
  }

  private static String trace(String renderedLine) {
    return trace(TEMPLATE, RENDERED, renderedLine, PRODUCTION);
  }

  /** Where the value of a rendered line came from. */
  private static String trace(String template, String rendered, String line, String production) {
    var finding = at(line, rendered, line.indexOf(": ") + 2);
    return words(tracing(template, rendered, production).atSource(finding));
  }

  private static String words(Finding finding) {
    return finding.place() + ":" + finding.place().column() + finding.message();
  }

  private static Finding at(String line, String rendered, int more) {
    var lines = rendered.lines().toList();
    for (int number = 0; number < lines.size(); number++) {
      int column = lines.get(number).indexOf(line);
      if (column >= 0) {
        // The place of an item is that of what follows its dash.
        int dash = line.startsWith("- ") ? 2 : 0;
        var place = new Place("templates/api.yaml", number + 1, column + dash + more + 1);
        return new Finding("schema/type", Severity.ERROR, "", place, null, null, null);
      }
    }
    throw new AssertionError("no such line: " + line);
  }

  private static Finding secret(Finding finding) {
    return new Finding(
        finding.rule(),
        finding.severity(),
        finding.message(),
        finding.place(),
        new ResourceRef("v1", "Secret", "", "it"),
        null,
        null);
  }

  private static Tracing tracing(String template, String rendered, String production) {
    Map<String, String> files = new HashMap<>();
    files.put("charts/api/templates/api.yaml", template);
    files.put("charts/api/values.yaml", OWN);
    files.put("production.yaml", production);
    var file = new SourceFile("templates/api.yaml", rendered.getBytes(StandardCharsets.UTF_8));
    return new Tracing(
        new Ask(
            (release, chart, values) -> new Failed("there is no Helm here", "", 1),
            new Release("mindscape", "mindscape"),
            new Source.Helm("charts/api", List.of("production.yaml")),
            List::of),
        List.of(file),
        List.of(YamlReader.read(file)),
        new MemoryFiles(files));
  }
}
