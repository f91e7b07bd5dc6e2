package io.mindscape.slipway.bot.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.forge.Wholes;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CutTest {

  private static final String LINK = "http://slipway.example/texts/1";
  private static final Wholes KEPT = (title, markdown) -> LINK;
  private static final String MARKER = "<!-- slipway:review -->\n";

  private static String cut(int most, String text) {
    var cut = Cut.markdown(most, "A comment", text, KEPT);
    assertThat(cut.length()).isLessThanOrEqualTo(most);
    return cut;
  }

  @Test
  void leavesWhatFitsAsItIs() {
    var text = MARKER + "a".repeat(77);

    assertThat(Cut.markdown(text.length(), "A comment", text, Wholes.NOWHERE)).isEqualTo(text);
  }

  @Test
  void endsAtALineAndSaysWhereTheWholeIsAndHowMuchIsMissing() {
    var kept = new AtomicReference<String>();
    var text = MARKER + "one line of it\n".repeat(100);

    var cut =
        Cut.markdown(
            300,
            "A comment",
            text,
            (title, markdown) -> {
              kept.set(title + ": " + markdown.length());
              return LINK;
            });

    assertThat(kept.get()).isEqualTo("A comment: " + text.length());
    assertThat(cut).startsWith(MARKER + "one line of it\n");
    var shown = cut.substring(0, cut.indexOf("\n\nThe rest, "));
    assertThat(text).startsWith(shown + "\n");
    assertThat(cut)
        .endsWith(
            "The rest, %,d of 1,524 characters, is left out: [read the whole](%s)."
                .formatted(text.length() - shown.length(), LINK));
  }

  @Test
  void saysThatItIsCutWhereTheWholeIsNowhere() {
    var cut = Cut.markdown(200, "A comment", "one line of it\n".repeat(100), Wholes.NOWHERE);

    assertThat(cut).contains("The rest is left out because GitHub takes no more: ");
    assertThat(cut).doesNotContain("](");
  }

  @ParameterizedTest
  @ValueSource(strings = {"```", "````", "~~~"})
  void closesACodeFence(String fence) {
    var text = MARKER + fence + "diff\n" + "+ line\n".repeat(200) + fence + "\nend\n";

    var cut = cut(400, text);

    assertThat(cut).contains("+ line\n" + fence + "\n\nThe rest, ");
  }

  @Test
  void closesWhatIsOpenInHtmlFromTheInside() {
    var text =
        MARKER
            + "<details open><summary>staging</summary>\n\n<table>\n"
            + "<tr><td>a</td></tr>\n".repeat(100)
            + "</table></details>\n";

    assertThat(cut(500, text)).contains("</tr>\n\n</table>\n</details>\n\nThe rest, ");
  }

  @Test
  void doesNotEndInsideATagOrAHiddenComment() {
    var text =
        MARKER
            + "text\n".repeat(30)
            + "<img alt='x'\n"
            + "  title='y'\n".repeat(40)
            + ">\n<!--\n"
            + "hidden\n".repeat(40)
            + "-->\n"
            + "end\n".repeat(40);

    for (int most = 250; most < text.length(); most++) {
      var cut = cut(most, text);
      var shown = cut.substring(0, cut.indexOf("\n\nThe rest, "));
      assertThat(count(shown, "<!--")).isEqualTo(count(shown, "-->"));
      assertThat(shown.contains("<img") && !shown.contains("\n>")).isFalse();
    }
  }

  private static int count(String text, String part) {
    return text.split(part, -1).length;
  }

  @Test
  void doesNotTakeCodeForMarkup() {
    var text = MARKER + "use `<details>` and `Map<String, List<T`\n" + "line\n".repeat(200);

    assertThat(cut(400, text)).doesNotContain("</details>").contains("line\n\nThe rest, ");
  }

  @Test
  void keepsWholeRowsOfATable() {
    var text = MARKER + "| a | b |\n|---|---|\n" + "| one | two |\n".repeat(100);

    assertThat(cut(400, text)).contains("| one | two |\n\nThe rest, ");
  }

  @Test
  void cutsOneLongLineBetweenWords() {
    var cut = cut(400, MARKER + "word ".repeat(1000));

    assertThat(cut).contains(MARKER + "word word").contains("word\n\nThe rest, ");
  }

  @Test
  void leavesALongLineWithMarkupOutAsAWhole() {
    assertThat(cut(400, MARKER + "<b>" + "word ".repeat(1000) + "</b>"))
        .startsWith(MARKER.strip() + "\n\nThe rest, ");
  }
}
