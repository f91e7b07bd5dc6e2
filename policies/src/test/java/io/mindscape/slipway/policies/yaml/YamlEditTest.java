package io.mindscape.slipway.policies.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.policies.Given;
import io.mindscape.slipway.policies.Refused;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlEditTest {

  /** Everything that a re-written file would lose. */
  private static final String VALUES =
      """
      # Größe: 😀 keep
      image:   # the image
          repository: 'mindscape/api'
          tag: "1.8.2"   # bumped by the bot

      list: [ a,  b ]
      ports:
      - {name: http,   port: 8000}
      - name: "metrics"
        port: 9000
      text: |
        line: one
        tag: 1.8.2
      """;

  @Test
  void oneValueChangesAndNotAByteBesides() {
    assertThat(set(VALUES, "image.tag", "1.9.0"))
        .isEqualTo(VALUES.replace("\"1.8.2\"", "\"1.9.0\""));
    assertThat(set(VALUES, "ports[1].port", "9001")).isEqualTo(VALUES.replace("9000", "9001"));
    assertThat(set(VALUES, "ports[0].name", "web"))
        .isEqualTo(VALUES.replace("{name: http,", "{name: web,"));
    assertThat(set(VALUES, "list[1]", "c")).isEqualTo(VALUES.replace("a,  b", "a,  c"));
    assertThat(set(VALUES, "image.repository", "it's"))
        .isEqualTo(VALUES.replace("'mindscape/api'", "'it''s'"));
  }

  @Test
  void windowsLineEndsAndAMissingLastOneStay() {
    var text = "# a\r\nimage:\r\n  tag: 1.8.2 # here\r\nlast: x";

    assertThat(set(text, "image.tag", "1.9.0")).isEqualTo(text.replace("1.8.2", "1.9.0"));
    assertThat(set(text, "last", "z")).isEqualTo(text.replace("x", "z"));
  }

  @Test
  void whatIsThereAlreadyIsNotWrittenAgain() {
    var file = Given.file("values.yaml", VALUES);

    assertThat(YamlEdit.set(file, "image.tag", "1.8.2")).isSameAs(file.content());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          v1.8 | 1.10 | "1.10"
          v1.8 | true | "true"
          v1.8 | 0123 | "0123"
          v1.8 | 1e5 | "1e5"
          v1.8 | v1.9 | v1.9
          v1.8 | a: b | "a: b"
          v1.8 | '#x' | "#x"
          v1.8 | img:1.9 | img:1.9
          3 | 5 | 5
          3 | 05 | "05"
          """)
  void aPlainValueIsQuotedWhereItWouldReadAsSomethingElse(
      String before, String value, String written) {
    assertThat(set("a: " + before + "\n", "a", value)).isEqualTo("a: " + written + "\n");
    assertThat(YamlEdit.get(Given.file("v.yaml", set("a: " + before + "\n", "a", value)), "a"))
        .isEqualTo(value);
  }

  @Test
  void readsWhatItWrote() {
    for (var value :
        new String[] {"plain", "with \"quotes\"", "back\\slash", "ünïcode 😀", "a'b"}) {
      assertThat(YamlEdit.get(Given.file("v.yaml", set(VALUES, "image.tag", value)), "image.tag"))
          .isEqualTo(value);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          image.tagg | v.yaml:3: there is no "tagg" here, on the way to "image.tagg"
          ports[7].name | there is no "7" here
          image | v.yaml:3: "image" holds a list or a mapping
          text | is a text block of several lines
          image..tag | is no key: write it with dots
          '' | is no key: write it with dots
          """)
  void whatCannotBeChangedIsRefusedWithFileLineAndKey(String key, String why) {
    assertThatThrownBy(() -> set(VALUES, key, "x"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining(why);
  }

  @Test
  void aValueThatAnAliasRepeatsIsNotChangedBecauseTwoWouldBe() {
    assertThatThrownBy(() -> set("a: &x 1\nb: *x\n", "a", "2"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("would change more than this one value");
  }

  @Test
  void aFileThatIsNoYamlIsRefused() {
    assertThatThrownBy(() -> set("a: [\n", "a", "2"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("v.yaml cannot be changed");
    assertThatThrownBy(() -> set("", "a", "2"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("it is empty");
  }

  @Test
  void onlyTheFirstDocumentIsMeant() {
    assertThat(set("a: 1\n---\na: 1\n", "a", "2")).isEqualTo("a: 2\n---\na: 1\n");
  }

  private static String set(String text, String key, String value) {
    return new String(YamlEdit.set(Given.file("v.yaml", text), key, value), StandardCharsets.UTF_8);
  }

  @Test
  void aLongValueIsNoOverflow() {
    var value = "a" + ":b".repeat(50_000);

    assertThat(set("a: x\n", "a", value)).isEqualTo("a: " + value + "\n");
  }
}
