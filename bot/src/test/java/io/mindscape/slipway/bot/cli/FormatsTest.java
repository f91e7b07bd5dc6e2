package io.mindscape.slipway.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.mindscape.slipway.jobs.Golden;
import io.mindscape.slipway.jobs.TestData;
import java.io.IOException;
import java.io.StringReader;
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

    assertThat(official.validate(report, InputFormat.JSON)).isEmpty();
    assertThat(official.validate(report.replace("\"level\"", "\"lewel\""), InputFormat.JSON))
        .as("a report that is wrong")
        .isNotEmpty();
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
    var sarif = JsonMapper.shared().readTree(check("--format", "sarif").out());
    for (JsonNode result : sarif.at("/runs/0/results")) {
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
