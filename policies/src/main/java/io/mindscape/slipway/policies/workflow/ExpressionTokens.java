package io.mindscape.slipway.policies.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts an expression into its words and signs. */
final class ExpressionTokens {

  /** Longer ones nobody writes, and the parser goes as deep as they do. */
  static final int MOST = 1000;

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<text>'(?:[^']++|'')*+')|(?<sign>&&|\\|\\||==|!=|<=|>=|[!()<>,.*]|\\[|\\])"
              + "|(?<number>-?(?:0x[0-9a-fA-F]+|(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?))(?![A-Za-z0-9_])"
              + "|(?<name>[A-Za-z_][A-Za-z0-9_-]*))");

  private ExpressionTokens() {}

  /** What a token is. */
  enum Kind {
    TEXT,
    SIGN,
    NUMBER,
    NAME
  }

  /** A token as it stands. */
  record Token(Kind kind, String text) {
    boolean is(String sign) {
      return kind == Kind.SIGN && text.equals(sign);
    }
  }

  /**
   * All of them.
   *
   * @throws MalformedExpression where something is none of them, or there are too many
   */
  static List<Token> of(String text) throws MalformedExpression {
    var tokens = new ArrayList<Token>();
    var matcher = TOKEN.matcher(text);
    while (matcher.lookingAt()) {
      if (tokens.size() == MOST) {
        throw new MalformedExpression("it has more than " + MOST + " words");
      }
      tokens.add(token(matcher));
      matcher.region(matcher.end(), text.length());
    }
    var rest = text.substring(matcher.regionStart()).strip();
    if (!rest.isEmpty()) {
      throw new MalformedExpression(unknown(rest));
    }
    return tokens;
  }

  private static String unknown(String rest) {
    return switch (rest.charAt(0)) {
      case '"' -> "texts stand in single quotes";
      case '\'' -> "a text does not end: a single quote is missing";
      default -> "\"%s\" is no part of an expression".formatted(rest.substring(0, 1));
    };
  }

  private static Token token(java.util.regex.Matcher matcher) {
    if (matcher.group("text") != null) {
      return new Token(Kind.TEXT, matcher.group("text"));
    }
    if (matcher.group("sign") != null) {
      return new Token(Kind.SIGN, matcher.group("sign"));
    }
    return matcher.group("number") != null
        ? new Token(Kind.NUMBER, matcher.group("number"))
        : new Token(Kind.NAME, matcher.group("name"));
  }
}
