package io.mindscape.slipway.policies.yaml;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;

/** Reads plain and quoted scalars that stand on one line, for {@link DirectReader}. */
final class Words {

  /** A key and what separates it from its colon may be 1024 long; more is SnakeYAML's. */
  private static final int LONGEST_KEY = 1000;

  private static final int HEX = 16;
  private static final int DIGITS = 4;

  private final Cursor cursor;

  Words(Cursor cursor) {
    this.cursor = cursor;
  }

  /**
   * A scalar, or a key.
   *
   * @param length of all that was written, with quotes
   */
  record Word(Place place, String text, boolean isPlain, int length) {

    /** As a value. */
    Scalar scalar() {
      var type = isPlain ? Scalars.type(text) : Scalar.Type.STRING;
      return new Scalar(place, text, type, Scalars.value(text, type));
    }

    /** As a key: what JSON makes of it. */
    String jsonKey() {
      if (length > LONGEST_KEY || text.equals("<<")) {
        throw new Unsure();
      }
      var key = isPlain ? Scalars.key(text) : text;
      if (key == null) {
        throw new Unsure();
      }
      return key;
    }
  }

  /** The word that begins here; the cursor stands on what follows it and its spaces. */
  Word read(boolean inFlow) {
    var place = cursor.place();
    int from = cursor.offset();
    char first = cursor.here();
    var text =
        switch (first) {
          case '\'' -> single();
          case '"' -> twice();
          default -> plain(first, inFlow);
        };
    cursor.spaces();
    return new Word(place, text, first != '\'' && first != '"', cursor.offset() - from);
  }

  private String plain(char first, boolean inFlow) {
    if (!mayBegin(first, cursor.next(), inFlow) || isMarkOfDocument(first)) {
      throw new Unsure();
    }
    int from = cursor.offset();
    int end = from;
    int at = from;
    char before = ' ';
    for (char here = first; !endsPlain(here, before, at, inFlow); here = cursor.at(at)) {
      at++;
      if (here != ' ') {
        end = at;
      }
      before = here;
    }
    cursor.moveTo(end);
    return cursor.text(from, end);
  }

  private boolean endsPlain(char here, char before, int at, boolean inFlow) {
    return switch (here) {
      case '\n', Cursor.END -> true;
      case '\t' -> throw new Unsure();
      case ':' -> endsKey(cursor.at(at + 1), inFlow);
      case '#' -> before == ' ';
      case ',', '[', ']', '{', '}' -> inFlow;
      case '?' -> {
        if (inFlow) {
          throw new Unsure();
        }
        yield false;
      }
      default -> false;
    };
  }

  private static boolean endsKey(char next, boolean inFlow) {
    if (next == '\t' || (inFlow && ",[]{}".indexOf(next) >= 0)) {
      throw new Unsure();
    }
    return Cursor.isBlank(next);
  }

  private static boolean mayBegin(char first, char next, boolean inFlow) {
    return switch (first) {
      case ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '%', '@', '`', '?' -> false;
      case ' ', '\t', '\n', Cursor.END -> false;
      case '-' -> !Cursor.isBlank(next);
      case ':' -> !Cursor.isBlank(next) && !inFlow;
      default -> true;
    };
  }

  /** Whether it looks like the end of a document, or nearly like the start of one. */
  private boolean isMarkOfDocument(char first) {
    return cursor.column() == 0
        && (first == '.' || first == '-')
        && cursor.next() == first
        && cursor.at(cursor.offset() + 2) == first;
  }

  private String single() {
    int from = cursor.offset() + 1;
    int end = from;
    boolean hasQuotes = false;
    while (cursor.at(end) != '\'' || cursor.at(end + 1) == '\'') {
      boolean isQuote = cursor.at(end) == '\'';
      hasQuotes |= isQuote;
      staysOnLine(cursor.at(end));
      end += isQuote ? 2 : 1;
    }
    cursor.moveTo(end + 1);
    var text = cursor.text(from, end);
    return hasQuotes ? text.replace("''", "'") : text;
  }

  private static void staysOnLine(char here) {
    if (here == '\n' || here == Cursor.END) {
      throw new Unsure();
    }
  }

  private String twice() {
    int from = cursor.offset() + 1;
    int end = from;
    boolean hasEscapes = false;
    for (char here = cursor.at(end); here != '"'; here = cursor.at(end)) {
      staysOnLine(here);
      hasEscapes |= here == '\\';
      end += here == '\\' ? 2 : 1;
    }
    cursor.moveTo(end + 1);
    return hasEscapes ? unescaped(from, end) : cursor.text(from, end);
  }

  private String unescaped(int from, int end) {
    var text = new StringBuilder(end - from);
    int at = from;
    while (at < end) {
      char here = cursor.at(at);
      if (here != '\\') {
        text.append(here);
        at++;
      } else if (cursor.at(at + 1) == 'u') {
        text.append(unit(at + 2, end));
        at += 2 + DIGITS;
      } else {
        text.append(escaped(cursor.at(at + 1)));
        at += 2;
      }
    }
    return text.toString();
  }

  private static char escaped(char letter) {
    return switch (letter) {
      case '0' -> '\0';
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case '"', '\\' -> letter;
      default -> throw new Unsure();
    };
  }

  private char unit(int from, int end) {
    int value = 0;
    for (int at = from; at < from + DIGITS; at++) {
      int digit = at < end ? Character.digit(cursor.at(at), HEX) : -1;
      if (digit < 0) {
        throw new Unsure();
      }
      value = value * HEX + digit;
    }
    if (Character.isSurrogate((char) value)) {
      throw new Unsure();
    }
    return (char) value;
  }
}
