package io.mindscape.slipway.policies.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.Given;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {

  @Test
  void everyNodeKnowsItsLineAndItsColumnInCodePoints() {
    var root = root("# ∮\n\"😀\": 1\nb:\n  - c: \"x\"\n");

    assertThat(root.entries().get(0).place()).hasToString("it.yaml:2");
    assertThat(root.entries().get(0).value().place().column())
        .as("after 3 code points, a colon and a space")
        .isEqualTo(6);
    assertThat(root.entries().get(1).place().line()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          true | BOOLEAN
          yes | BOOLEAN
          off | BOOLEAN
          y | BOOLEAN
          '"true"' | STRING
          012 | INTEGER
          0x1F | INTEGER
          1_000 | INTEGER
          08 | FLOAT
          1.5 | FLOAT
          1e3 | FLOAT
          .inf | FLOAT
          1.2.3 | STRING
          ~ | NULL
          null | NULL
          2001-01-01 | STRING
          !!str 1 | STRING
          """)
  void aScalarIsWhatKubernetesReadsInIt(String text, Scalar.Type type) {
    assertThat(((Scalar) root("a: " + text).get("a")).type()).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a:→ b
          a:→→b→
          "a"→: b
          a: &x→ b
          a: !!str→ b
          a: 'b'→# c
          a: [b→]→
          a:→# c\\n  b
          a:→'b'→\\n
          """)
  void tabsWithinALineAreSpacesAsForKubernetes(String text) {
    var file = read(text.replace("→", "\t").replace("\\n", "\n"));

    assertThat(file.findings()).isEmpty();
    assertThat(file.documents()).singleElement().isInstanceOf(Mapping.class);
  }

  @ParameterizedTest
  @CsvSource({"-→ b", "- -→b", "?→a", "?→a\\n:→b", "a:\\n→b: c", "a:→- b"})
  void tabsThatIndentAreRefusedAsByKubernetes(String text) {
    assertThat(read(text.replace("→", "\t").replace("\\n", "\n")).findings()).hasSize(1);
  }

  @Test
  void aFileOfTabsCostsNoMoreThanAFewReadings() {
    var text = "a:\t b\n".repeat(100);

    assertThat(read(text).findings()).extracting(Finding::rule).containsExactly("yaml/syntax");
  }

  @Test
  void anchorsAreResolvedAndMergedKeysGiveWayToWrittenOnes() {
    var root = root("base: &b {x: 1, y: 1}\nit:\n  <<: *b\n  y: 2\n");
    var it = (Mapping) root.get("it");

    assertThat(((Scalar) it.get("x")).text()).isEqualTo("1");
    assertThat(((Scalar) it.get("y")).text()).isEqualTo("2");
  }

  @Test
  void emptyDocumentsAreLeftOutAndTheOthersComeInOrder() {
    assertThat(read("---\n---\na: 1\n---\n# nothing\n---\nb: 2\n").documents()).hasSize(2);
    assertThat(read("").documents()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a: 1\\na: 2 | yaml/duplicate-key | 2 | first is on line 1
          a:\\n\\tb: 1 | yaml/tab | 2 | Indent with spaces
          a: [1, 2 | yaml/syntax | 1 | no YAML
          a: b: c | yaml/syntax | 1 | no YAML
          a: *nobody | yaml/syntax | 1 | no YAML
          ? [a]\\n: 1 | yaml/key | 1 | a word
          <<: 1 | yaml/merge | 1 | merges a mapping
          """)
  void whatIsWrittenBadlyIsAFindingOnItsLine(String text, String rule, int line, String words) {
    var findings = read(text.replace("\\n", "\n").replace("\\t", "\t")).findings();

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).rule()).isEqualTo(rule);
    assertThat(findings.get(0).place().line()).isEqualTo(line);
    assertThat(findings.get(0).message()).contains(words);
  }

  @Test
  void ofADuplicateKeyTheLastValueCounts() {
    assertThat(((Scalar) root("a: 1\na: 2\n").get("a")).text()).isEqualTo("2");
  }

  @Test
  void whatStandsBeforeASyntaxErrorIsStillRead() {
    assertThat(read("a: 1\n---\nb: [\n").documents()).hasSize(1);
  }

  @Test
  void aBombOfAnchorsDoesNotGoOff() {
    var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int level = 1; level < 9; level++) {
      var alias = "*a" + (level - 1);
      bomb.append(
          "a%d: &a%d [%s]\n"
              .formatted(level, level, String.join(", ", Collections.nCopies(9, alias))));
    }

    assertThat(read(bomb.toString()).findings())
        .extracting(finding -> finding.rule())
        .containsExactly("yaml/anchor-bomb");
  }

  @Test
  void deepNestingIsRefusedAndNotAnOverflow() {
    var deep = "[".repeat(50_000) + "]".repeat(50_000);

    assertThat(read(deep).findings()).hasSize(1);
    assertThat(read("a: {".repeat(150) + "}".repeat(150)).findings()).hasSize(1);
  }

  @Test
  void whatIsTooLargeOrNoTextIsRefused() {
    assertThat(read("# " + "x".repeat(YamlReader.MAX_BYTES)).findings().get(0).rule())
        .isEqualTo("yaml/too-large");
    assertThat(
            YamlReader.read(new SourceFile("it.yaml", new byte[] {'a', ':', ' ', (byte) 0xC3}))
                .findings()
                .get(0)
                .message())
        .contains("not UTF-8");
    var bell = read("a: 1\nb: \u0007\n").findings().get(0);
    assertThat(bell.rule()).isEqualTo("yaml/encoding");
    assertThat(bell.place().line()).isEqualTo(2);
  }

  @Test
  void aTypeOfJavaIsNeverBuilt() {
    var file = read("a: !!javax.script.ScriptEngineManager [x]\n");

    assertThat(file.documents()).isEmpty();
    assertThat(file.findings())
        .extracting(finding -> finding.rule())
        .containsExactly("yaml/syntax");
  }

  @Test
  void windowsLineEndsCountAsOne() {
    var file = new SourceFile("it.yaml", "a: 1\r\nb: 2\r\n".getBytes(StandardCharsets.UTF_8));

    assertThat(((Mapping) YamlReader.read(file).documents().get(0)).entry("b").place().line())
        .isEqualTo(2);
  }

  private static Mapping root(String text) {
    return (Mapping) read(text).documents().get(0);
  }

  private static YamlFile read(String text) {
    return YamlReader.read(Given.file("it.yaml", text));
  }

  @Test
  void bombsBelowTheBoundOfOneDocumentDoNotAddUp() {
    var laughs =
        "--- [&a [x,x,x,x,x,x,x,x,x,x], &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a],"
            + " &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b], &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c],"
            + " [*d,*d,*d,*d,*d,*d,*d,*d,*d]]\n";

    var file = read(laughs.repeat(1000));

    assertThat(file.documents()).hasSize(3);
    assertThat(file.findings()).hasSize(1);
    assertThat(file.findings().get(0).rule()).isEqualTo("yaml/anchor-bomb");
    assertThat(file.findings().get(0).place().line()).isEqualTo(4);
  }

  @Test
  void moreValuesThanAnyManifestHasAreRefusedBeforeTheyAreBuilt() {
    var findings = read("a: [" + "x,".repeat(400_000) + "]").findings();

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).rule()).isEqualTo("yaml/too-large");
    assertThat(findings.get(0).message()).contains("more than 400000 values");
  }

  @Test
  void anAliasIsAsDeepAsWhatItStandsFor() {
    var chain = new StringBuilder("a0: &a0 [x]\n");
    for (int at = 1; at < 200; at++) {
      chain.append("a%d: &a%d [*a%d]\n".formatted(at, at, at - 1));
    }

    assertThat(read(chain.toString()).findings())
        .extracting(Finding::rule)
        .containsExactly("yaml/anchor-bomb");
    assertThat(read("a: &a [*a]\n").findings())
        .extracting(Finding::rule)
        .containsExactly("yaml/anchor-bomb");
  }

  @Test
  void whatIsWrongBehindAnAnchorIsToldOnce() {
    assertThat(read("a: &a {x: 1, x: 2}\nb: [*a, *a]\n").findings()).hasSize(1);
  }

  @Test
  void theLineEndsThatOnlyYamlKnowsAreNotCounted() {
    var file = read("\uFEFFa: \"x\u0085y\u2028z\u2029\"\nb: 1\nb: 2\n");

    assertThat(file.findings().get(0).place()).isEqualTo(new Place("it.yaml", 3, 1));
    assertThat(read("\uFEFFa: \"x\u0085y\", a: 2").findings().get(0).place().line()).isEqualTo(1);
  }

  @Test
  void aValueThatCannotBeMergedIsNotToldForItMayBeASecret() {
    assertThat(read("data: {<<: aHVudGVyMg==}\n").findings().get(0).message())
        .doesNotContain("aHVudGVyMg");
  }

  @Test
  void numbersOfAnyLengthAreReadInTimeThatGrowsWithThem() {
    var zeros = "0".repeat(1_000_000);
    var root = root("long: " + "9".repeat(1_000_000) + "\noctal: " + zeros + "17\nnone: " + zeros);

    assertThat(((Scalar) root.get("long")).type()).isEqualTo(Scalar.Type.STRING);
    assertThat(((Scalar) root.get("octal")).value()).isEqualTo(15L);
    assertThat(((Scalar) root.get("none")).value()).isEqualTo(0L);
  }
}
