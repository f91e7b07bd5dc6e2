package io.mindscape.slipway.bot.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.inspect.Inspection;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.ResourceRef;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import picocli.CommandLine.Help.Ansi;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a repository says, in names, messages and lines: no format passes its power on. */
class HostileTest {

  private static final List<String> HOSTILE =
      List.of(
          "a\nb",
          "a\r\nb",
          "a\rb",
          "a\n::error::forged",
          "::error::forged",
          "  ::error file=x::forged",
          "::add-mask::a",
          "::stop-commands::x",
          "\t::set-output name=a::b",
          "x ##[error]forged",
          "##[add-path]/tmp",
          "x##[set-env name=A]b",
          "100%25 %0A::error::forged",
          "%",
          "a,line=1::b",
          "title=x,file=y",
          "\u001b[31mred\u001b[0m",
          "\u001b]8;;x\u0007link\u001b]8;;\u0007",
          "\u009b31mred",
          "\u0000",
          "a\u0007\b\u007fb",
          "]]>",
          "<![CDATA[ x ]]>",
          "<script>alert(1)</script>",
          "\" onload=\"x",
          "' or '",
          "&amp;&lt;&#10;",
          "</failure></testcase>",
          "<?xml version=\"1.0\"?>",
          "<!-- -- -->",
          "\uFFFE\uFFFF",
          "\uD800",
          "\uDC00x",
          "\u202Eevil\u202C",
          "\u2066a\u2069",
          "\u200B\u200D",
          "\uFEFF",
          "a\u2028b\u2029c",
          "\u0085",
          "\uDB40\uDC41",
          "${{ github.token }}",
          "$(rm -rf /)",
          "`id`",
          "@|red x|@",
          "@|bold",
          "%s %d %n",
          "{0}",
          "\\u0000 \\n",
          "{\"a\": [1]}",
          "null",
          "e\u0301\u0301\u0301",
          "数字",
          "\uD83D\uDE80",
          "-",
          "--format",
          "../../etc/passwd",
          "/etc/passwd",
          "C:\\x",
          "http://x/y?z#w",
          "a b",
          "%2e%2e/x",
          "a//b",
          "x".repeat(5000));

  static List<String> hostile() {
    return HOSTILE;
  }

  @Test
  void theTableIsAsLongAsItWas() {
    assertThat(HOSTILE).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(63);
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void theTextSteersNoTerminalAndNoRunner(String hostile) {
    var text = ReportFormat.TEXT.write(told(hostile), Ansi.OFF);

    isHarmless(text);
    assertThat(text.lines().filter(line -> line.stripLeading().startsWith("::"))).isEmpty();
    assertThat(text).contains("policy/one", "1 error, 1 warning");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void colouredTextHasNoColoursButItsOwn(String hostile) {
    var text = ReportFormat.TEXT.write(told(hostile), Ansi.ON);

    isHarmless(
        text.replaceAll("\u001b\\[(0|1|2|31|33|36|1;31|39;22|21;39|22|39|0;2|21;39;0)*m", ""));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void githubGetsThreeCommandsAndNoOthers(String hostile) {
    var text = ReportFormat.GITHUB.write(told(hostile), Ansi.OFF);

    isHarmless(text);
    var commands = text.lines().filter(line -> line.stripLeading().startsWith("::")).toList();
    assertThat(commands).hasSize(3);
    assertThat(commands.get(0)).startsWith("::error file=").contains(",title=policy/one::");
    for (var command : commands) {
      var properties = command.substring(2, command.indexOf("::", 2));
      assertThat(properties.chars().filter(c -> c == ',').count()).as(command).isEqualTo(3);
      assertThat(properties).doesNotContain(":");
    }
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void jsonAndSarifSayWhatWasMeantInAscii(String hostile) {
    for (var format : List.of(ReportFormat.JSON, ReportFormat.SARIF)) {
      var text = format.write(told(hostile), Ansi.OFF);

      isHarmless(text);
      assertThat(text.chars()).allMatch(character -> character < 0x7f);
      assertThat(JsonMapper.shared().readTree(text).isObject()).isTrue();
    }
    var json = JsonMapper.shared().readTree(ReportFormat.JSON.write(told(hostile), Ansi.OFF));
    assertThat(json.get("findings").get(0).get("file").asString()).isEqualTo(hostile + ".yaml");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void sarifNamesAFileByARelativeReference(String hostile) {
    var sarif = JsonMapper.shared().readTree(ReportFormat.SARIF.write(told(hostile), Ansi.OFF));

    var uri = sarif.at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri");
    var parsed = java.net.URI.create(uri.asString());
    assertThat(parsed.isAbsolute()).as(uri.asString()).isFalse();
    assertThat(parsed.getRawQuery()).isNull();
    assertThat(parsed.getRawFragment()).isNull();
    assertThat(parsed.getRawAuthority()).isNull();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void junitIsXmlThatHoldsAllOfIt(String hostile) throws Exception {
    var text = ReportFormat.JUNIT.write(told(hostile), Ansi.OFF);

    isHarmless(text);
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(text)));
    var root = document.getDocumentElement();
    assertThat(root.getElementsByTagName("testcase").getLength()).isEqualTo(5);
    assertThat(root.getElementsByTagName("failure").getLength()).isEqualTo(1);
    var failure = (Element) root.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message")).startsWith("It says ").contains(" and so on. (");
  }

  /** No character that a terminal obeys or a reader does not see, and no mark of the runner. */
  private static void isHarmless(String text) {
    assertThat(text.codePoints())
        .allMatch(
            point ->
                point == '\n'
                    || (!Character.isISOControl(point)
                        && Character.getType(point) != Character.FORMAT
                        && Character.getType(point) != Character.SURROGATE
                        && Character.getType(point) != Character.LINE_SEPARATOR
                        && Character.getType(point) != Character.PARAGRAPH_SEPARATOR));
    assertThat(text).doesNotContain("##[");
  }

  private static Told told(String hostile) {
    var file = hostile + ".yaml";
    var findings =
        List.of(
            finding("policy/one", Severity.ERROR, hostile, file),
            finding("policy/two", Severity.WARNING, hostile, file),
            finding("policy/three", Severity.INFO, hostile, file));
    var unknown = new ResourceRef("v1", "Kind", hostile, hostile);
    var inspection =
        new Inspection(
            new Inspection.Summary(1, 1, 1, 1, 1),
            findings,
            Map.of(),
            List.of(unknown),
            Map.of(),
            0,
            0,
            io.mindscape.slipway.policies.secrecy.Secrets.none(),
            List.of(),
            Map.of(),
            List.of());
    return new Told(inspection, tree(file, hostile), "", Severity.ERROR);
  }

  private static Finding finding(String rule, Severity severity, String hostile, String file) {
    return new Finding(
        rule,
        severity,
        "It says " + hostile + " and so on.",
        new Place(file, 2, 2),
        new ResourceRef("v1", "ConfigMap", "", hostile),
        null,
        hostile);
  }

  private static Snapshot tree(String path, String hostile) {
    var text = hostile + "\n" + hostile + "\n";
    return new Snapshot() {
      @Override
      public Optional<SourceFile> read(String asked) {
        return path.equals(asked)
            ? Optional.of(new SourceFile(path, text.getBytes(StandardCharsets.UTF_8)))
            : Optional.empty();
      }

      @Override
      public List<String> list(String folder) {
        return List.of(path);
      }
    };
  }
}
