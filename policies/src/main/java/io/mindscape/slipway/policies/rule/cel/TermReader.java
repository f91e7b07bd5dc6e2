package io.mindscape.slipway.policies.rule.cel;

import io.mindscape.slipway.policies.rule.cel.value.Bytes;
import io.mindscape.slipway.policies.rule.cel.value.Nothing;
import io.mindscape.slipway.policies.rule.cel.value.Uint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;

/** Reads what {@link TermText} writes. */
final class TermReader {

  private final String text;
  private int at;

  private TermReader(String text) {
    this.text = text;
  }

  /**
   * The expression.
   *
   * @throws IllegalArgumentException if it was not written by {@link TermText}
   */
  static Term read(String text) {
    var reader = new TermReader(text);
    var term = reader.term();
    if (reader.at != text.length()) {
      throw reader.wrong();
    }
    return term;
  }

  private Term term() {
    return switch (text.charAt(at)) {
      case '(' -> form();
      case '"' -> new Term.Constant(string());
      case '$' -> name(false);
      case '^' -> name(true);
      default -> new Term.Constant(constant(word()));
    };
  }

  private Term name(boolean isType) {
    at++;
    return new Term.Name(word(), isType);
  }

  private Term form() {
    at++;
    var head = word();
    var form =
        switch (head) {
          case "." -> new Term.Select(next(), nextWord(), false);
          case "has" -> new Term.Select(next(), nextWord(), true);
          case "call" -> call();
          case "list" -> list();
          case "map" -> map();
          case "loop" -> loop();
          default -> throw wrong();
        };
    if (text.charAt(at) != ')') {
      throw wrong();
    }
    at++;
    return form;
  }

  private Term call() {
    var function = nextWord();
    var overload = nextWord();
    var args = new ArrayList<Term>();
    while (hasNext()) {
      args.add(next());
    }
    return new Term.Invocation(function, overload.equals("-") ? "" : overload, args);
  }

  private Term list() {
    var items = new ArrayList<Term>();
    var optional = new HashSet<Integer>();
    while (hasNext()) {
      if (nextIsOptional()) {
        optional.add(items.size());
      }
      items.add(term());
    }
    return new Term.Items(items, optional);
  }

  private Term map() {
    var pairs = new ArrayList<Term.Pair>();
    while (hasNext()) {
      boolean isOptional = nextIsOptional();
      pairs.add(new Term.Pair(term(), next(), isOptional));
    }
    return new Term.Entries(pairs);
  }

  private Term loop() {
    var variables = List.of(nextWord().split(",", -1));
    return new Term.Loop(variables, nextWord(), next(), next(), next(), next(), next());
  }

  private boolean hasNext() {
    return text.charAt(at) == ' ';
  }

  private Term next() {
    at++;
    return term();
  }

  private String nextWord() {
    at++;
    return word();
  }

  private boolean nextIsOptional() {
    at++;
    boolean isOptional = text.charAt(at) == '?';
    at += isOptional ? 1 : 0;
    return isOptional;
  }

  private String word() {
    int from = at;
    while (at < text.length() && text.charAt(at) != ' ' && text.charAt(at) != ')') {
      at++;
    }
    // Names are looked up in objects all the time; the same text is found sooner than an equal one.
    return text.substring(from, at).intern();
  }

  private static Object constant(String word) {
    return switch (word) {
      case "null" -> Nothing.NULL;
      case "true" -> true;
      case "false" -> false;
      default -> number(word);
    };
  }

  private static Object number(String word) {
    var body = word.substring(0, word.length() - 1);
    if (word.charAt(0) == 'x') {
      return new Bytes(HexFormat.of().parseHex(word.substring(1)));
    }
    return switch (word.charAt(word.length() - 1)) {
      case 'u' -> new Uint(Long.parseLong(body));
      case 'd' -> Double.valueOf(body);
      default -> Long.valueOf(word);
    };
  }

  private String string() {
    int end = text.indexOf('"', at + 1);
    int escape = text.indexOf('\\', at + 1);
    if (escape < 0 || escape > end) {
      var plain = text.substring(at + 1, end);
      at = end + 1;
      return plain;
    }
    var string = new StringBuilder();
    at++;
    while (text.charAt(at) != '"') {
      char letter = text.charAt(at);
      at++;
      if (letter == '\\') {
        letter = escaped(text.charAt(at));
        at++;
      }
      string.append(letter);
    }
    at++;
    return string.toString();
  }

  private static char escaped(char letter) {
    return switch (letter) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> letter;
    };
  }

  private IllegalArgumentException wrong() {
    return new IllegalArgumentException("no expression at " + at + ": " + text);
  }
}
