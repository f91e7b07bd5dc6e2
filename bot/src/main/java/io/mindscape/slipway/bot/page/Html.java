package io.mindscape.slipway.bot.page;

/** HTML that is written bit by bit; whatever came from elsewhere is text in it. */
public final class Html {

  private final StringBuilder text = new StringBuilder();

  /** Markup of our own, as it is. */
  Html raw(String markup) {
    text.append(markup);
    return this;
  }

  /** Words, whatever they hold. */
  Html words(String words) {
    text.append(escaped(words));
    return this;
  }

  /** Words within an element of this name: {@code code class="path"}. */
  Html in(String element, String words) {
    int space = element.indexOf(' ');
    return raw("<" + element + ">")
        .words(words)
        .raw("</" + (space < 0 ? element : element.substring(0, space)) + ">");
  }

  /** Words with code between backticks. */
  Html prose(String words) {
    var parts = words.split("`", -1);
    if (parts.length % 2 == 0) {
      return words(words);
    }
    for (int at = 0; at < parts.length; at++) {
      if (at % 2 == 0) {
        words(parts[at]);
      } else {
        in("code", parts[at]);
      }
    }
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /** {@code 1 error}, {@code 2 errors}. */
  static String count(int number, String noun) {
    return "%,d %s%s".formatted(number, noun, number == 1 ? "" : "s");
  }

  /** As text of a page: no markup, and no character that changes how others are shown. */
  public static String escaped(String words) {
    var safe = new StringBuilder(words.length() + 16);
    words
        .codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(isShown(point) ? point : 0xB7);
              }
            });
    return safe.toString();
  }

  /** What turns the direction of a line, or is a command to a terminal, is shown as a dot. */
  private static boolean isShown(int point) {
    if (point == '\n' || point == '\t') {
      return true;
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
      default -> true;
    };
  }
}
