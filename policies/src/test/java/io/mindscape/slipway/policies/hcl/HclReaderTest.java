package io.mindscape.slipway.policies.hcl;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.yaml.SourceFile;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class HclReaderTest {

  /** Files with {@code ~} for the end of a line, and where their mistakes are. */
  private static final String MISTAKES =
      """
      a = -> 1:4 A value is expected, and the file ends.
      a = ~ -> 1:5 A value is expected here.
      a = 1 b = 2~ -> 1:7 The line has to end after this argument.
      a = 1, b = 2~ -> 1:6 There are no commas between arguments. Give each a line of its own.
      a~ -> 1:1 An argument (name = value) or a block (name {) is expected here.
      "a" = 1~ -> 1:1 The name of an argument has no quotes around it.
      = 1~ -> 1:1 An argument (name = value) or a block (name {) is expected here.
      }~ -> 1:1 An argument (name = value) or a block (name {) is expected here.
      a {~  b = 1~ -> 1:3 This brace is never closed.
      a { b = 1 -> 1:3 This brace is never closed.
      a { b = 1~}~ -> 1:10 A block on one line has room for one argument, and its brace closes on that line.
      a { b = 1, c = 2 }~ -> 1:10 A block on one line has room for one argument, and its brace closes on that line.
      a { b { } }~ -> 1:5 A block on one line has room for one argument, not for another block.
      a { b }~ -> 1:5 An argument (name = value) or a block (name {) is expected here.
      a "b"~{~}~ -> 1:6 The brace of a block stands on the line of its name.
      a "b" = 1~ -> 1:7 A block has no equals sign; only an argument has one.
      a "b" 1~ -> 1:7 A label in quotes or an opening brace is expected here.
      a "${b}" {}~ -> 1:4 A label is a plain text. For a sign as such, write it twice: $${.
      a {} b = 1~ -> 1:6 The line has to end after this block.
      a = 1~b = 2~a = 3~ -> 3:1 "a" is set in line 1 already. Each argument is set once.
      a = "b~c = 1~ -> 1:7 A string in quotes ends on its line. Close it, write \\n for the end of a line, or use a heredoc (<<EOT).
      a = "b -> 1:7 The string of line 1 is not closed.
      a = "\\q"~ -> 1:6 There is no such escape: write \\n, \\r, \\t, \\", \\\\ or \\u and a number.
      a = "\\u12"~ -> 1:6 4 hexadecimal digits are expected after this.
      a = "\\ud800"~ -> 1:6 There is no character of that number.
      a = "é${b c}"~ -> 1:11 This sequence ends with a brace, expected here.
      a = "${b:-c}"~ -> 1:9 A colon means nothing here. If this is for a shell, write $${ for ${.
      a = "%{ unless b }"~ -> 1:9 There is no "unless" in a template: it is if, else, endif, for or endfor.
      a = "%{ if b }x"~ -> 1:16 The if of line 1 has no endif.
      a = "%{ for v in b }x%{ endif }"~ -> 1:22 The for of line 1 expects endfor here.
      a = "%{ endif }"~ -> 1:6 There is nothing for this endif to end.
      a = "%{ if b }x%{ else }y%{ else }z%{ endif }"~ -> 1:26 The if of line 1 expects endif here.
      a = <<EOT~x~ -> 3:1 The heredoc of line 1 is not closed: its word EOT stands alone on a line that ends.
      a = [1 2]~ -> 1:8 A comma is expected between the items of a list.
      a = [1, 2 -> 1:5 This bracket is never closed.
      a = {b = 1 c = 2}~ -> 1:12 A comma or the end of the line is expected here.
      a = {b 1}~ -> 1:8 An equals sign is expected after a key.
      a = {b = 1 -> 1:5 This brace is never closed.
      a = {b = ~}~ -> 1:10 A value is expected here.
      a = (1 + 2~ -> 2:1 A parenthesis that closes is expected here.
      a = 1 +~ -> 1:8 A value is expected here.
      a = b ? c~ -> 1:10 A condition has two results: write condition ? one : other.
      a = b.~ -> 1:7 A name is expected after the point.
      a = b[1~ -> 2:1 The bracket of the index is not closed.
      a = b[*.c~ -> 1:8 A bracket that closes is expected after the star.
      a = b.0.1~ -> 1:7 Two indices cannot be written like this. Write [0][1].
      a = b.*.*~ -> 1:9 A star after a star is written in brackets: list[*].items[*].
      a = b(1 2)~ -> 1:9 A comma is expected between the arguments of a function.
      a = b(1..., 2)~ -> 1:8 Three points stand after the last argument of a function.
      a = b(1 -> 1:5 This function's parenthesis is never closed.
      a = b::(1)~ -> 1:8 The name of a function is expected here.
      a = b::c~ -> 1:9 The parentheses of a function are expected here.
      a = [for, b]~ -> 1:9 A name is expected after for.
      a = {for = 1, b = 2}~ -> 1:10 A name is expected after for.
      a = [for b of c: b]~ -> 1:12 The word "in" is expected here.
      a = [for b in c b]~ -> 1:17 A colon is expected after the collection of a for.
      a = [for b in c: b => b]~ -> 1:18 A for in brackets makes a list, and a list has no keys.
      a = {for b in c: b}~ -> 1:18 A for in braces makes an object: write key => value.
      a = [for b in c: b...]~ -> 1:19 Three points put values of one key together, in braces alone.
      a = [for b in c: b b]~ -> 1:20 The for ends before this.
      a = 1.2.3~ -> 1:5 This is no number.
      a = b & c~ -> 1:7 "&" is no operator. Write && for "and".
      a = b | c~ -> 1:7 "|" is no operator. Write || for "or".
      a = 'b'~ -> 1:5 Strings stand in double quotes.
      a = `b`~ -> 1:5 A backtick means nothing here. For a text of several lines use <<EOT.
      a = 1;~ -> 1:6 A semicolon means nothing here. Write each argument on a line of its own.
      a = “b”~ -> 1:5 This is a curly quote. Strings stand in straight ones: ".
      a = /* b~ -> 1:5 This comment has no end. Close it with */.
      a = 2 ** 3~ -> 1:8 A value is expected here.
      """;

  @Test
  void saysWhereAMistakeIsAndWhatWouldBeRight() {
    var lines = MISTAKES.lines().toList();
    for (var line : lines) {
      int arrow = line.lastIndexOf(" -> ");
      var text = line.substring(0, arrow).replace("~", "\n");
      var first = read(text).problems().get(0);
      assertThat(
              "%d:%d %s".formatted(first.place().line(), first.place().column(), first.message()))
          .as(line)
          .isEqualTo(line.substring(arrow + 4));
    }
    assertThat(lines).hasSize(69);
  }

  @Test
  void readsWhatStandsAroundMistakes() {
    var file =
        read(
            """
            variable "a" {
              default = [1, 2
              type    = list(number)
            }

            variable "b" {
              default = "x" "y"
              type    = string
            }

            locals {
              one = 1 +
              two = 2
              three = "never closed
              four = 4
            }

            resource "a" "b" {
              nested {
                x = 1

            output "c" {
              value = local.two
            }
            """);
    assertThat(file.problems().stream().map(problem -> problem.place().line()))
        .containsExactly(14, 3, 7, 12, 19);
    assertThat(file.body().blocks().stream().map(block -> block.type() + " " + block.label(0)))
        .contains("variable b", "locals ", "output c");
    var locals = file.body().blocks("locals").findFirst().orElseThrow().body();
    assertThat(locals.arguments().stream().map(Body.Argument::name))
        .containsExactly("two", "three", "four");
  }

  @Test
  void saysThatAFileIsNotUtf8() {
    var file = HclReader.read(new SourceFile("a.tf", "a = 1\nb = \"é\"\n".getBytes(ISO_8859_1)));
    assertThat(file.problems()).hasSize(1);
    assertThat(file.problems().get(0).place().line()).isEqualTo(2);
    assertThat(file.problems().get(0).place().column()).isEqualTo(6);
  }

  @Test
  void refusesWhatIsTooLarge() {
    var file = HclReader.read(new SourceFile("a.tf", new byte[HclReader.LARGEST + 1]));
    assertThat(file.problems().get(0).message()).contains("was not read");
  }

  @Test
  void boundsDepthAndChains() {
    var bombs =
        List.of(
            "a = " + "[".repeat(100_000),
            "a = " + "(".repeat(100_000) + "1",
            "a = " + "!".repeat(100_000) + "true",
            "a = " + "1 + ".repeat(100_000) + "1",
            "a = b" + ".c".repeat(100_000),
            "a = b" + "[0]".repeat(100_000),
            "a = b" + "[*]".repeat(100_000),
            "a = " + "b ? c : ".repeat(100_000) + "d",
            "a = " + "b(".repeat(100_000),
            "a = " + "{a = ".repeat(100_000),
            "a = " + "\"${".repeat(50_000),
            "a = \"" + "%{ if b }".repeat(50_000) + "\"",
            "a {\n".repeat(100_000),
            "a = [\n".repeat(100_000),
            "a = [\nb {\n".repeat(50_000),
            "<<E\n".repeat(50_000),
            "a = <<E\n${<<E\n".repeat(20_000),
            "a = 1e999999999",
            "a = " + "9".repeat(100_000));
    for (var bomb : bombs) {
      var file =
          Assertions.assertTimeoutPreemptively(
              Duration.ofSeconds(20), () -> read(bomb), bomb.substring(0, 12));
      assertThat(file.problems()).as(bomb.substring(0, 12)).isNotEmpty().hasSizeLessThan(120);
    }
  }

  @Test
  void takesAnyTextWithoutFailing() {
    var random = new Random(11);
    var words =
        List.of(
            "a",
            " = ",
            "\"",
            "${",
            "%{",
            "}",
            "{",
            "~}",
            "\n",
            "<<E\n",
            "E\n",
            "[",
            "]",
            "(",
            ")",
            "1",
            ".",
            "*",
            "for ",
            " in ",
            ": ",
            "if ",
            " ? ",
            ",",
            "=>",
            "...",
            "\\",
            "/*",
            "%{ endif }",
            "%{ if a }",
            "\uFEFF",
            "b \"c\" {\n",
            "::");
    for (int round = 0; round < 20_000; round++) {
      var text = new StringBuilder();
      for (int word = random.nextInt(30); word > 0; word--) {
        text.append(words.get(random.nextInt(words.size())));
      }
      assertThat(read(text.toString()).path()).isEqualTo("a.tf");
    }
  }

  private static HclFile read(String text) {
    return HclReader.read(new SourceFile("a.tf", text.getBytes(UTF_8)));
  }
}
