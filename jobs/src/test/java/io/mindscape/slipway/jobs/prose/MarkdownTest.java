package io.mindscape.slipway.jobs.prose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MarkdownTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      value = {
        "<script>alert(1)</script> ^ &lt;script&gt;alert(1)&lt;/script&gt;",
        "thanks @omar ^ thanks @\u200Bomar",
        "see #12 ^ see #\u200B12",
        "![x](https://evil.example/x.png) ^ !\\[x\\](https:\u200B//evil.example/x.png)",
        "a | b ^ a \\| b",
        "`code` *loud* ^ \\`code\\` \\*loud\\*",
        "100 > 80 & 1 < 2 ^ 100 &gt; 80 &amp; 1 &lt; 2",
      })
  void wordsComeToNoLife(String words, String markdown) {
    assertThat(Markdown.text(words)).isEqualTo(markdown);
  }

  @Test
  void wordsStayInTheirLine() {
    assertThat(Markdown.text("one\n### two\r\nthree")).isEqualTo("one ### two three");
  }

  @Test
  void codeEndsWhereItShould() {
    assertThat(Markdown.code("a.yaml:14")).isEqualTo("`a.yaml:14`");
    assertThat(Markdown.code("a`b")).isEqualTo("``a`b``");
    assertThat(Markdown.code("`")).isEqualTo("`` ` ``");
    assertThat(Markdown.code("a|b\nc")).isEqualTo("`a\\|b c`");
  }

  @Test
  void codeWithinAMessageStaysCode() {
    assertThat(Markdown.message("It renders as `image: a|b`, *so*."))
        .isEqualTo("It renders as `image: a\\|b`, \\*so\\*.");
    assertThat(Markdown.message("one ` alone")).isEqualTo("one \\` alone");
  }

  @Test
  void whatIsTooLongIsCutAtALineAndSaysSo() {
    var cut = Markdown.cut("a line\n".repeat(20_000));

    assertThat(cut.length()).isLessThanOrEqualTo(Markdown.LIMIT);
    assertThat(cut).endsWith("a line\n\n**The rest does not fit here.**\n");
  }

  @Test
  void aFenceIsLongerThanAnyInIt() {
    assertThat(Markdown.fenced("diff", "+ a\n")).isEqualTo("```diff\n+ a\n```\n");
    assertThat(Markdown.fenced("", "````\n@omar")).isEqualTo("`````\n````\n@omar\n`````\n");
  }
}
