package io.mindscape.slipway.policies.yaml;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;

/** Reads plain and quoted scalars, for {@link DirectReader}. */
final class Words {

  /** A key and what separates it from its colon may be 1024 long; more is SnakeYAML's. */
  private static final int LONGEST_KEY = 1000;

  private final Cursor cursor;

  Words(Cursor cursor) {
    this.cursor = cursor;
  }

  /**
   * A scalar, or a key.
   *
   * @param length of all that was written, with quotes; no key, if it is over several lines
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
          case '\'', '"' -> quoted(first);
          default -> plain(first, inFlow);
        };
    cursor.spaces();
    boolean isPlain = first != '\'' && first != '"';
    return new Word(
        place, text, isPlain, cursor.isOnLineOf(from) ? cursor.offset() - from : LONGEST_KEY + 1);
  }

  private String plain(char first, boolean inFlow) {
    if (!mayBegin(first, cursor.next(), inFlow) || isMarkOfDocument(first)) {
      throw new Unsure();
    }
    int from = cursor.offset();
    int end = plainEnd(from, inFlow);
    cursor.moveTo(end);
    return cursor.text(from, end);
  }

  /** Behind the last character on this line that belongs to a plain scalar. */
  private int plainEnd(int from, boolean inFlow) {
    int end = from;
    int at = from;
    char before = ' ';
    for (char here = cursor.at(at); !endsPlain(here, before, at, inFlow); here = cursor.at(at)) {
      at++;
      if (here != ' ') {
        end = at;
      }
      before = here;
    }
    return end;
  }

  private boolean endsPlain(char here, char before, int at, boolean inFlow) {
    return switch (here) {
      case '\n', Cursor.END -> true;
      case '\t' -> throw new Unsure();
      case ':' -> endsKey(at, inFlow);
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

  /** As Kubernetes' reader has it, and SnakeYAML not: within a flow a word may end with a colon. */
  private boolean endsKey(int colon, boolean inFlow) {
    char next = cursor.at(colon + 1);
    if (next == '\t') {
      throw new Unsure();
    }
    if (inFlow && (next == '[' || next == '{')) {
      cursor.moveTo(colon);
      throw new MissingSpace(cursor.place());
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

  private String quoted(char quote) {
    int from = cursor.offset() + 1;
    int end = from;
    for (char here = cursor.at(end); here != quote; here = cursor.at(end)) {
      if (here == '\n' || here == '\\' || here == Cursor.END) {
        return Quoted.read(cursor);
      }
      end++;
    }
    if (cursor.at(end + 1) == '\'') {
      return Quoted.read(cursor);
    }
    cursor.moveTo(end + 1);
    return cursor.text(from, end);
  }

  /**
   * The whole of a scalar that begins with a word: a plain one goes on with the lines below that
   * are further in. The cursor stands on the next line with content then.
   *
   * @param parent the column of the collection that it stands in
   */
  Word whole(Word first, int parent) {
    if (!first.isPlain() || cursor.here() != '\n' || parent == Cursor.NONE) {
      cursor.finishLine();
      return first;
    }
    int breaks = nextText();
    var read = goesOn(parent) ? goOn(first, breaks, parent) : first;
    cursor.settle();
    return read;
  }

  private Word goOn(Word first, int breaksBefore, int parent) {
    var text = new StringBuilder(first.text());
    int breaks = breaksBefore;
    do {
      text.append(breaks == 0 ? " " : "\n".repeat(breaks)).append(line());
      cursor.spaces();
      breaks = cursor.here() == '\n' ? nextText() : 0;
    } while (goesOn(parent));
    return new Word(first.place(), text.toString(), true, LONGEST_KEY + 1);
  }

  /** Skips this line end and blank lines; how many those were. */
  private int nextText() {
    int lines = 0;
    do {
      cursor.skipLine();
      cursor.spaces();
      lines++;
    } while (cursor.here() == '\n');
    return lines - 1;
  }

  private boolean goesOn(int parent) {
    return cursor.column() > parent && cursor.here() != '#' && cursor.here() != Cursor.END;
  }

  /** A line of a plain scalar that is not its first: it may begin with anything but a comment. */
  private String line() {
    int from = cursor.offset();
    int end = plainEnd(from, false);
    if (end == from) {
      throw new Unsure();
    }
    cursor.moveTo(end);
    return cursor.text(from, end);
  }
}
