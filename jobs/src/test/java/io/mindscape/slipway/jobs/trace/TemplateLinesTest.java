package io.mindscape.slipway.jobs.trace;

import static io.mindscape.slipway.jobs.trace.TemplateLines.Form.INSTRUCTION;
import static io.mindscape.slipway.jobs.trace.TemplateLines.Form.KEY;
import static io.mindscape.slipway.jobs.trace.TemplateLines.Form.KEY_AND_INSTRUCTION;
import static io.mindscape.slipway.jobs.trace.TemplateLines.Form.NEITHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.trace.TemplateLines.Form;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateLinesTest {

  static List<Arguments> lines() {
    return List.of(
        Arguments.of("kind: Service", KEY),
        Arguments.of("  - name: {{ .name }}", KEY),
        Arguments.of("  - {{ . | quote }}", KEY),
        Arguments.of("    {{ $key }}: {{ $value }}", KEY),
        Arguments.of("    \"a key\": x", KEY),
        Arguments.of("  labels: {app: {{ .app }}}", KEY),
        Arguments.of("spec:", KEY),
        Arguments.of(
            "  resources: {{- toYaml .Values.resources | nindent 4 }}", KEY_AND_INSTRUCTION),
        Arguments.of("  {{- toYaml . | nindent 4 }}", INSTRUCTION),
        Arguments.of("{{ tpl .Values.extra . }}", INSTRUCTION),
        Arguments.of("{{ include \"labels\" . | indent 4 }}", INSTRUCTION),
        Arguments.of("{{- include \"name\" . }}", NEITHER),
        Arguments.of("{{- if .Values.a }}", NEITHER),
        Arguments.of("{{- range $k, $v := .Values.toYaml }}", NEITHER),
        Arguments.of("{{- $x := toYaml .Values.a }}", NEITHER),
        Arguments.of("{{- toYaml . | nindent 4 -}}", NEITHER),
        Arguments.of("name: {{ .name -}}", NEITHER),
        Arguments.of("name: {{ dict", NEITHER),
        Arguments.of("# a comment: no key", NEITHER),
        Arguments.of("---", NEITHER),
        Arguments.of("true", NEITHER),
        Arguments.of("", NEITHER));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void aLineIsWhatItBecomes(String line, Form form) {
    assertThat(new TemplateLines().next(line)).isEqualTo(form);
  }

  @ParameterizedTest
  @MethodSource("inside")
  void insideOfAnActionNoLineIsOne(List<String> lines) {
    var form = new TemplateLines();

    assertThat(lines.stream().map(form::next).toList())
        .containsExactly(NEITHER, NEITHER, NEITHER, KEY);
  }

  static List<List<String>> inside() {
    return List.of(
        List.of("{{- /* a comment", "name: x", "*/ -}}", "name: x"),
        List.of("{{- $x := dict", "  \"}}\" 1", "}}", "name: x"),
        List.of("{{ $x := `", "name: }}", "` }}", "name: x"));
  }
}
