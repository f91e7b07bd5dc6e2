package io.mindscape.slipway.bot.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The messages are Helm's own, as it gave them. */
class HelmMessageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          execution error at (c/templates/it.yaml:1:6): no good | templates/it.yaml | 1 | no good
          parse error at (c/templates/it.yaml:7): missing value for if | templates/it.yaml | 7 | missing value for if
          template: c/templates/it.yaml:3:13: executing "c/templates/it.yaml" at <.Values.x.y.z>: nil pointer evaluating interface {}.y | templates/it.yaml | 3 | at <.Values.x.y.z>: nil pointer evaluating interface {}.y
          template: c/templates/it.yaml:3:6: executing "c/templates/it.yaml" at <include "nope" .>: error calling include: template: no template "nope" associated with template "gotpl" | templates/it.yaml | 3 | no template "nope" associated
          template: c/templates/it.yaml:3:6: executing "it" at <include "x" .>: error calling include: template: c/templates/_helpers.tpl:5:3: executing "x" at <.y>: bad | templates/_helpers.tpl | 5 | at <.y>: bad
          YAML parse error on c/templates/it.yaml: error converting YAML to JSON: yaml: line 3: mapping values are not allowed | templates/it.yaml | 1 | What it renders is no YAML: yaml: line 3
          template: c/templates/it.yaml:3:21: executing "c" at <lookup "v1">: error calling lookup: unable to get apiresource | templates/it.yaml | 3 | lookup asks a cluster, and rendering has none
          values don't meet the specifications: at '/api/replicas' | '' | 1 | at '/api/replicas'
          """)
  void findsTheFileTheLineAndTheCause(String said, String file, int line, String cause) {
    var failed = HelmMessage.parse(said + "\n\nUse --debug flag to render out invalid YAML");

    assertThat(failed.file()).isEqualTo(file);
    assertThat(failed.line()).isEqualTo(line);
    assertThat(failed.message()).contains(cause).doesNotContain("--debug");
  }
}
