package io.mindscape.slipway.policies.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is read directly is read as SnakeYAML reads it. {@code -Dslipway.yaml.rounds=1000} spoils
 * each file so many times, {@code -Dslipway.yaml.seed=7} in another way.
 */
class DirectReaderAgreesTest {

  private static final int ROUNDS = Integer.getInteger("slipway.yaml.rounds", 25);
  private static final long SEED = Long.getLong("slipway.yaml.seed", 1);

  private static final Pattern SNAKE_YAML_DIFFERS = Pattern.compile(":[,\\[\\]{}]");

  /** Who shares parts of a file waits for SnakeYAML. */
  private static final Pattern ANCHOR = Pattern.compile(": &\\w");

  private final Map<String, String> files = yamlOfTheRepository();

  @Test
  void everyFileOfTheRepositoryIsReadAlike() {
    assertThat(files).hasSizeGreaterThan(300);
    files.forEach(DirectReaderAgreesTest::agree);
  }

  @Test
  void noCorrectFileOfTheRepositoryIsLeftToSnakeYaml() {
    var left = new TreeMap<>(files);
    left.values().removeIf(text -> DirectReader.read("it.yaml", text) != null);
    left.values().removeIf(text -> ANCHOR.matcher(text).find());
    left.values().removeIf(text -> !YamlReader.parse("it.yaml", text).findings().isEmpty());

    assertThat(left.keySet()).as("else reading them is slow").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: &x b",
        "a: *x",
        "a: !!str b",
        "? a\n: b",
        "%YAML 1.1\n---\na: b",
        "a\nb",
        "a: 'b\n---\nc'",
        "a:\tb",
        "a: 1\na: 2",
        "a: b: c",
        "a: @b",
        "<<: {a: b}",
        "~: a",
        "a: b\rc: d",
        "a: [b: c]",
        "a:\n    b: c\n  d: e",
        "- a\nb: c",
        "a: |2\n   b",
        "...",
        "--- a",
        "\uFEFFa: b",
        "a: {b: c?}",
        "a: {b\n, c}",
        "a:\n  b\n  c: d",
        "'a\n b': c",
        "a: \"b\\\n  c\"",
        "a: b\n  c: d",
        "a: b # c\n  d"
      })
  void whatIsRareOrWrongIsLeftToSnakeYaml(String text) {
    assertThat(DirectReader.read("it.yaml", text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: b\n  c\n\n\n  - d # e\nf: g",
        "- b\n c\n- d",
        "a:\n  b\n   {c\n  # d\ne: f",
        "a: 'b\n c\n\n d'\ne: f",
        "a: \"b \n\n\n c\\n\n d\"\ne: f",
        "a: b\r\nc: |\r\n  d\r\n  e\r\n",
        "a: {b, c: d , e}",
        "a: [\n  b, # c\n  \"d\n e\"\n]",
        "a: >\n\n  b\n  c\n\n   d\n\n  e\n\n",
        "a: |+\n  b\n \n\nc: d",
        "😀: {\"a\":1}",
        "- - a\n  - b: c\n    d:\n    - e\n-",
        "a:\nb:\n- c\n# d\n\n---\n---\ne: ~",
        "a: ''''\nb: 'c''d'\ne: \"\\\"\\u00e9\""
      })
  void whatIsUsualIsReadAlike(String text) {
    assertThat(agree("it.yaml", text)).isTrue();
  }

  @Test
  void spoiltFilesAreReadAlikeOrLeftToSnakeYaml() {
    int direct = 0;
    int spoilt = 0;
    for (var file : files.entrySet()) {
      var spoiling = new Spoiling(SEED * 31 + file.getKey().hashCode());
      for (int round = 0; round < ROUNDS; round++) {
        direct += agree(file.getKey(), spoiling.spoil(file.getValue())) ? 1 : 0;
        spoilt++;
      }
    }

    assertThat(direct).as("of %d", spoilt).isBetween(spoilt / 5, spoilt * 4 / 5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a: {b:}       | b:
          a: {b:, c: 1} | b:
          a: {b:c: 1}   | b:c
          """)
  void aColonWithoutASpaceIsPartOfTheWordAsToKubernetes(String text, String key) {
    var file = YamlReader.read(new SourceFile("it.yaml", text.getBytes(StandardCharsets.UTF_8)));

    assertThat(file.findings()).isEmpty();
    var root = (Mapping) file.documents().get(0);
    assertThat(((Mapping) root.entries().get(0).value()).entries().get(0).key()).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({"'a: {b:[c]}', 6", "'a: {b:{}}', 6", "'a: [b:[c]]', 6", "'a: {b: c:[d]}', 9"})
  void andBeforeABracketItIsAnErrorAsToKubernetes(String text, int column) {
    var file = YamlReader.read(new SourceFile("it.yaml", text.getBytes(StandardCharsets.UTF_8)));

    assertThat(file.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("yaml/syntax");
              assertThat(finding.message()).contains("a space is missing");
              assertThat(finding.place().column()).isEqualTo(column);
            });
  }

  /**
   * Whether it was read directly; fails where SnakeYAML reads something else. Where a colon stands
   * before a comma or a bracket, SnakeYAML differs from Kubernetes, and is no measure.
   */
  private static boolean agree(String path, String text) {
    var direct = DirectReader.read(path, text);
    if (direct == null || SNAKE_YAML_DIFFERS.matcher(text).find()) {
      return false;
    }
    assertThat(direct).as("%s:%n%s", path, text).isEqualTo(YamlReader.parse(path, text));
    return true;
  }

  private static Map<String, String> yamlOfTheRepository() {
    try (var all = Files.walk(Path.of(".."))) {
      var read = new TreeMap<String, String>();
      for (var path : all.filter(DirectReaderAgreesTest::isOurs).toList()) {
        read.put(path.toString(), Files.readString(path));
      }
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOurs(Path path) {
    var name = path.toString();
    return name.matches(".*\\.ya?ml") && !name.matches(".*/(target|node_modules|\\.git)/.*");
  }
}
