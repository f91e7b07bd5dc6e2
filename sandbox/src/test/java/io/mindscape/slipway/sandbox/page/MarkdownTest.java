package io.mindscape.slipway.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MarkdownTest {

  private final Markdown markdown = new Markdown();

  @Test
  void showsTablesAndFoldedSections() {
    assertThat(markdown.html("| a | b |\n|---|---|\n| 1 | 2 |\n"))
        .contains("<table>", "<td>1</td>");
    assertThat(markdown.html("<details><summary>More</summary>\n\ntext\n\n</details>"))
        .contains("<details><summary>More</summary>", "<p>text</p>");
  }

  @Test
  void showsDiffsAsTheyAre() {
    assertThat(markdown.html("```diff\n-a < b\n+a > b\n```")).contains("<pre><code", "-a &lt; b");
  }

  @Test
  void hidesMarkers() {
    assertThat(markdown.html("<!-- slipway:review -->\n**Checked**"))
        .doesNotContain("slipway:review")
        .contains("<strong>Checked</strong>");
  }

  @Test
  void letsNothingActThatSomebodyWrote() {
    assertThat(markdown.html("<script>alert(1)</script>")).doesNotContain("script");
    assertThat(markdown.html("<img src=x onerror=alert(1)>")).doesNotContain("onerror");
    assertThat(markdown.html("[x](javascript:alert(1))")).doesNotContain("javascript");
    assertThat(markdown.html("<a href=\"https://example.com\" onclick=\"x()\">x</a>"))
        .doesNotContain("onclick");
  }
}
