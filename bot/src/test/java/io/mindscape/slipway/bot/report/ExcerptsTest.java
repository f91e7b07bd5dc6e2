package io.mindscape.slipway.bot.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.secrecy.Secrets;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class ExcerptsTest {

  @Test
  void theLineBeforeAndCaretsBelowTheWord() {
    assertThat(excerpt("spec:\n  replicas: three\n", 2, 13))
        .isEqualTo(
            """
                1 | spec:
                2 |   replicas: three
                  |             ^^^^^
            """);
  }

  @Test
  void aKeyEndsAtItsColonAndAQuotedTextAtItsQuote() {
    assertThat(excerpt("a: 1\nimage: \"nginx: x\" # c\n", 2, 1)).contains("| ^^^^^\n");
    assertThat(excerpt("a: 1\nimage: \"nginx: x\" # c\n", 2, 8)).contains("|        ^^^^^^^^^^\n");
    assertThat(excerpt("a: 1\nb: 'it''s'\n", 2, 4)).contains("|    ^^^^");
    assertThat(excerpt("a: {b: c, d: e}\n", 1, 8)).contains("|        ^\n");
    assertThat(excerpt("a: nginx:1.2\n", 1, 4)).contains("|    ^^^^^^^^^\n");
  }

  @Test
  void severalColumnsOfALineShareIt() {
    assertThat(excerpt("a: {b: c, dd: e}\n", 1, 5, 11))
        .isEqualTo(
            """
                1 | a: {b: c, dd: e}
                  |     ^     ^^
            """);
  }

  @Test
  void tabsAreAsWideAsTheyAreShown() {
    assertThat(excerpt("\ta: b\n", 1, 2))
        .isEqualTo(
            """
                1 |     a: b
                  |     ^
            """);
    assertThat(excerpt("ab\tc: d\n", 1, 4)).contains("1 | ab  c: d", "| " + "    ^\n");
  }

  @Test
  void wideCharactersTakeTwoCellsAndCombiningOnesNone() {
    assertThat(excerpt("数字: 値x y\n", 1, 5)).contains("1 | 数字: 値x y", "|       ^^^\n");
    assertThat(excerpt("e\u0301: b\n", 1, 5)).contains("|    ^\n");
    assertThat(excerpt("\uD83D\uDE80: b\n", 1, 4)).contains("|     ^\n");
  }

  @Test
  void ofALongLineThePartIsShownThatIsMeant() {
    var line = "a: " + "x".repeat(500) + " meant " + "y".repeat(500);
    var rows = excerpt(line + "\n", 1, 505).lines().toList();

    assertThat(rows.get(0)).contains("…", " meant y").endsWith("…").hasSizeLessThan(115);
    assertThat(rows.get(1).indexOf('^')).isEqualTo(rows.get(0).indexOf("meant"));
    assertThat(rows.get(1).strip()).endsWith("^^^^^");
  }

  @Test
  void hundredsOfThousandsOfCharactersAreNoTrouble() {
    var line = "x".repeat(300_000) + " meant " + "\uD83D\uDE80".repeat(100_000);

    var rows = assertTimeout(Duration.ofSeconds(30), () -> excerpt("a: 1\n" + line, 2, 300_002));

    assertThat(rows.lines().toList().get(0)).isEqualTo("    1 | …");
    assertThat(rows.lines().toList().get(1)).contains("x meant ").hasSizeLessThan(200);
    assertThat(rows.lines().toList().get(2).strip()).endsWith("^^^^^");
  }

  @Test
  void ofALongLineTheBeginningIsShownWhereThatWillDo() {
    var rows = excerpt("key: " + "y".repeat(500) + "\n", 1, 1).lines().toList();

    assertThat(rows.get(0)).startsWith("    1 | key: yyy").endsWith("y…");
    assertThat(rows.get(1)).isEqualTo("      | ^^^");
  }

  @Test
  void behindTheEndOfALineThereIsStillACaret() {
    assertThat(excerpt("a:\n", 1, 40)).contains("|   ^\n");
  }

  @Test
  void whatMayHoldASecretIsNotShown() {
    assertThat(excerpt("a: 1\npassword: hunter2\nb: 2\n", 2, 11))
        .isEqualTo("    2 | (not shown: it may hold a secret)\n");
    assertThat(excerpt("a: 1\npassword: hunter2\nb: 2\n", 3, 1))
        .isEqualTo(
            """
                3 | b: 2
                  | ^
            """);
  }

  @Test
  void aSecretThatIsKnownIsNotShownWhereverItStands() {
    var secret =
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: door}
        stringData: {a: hunter2hunter2}
        """
            .getBytes(StandardCharsets.UTF_8);
    var objects = Manifests.in(YamlReader.read(new SourceFile("secret.yaml", secret)));
    var known = Secrets.builder().objects(objects).build();

    var rows =
        new Excerpts(tree("a: 1\ngreeting: say hunter2hunter2 to them\n"), known, Ansi.OFF)
            .of("a.yaml", 2, new TreeSet<>(List.of(1)));

    assertThat(rows).containsExactly("    2 | (not shown: it may hold a secret)");
  }

  @Test
  void whatIsNotThereHasNoExcerpt() {
    assertThat(excerpt("a: 1\n\nb: 2\n", 9, 1)).isEmpty();
    assertThat(excerpt("a: 1\n\nb: 2\n", 2, 1)).isEmpty();
    assertThat(
            new Excerpts(tree("a\n"), Secrets.none(), Ansi.OFF)
                .of("other.yaml", 1, new TreeSet<>(List.of(1))))
        .isEmpty();
  }

  @Test
  void coloursAreThereWhereTheyAreAskedFor() {
    var rows =
        new Excerpts(tree("a: 1\n"), Secrets.none(), Ansi.ON)
            .of("a.yaml", 1, new TreeSet<>(List.of(1)));

    assertThat(rows.getLast()).contains("\u001b[31m^\u001b[0m");
  }

  private static String excerpt(String text, int line, Integer... columns) {
    var rows =
        new Excerpts(tree(text), Secrets.none(), Ansi.OFF)
            .of("a.yaml", line, new TreeSet<>(List.of(columns)));
    return rows.isEmpty() ? "" : String.join("\n", rows) + "\n";
  }

  private static Snapshot tree(String text) {
    return new Snapshot() {
      @Override
      public Optional<SourceFile> read(String path) {
        return path.equals("a.yaml")
            ? Optional.of(new SourceFile(path, text.getBytes(StandardCharsets.UTF_8)))
            : Optional.empty();
      }

      @Override
      public List<String> list(String folder) {
        return List.of("a.yaml");
      }
    };
  }
}
