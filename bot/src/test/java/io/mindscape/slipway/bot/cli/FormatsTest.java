package io.mindscape.slipway.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.mindscape.slipway.jobs.Golden;
import io.mindscape.slipway.jobs.TestData;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code slipway check --format …}, over one tree that has something of everything. */
class FormatsTest {

  /** Characters of two code units stand before what is mended. */
  private static final String SIGNS =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: wide, labels: {app.kubernetes.io/name: shop}}
      data: {signs: "\ud83d\udea2\ud83d\udea2", level: 3} # and a comment
      """;

  /** How many fixes the tree has. */
  private static final int FIXES = 5;

  @TempDir private Path folder;

  @BeforeEach
  void aTreeWithSomethingOfEverything() throws IOException {
    write(
        "slipway.yaml",
        """
        delivery:
          owners: [acme/platform]
          environments:
            staging: {paths: [shop], cluster: a, namespace: shop, follows: {branch: main}}
            production: {paths: [shop], cluster: b, namespace: shop, follows: {environment: staging}}
        """);
    write(
        "shop/settings.yaml",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings, labels: {app.kubernetes.io/name: shop}}
        datta: {level: "3"}
        immutable: "yes"
        """);
    write(
        "shop/token.yaml",
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: token, labels: {app.kubernetes.io/name: shop}}
        stringDatta: {token: hunter2}
        """);
    write("shop/größe, 100%.yaml", "größe:  {größe: 1, größe: 2}\n数: 1\n数: 2\n");
    write("charts/web/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n");
    write("charts/web/values.yaml", "name: web\nlevel: 3\n");
    write(
        "charts/web/templates/settings.yaml",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: {{ .Values.name }}
          labels: {app.kubernetes.io/name: web}
        data:
          level: {{ .Values.level }}
        """);
    write("shop/long.yaml", "a: " + "x".repeat(300) + "\na: 2\n");
    write(
        "shop/keys.yaml",
        "apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: k}\n");
    write(
        ".github/workflows/ci.yaml",
        """
        on: push
        permissions: {contents: read}
        jobs:
          test:
            runs-on: ubuntu-latest
            steps:
              - uses: acme/test@v1
        """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "sarif", "junit", "github"})
  void isAsAPersonReadItLast(String format) {
    var run = check("--format", format);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).doesNotContain("hunter2");
    Golden.check("check/report." + format + ".txt", run.out());
  }

  @Test
  void colourIsThereOnlyWhereItIsWanted() {
    assertThat(check().out()).doesNotContain("\u001b");
    assertThat(check("--color", "never").out()).doesNotContain("\u001b");
    var coloured = check("--color", "always").out();
    assertThat(coloured).contains("\u001b[1m\u001b[31merror");
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(check().out());
  }

  @Test
  void oneRunTellsItInSeveralFormats() throws IOException {
    var sarif = folder.resolve("out.sarif");
    var json = folder.resolve("out.json");

    var run = check("--format", "github", "--output", "sarif=" + sarif, "--output", "json=" + json);

    assertThat(run.out()).isEqualTo(check("--format", "github").out());
    assertThat(Files.readString(sarif)).isEqualTo(check("--format", "sarif").out());
    assertThat(Files.readString(json)).isEqualTo(check("--format", "json").out());
  }

  @Test
  void aFileThatCannotBeWrittenEndsWithTwo() {
    var run = check("--output", "sarif=" + folder.resolve("not/there.sarif"));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("there.sarif cannot be written");
  }

  @Test
  void sarifIsWhatTheOfficialSchemaSays() throws IOException {
    var schema =
        TestData.npm("@microsoft/jest-sarif").resolve("lib/schemas/sarif-2.1.0-rtm.5.json");
    var registry = SchemaRegistry.withDialect(Dialects.getDraft4());
    var official = registry.getSchema(Files.readString(schema), InputFormat.JSON);
    var report = check("--format", "sarif").out();

    assertThat(report).contains("\"deletedRegion\"");
    assertThat(official.validate(report, InputFormat.JSON)).isEmpty();
    assertThat(
            official.validate(report.replace("\"deletedRegion\"", "\"region\""), InputFormat.JSON))
        .as("a fix that is wrong")
        .isNotEmpty();
    assertThat(official.validate(report.replace("\"level\"", "\"lewel\""), InputFormat.JSON))
        .as("a report that is wrong")
        .isNotEmpty();
  }

  @Test
  void eachFixOfSarifMendsItsFindingWhereverItStands() throws IOException {
    write("shop/wide.yaml", SIGNS);
    int fixes = 0;
    for (JsonNode result : sarif().at("/runs/0/results")) {
      for (JsonNode fix : result.path("fixes")) {
        fixes++;
        var change = fix.at("/artifactChanges/0");
        var uri = change.at("/artifactLocation/uri").asString();
        var file = folder.resolve(URLDecoder.decode(uri, StandardCharsets.UTF_8));
        var before = Files.readString(file);
        Files.writeString(file, replaced(before, change.get("replacements")));

        assertThat(messages()).as(fix.toString()).doesNotContain(message(result));

        Files.writeString(file, before);
        assertThat(messages()).contains(message(result));
      }
    }
    assertThat(fixes).isEqualTo(FIXES);
  }

  /** Replacements from the last to the first, as an editor makes them. */
  private static String replaced(String text, JsonNode replacements) {
    var all = new ArrayList<JsonNode>();
    replacements.forEach(all::add);
    var result = text;
    for (var one : all.reversed()) {
      var region = one.get("deletedRegion");
      int from = offset(text, region.get("startLine").asInt(), region.get("startColumn").asInt());
      int to = offset(text, region.get("endLine").asInt(), region.get("endColumn").asInt());
      result =
          result.substring(0, from)
              + one.at("/insertedContent/text").asString("")
              + result.substring(to);
    }
    return result;
  }

  /** Columns count code points. */
  private static int offset(String text, int line, int column) {
    int start = 0;
    for (int at = 1; at < line; at++) {
      start = text.indexOf('\n', start) + 1;
    }
    return text.offsetByCodePoints(start, column - 1);
  }

  private List<String> messages() {
    var messages = new ArrayList<String>();
    sarif().at("/runs/0/results").forEach(result -> messages.add(message(result)));
    return messages;
  }

  private static String message(JsonNode result) {
    return result.path("ruleId").asString()
        + " "
        + result.at("/locations/0/physicalLocation/artifactLocation/uri").asString()
        + " "
        + result.at("/message/text").asString();
  }

  private JsonNode sarif() {
    return JsonMapper.shared().readTree(check("--format", "sarif").out());
  }

  @Test
  void aFingerprintSurvivesWhatMovesTheLine() throws IOException {
    var before = fingerprints();
    for (var file : List.of("shop/settings.yaml", "shop/long.yaml", "shop/größe, 100%.yaml")) {
      var text = Files.readString(folder.resolve(file));
      Files.writeString(folder.resolve(file), "# More\n# lines\n" + text);
    }

    assertThat(before).doesNotHaveDuplicates().hasSizeGreaterThan(5);
    assertThat(fingerprints()).isEqualTo(before);
  }

  @Test
  void junitIsWhatItsSchemaSays() throws IOException, SAXException {
    var schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(getClass().getResource("junit.xsd"));
    var report = check("--format", "junit").out();

    schema.newValidator().validate(new StreamSource(new StringReader(report)));
  }

  @Test
  void whatIsNoFailureIsNoneInJunit() {
    assertThat(check("--format", "junit").out())
        .contains("<system-out>warning: .github/workflows/ci.yaml:7:15: ")
        .doesNotContain("<failure type=\"workflow/");
    assertThat(check("--format", "junit", "--fail-on", "warning").out())
        .contains("<failure type=\"workflow/unpinned-action\"");
  }

  @Test
  void githubShowsTheGravestTenOfEachLevelAndTheLogTheRest() throws IOException {
    for (int number = 0; number < 25; number++) {
      write("more/%02d.yaml".formatted(number), "a: 1\na: 2\n");
    }

    var lines = check("--format", "github").out().lines().toList();

    assertThat(lines.stream().filter(line -> line.startsWith("::error "))).hasSize(10);
    assertThat(lines).anyMatch(line -> line.startsWith("GitHub shows 10 of each level"));
    assertThat(lines.stream().filter(line -> line.contains("yaml/duplicate-key")))
        .hasSizeGreaterThanOrEqualTo(25);
    assertThat(lines.getLast()).contains(" errors, ");
  }

  private List<String> fingerprints() {
    var prints = new ArrayList<String>();
    for (JsonNode result : sarif().at("/runs/0/results")) {
      prints.add(result.get("partialFingerprints").get("slipway/v1").asString());
    }
    return prints;
  }

  private CommandLineRun check(String... more) {
    var arguments = new ArrayList<>(List.of("check", folder.toString()));
    arguments.addAll(List.of(more));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private void write(String path, String text) throws IOException {
    var file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
