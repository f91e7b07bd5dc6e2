package io.mindscape.slipway.policies.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.hcl.Token.Kind;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScannerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a = 1",
        "\uFEFFa = 1\r\nb = \"x${y}z\" # end\r\n",
        "a = <<-EOT\n  x ${ {a = 1}.a } y\n  EOT\n",
        "a = \"${\"${\"x\"}\"}\"\n/* all\n of it */ b = 'c' ; \u201Cx\u201D\n",
        "a = \"never closed\nb = \"\\\" \\u00e9 $${x} %%{y} $ % $$ \"\n",
        "a = <<EOT\nno end",
        "/* no end",
        "/*/ no end",
        "\uD83D\uDE80 = \"\uD83D\uDE80\"\n",
        "~} } }} ${ %{ && & || | == => :: ... .. 1.2.3e+4 1... 2.x"
      })
  void losesNoCharacter(String text) {
    assertThat(printed(text)).isEqualTo(text);
  }

  @Test
  void losesNoCharacterOfAnyText() {
    var random = new Random(7);
    var alphabet =
        List.of(
            "a",
            "\"",
            "${",
            "%{",
            "}",
            "{",
            "~}",
            "\n",
            "\r\n",
            "<<E\n",
            "E\n",
            "\\",
            "$",
            "1.",
            "/*",
            "*/",
            "#",
            " ",
            "\u00e9",
            "\uD83D\uDE80");
    for (int round = 0; round < 3000; round++) {
      var text =
          random
              .ints(random.nextInt(40), 0, alphabet.size())
              .mapToObj(alphabet::get)
              .collect(Collectors.joining());
      assertThat(printed(text)).isEqualTo(text);
    }
  }

  @Test
  void countsColumnsInCodePointsAndLinesByEitherEnd() {
    var tokens = Scanner.scan("a.tf", "\uD83D\uDE80x\r\n  y = \"\uD83D\uDE80\" z").tokens();
    var last = tokens.stream().filter(token -> token.isWord("z")).findFirst().orElseThrow();
    assertThat(last.line()).isEqualTo(2);
    assertThat(last.column()).isEqualTo(11);
  }

  @Test
  void endsAHeredocOnALineOfItsWordAlone() {
    var tokens = Scanner.scan("a.tf", "a = <<EOT\nEOT x\n  EOT\nb = 1\n").tokens();
    assertThat(tokens.stream().filter(token -> token.is(Kind.HEREDOC_TEXT)).map(Token::text))
        .containsExactly("EOT x\n");
    assertThat(tokens.stream().anyMatch(token -> token.isWord("b"))).isTrue();
  }

  private static String printed(String text) {
    return Scanner.scan("a.tf", text).tokens().stream()
        .map(Token::text)
        .collect(Collectors.joining());
  }
}
