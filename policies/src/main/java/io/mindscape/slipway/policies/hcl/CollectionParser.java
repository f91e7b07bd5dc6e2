package io.mindscape.slipway.policies.hcl;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.hcl.Expression.Call;
import io.mindscape.slipway.policies.hcl.Expression.Entry;
import io.mindscape.slipway.policies.hcl.Expression.For;
import io.mindscape.slipway.policies.hcl.Expression.Literal;
import io.mindscape.slipway.policies.hcl.Expression.Name;
import io.mindscape.slipway.policies.hcl.Expression.Tuple;
import io.mindscape.slipway.policies.hcl.Token.Kind;
import io.mindscape.slipway.policies.hcl.value.Value;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Reads what holds several values: lists, objects, arguments of functions, and loops. */
final class CollectionParser {

  private final Tokens tokens;
  private final ExpressionParser expressions;

  CollectionParser(Tokens tokens, ExpressionParser expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
  }

  Expression list(Place place) {
    var open = tokens.take();
    return tokens.within(
        false, () -> tokens.isAtWord("for") ? loop(place, Kind.CLOSE_BRACKET) : tuple(open, place));
  }

  private Expression tuple(Token open, Place place) {
    var items = new ArrayList<Expression>();
    while (!tokens.skip(Kind.CLOSE_BRACKET)) {
      items.add(expressions.expression());
      if (tokens.skip(Kind.CLOSE_BRACKET)) {
        break;
      }
      endsEarly(open, "bracket");
      tokens.take(Kind.COMMA, "A comma is expected between the items of a list.");
    }
    return new Tuple(place, items);
  }

  private void endsEarly(Token open, String what) {
    if (tokens.isAt(Kind.END)) {
      throw new Mistake(open, "This %s is never closed.".formatted(what));
    }
  }

  Expression object(Place place) {
    var open = tokens.take();
    if (tokens.within(false, () -> tokens.isAtWord("for"))) {
      return tokens.within(false, () -> loop(place, Kind.CLOSE_BRACE));
    }
    return tokens.within(true, () -> entries(open, place));
  }

  private Expression entries(Token open, Place place) {
    var entries = new ArrayList<Entry>();
    while (!tokens.skip(Kind.CLOSE_BRACE)) {
      if (tokens.skip(Kind.NEWLINE)) {
        continue;
      }
      entries.add(entry(open));
      if (tokens.skip(Kind.CLOSE_BRACE)) {
        break;
      }
      endsEarly(open, "brace");
      if (!tokens.skip(Kind.COMMA)) {
        tokens.take(Kind.NEWLINE, "A comma or the end of the line is expected here.");
      }
    }
    return new Expression.Entries(place, entries);
  }

  private Entry entry(Token open) {
    var key = expressions.expression();
    endsEarly(open, "brace");
    if (!tokens.isAt(Kind.EQUAL) && !tokens.isAt(Kind.COLON)) {
      throw new Mistake(tokens.peek(), "An equals sign is expected after a key.");
    }
    tokens.take();
    return new Entry(plainKey(key), expressions.expression());
  }

  /** A bare name as a key stands for itself. */
  private static Expression plainKey(Expression key) {
    return switch (key) {
      case Name(var place, var name) -> new Literal(place, Value.of(name));
      case Literal(var place, Value.Truth(var isTrue)) ->
          new Literal(place, Value.of(Boolean.toString(isTrue)));
      case Literal(var place, Value.Null()) -> new Literal(place, Value.of("null"));
      default -> key;
    };
  }

  private Expression loop(Place place, Kind closing) {
    tokens.take();
    var intro = intro();
    tokens.take(Kind.COLON, "A colon is expected after the collection of a for.");
    var value = expressions.expression();
    Expression key = null;
    if (tokens.skip(Kind.FAT_ARROW)) {
      key = value;
      value = expressions.expression();
    }
    var dots = tokens.peek();
    boolean isGrouped = tokens.skip(Kind.ELLIPSIS);
    Expression condition = null;
    if (tokens.isAtWord("if")) {
      tokens.take();
      condition = expressions.expression();
    }
    tokens.take(closing, "The for ends before this.");
    var body = new For.Body(key, value, isGrouped, condition);
    checkShape(body, closing == Kind.CLOSE_BRACE, dots);
    return new For(place, intro, body);
  }

  private void checkShape(For.Body body, boolean isObject, Token dots) {
    if (isObject && body.key() == null) {
      throw mistake(body.value().place(), "A for in braces makes an object: write key => value.");
    }
    if (!isObject && body.key() != null) {
      throw mistake(body.key().place(), "A for in brackets makes a list, and a list has no keys.");
    }
    if (!isObject && body.isGrouped()) {
      throw new Mistake(dots, "Three points put values of one key together, in braces alone.");
    }
  }

  private static Mistake mistake(Place place, String message) {
    return new Mistake(new Token(Kind.INVALID, "", place.line(), place.column()), message);
  }

  /** {@code key, value in collection}, here and in templates. */
  For.Intro intro() {
    var first = tokens.take(Kind.IDENT, "A name is expected after for.").text();
    @Nullable String second = null;
    if (tokens.skip(Kind.COMMA)) {
      second = tokens.take(Kind.IDENT, "The name of the value is expected here.").text();
    }
    if (!tokens.isAtWord("in")) {
      throw new Mistake(tokens.peek(), "The word \"in\" is expected here.");
    }
    tokens.take();
    var collection = expressions.expression();
    return new For.Intro(second == null ? "" : first, second == null ? first : second, collection);
  }

  Expression call(Token word, Place place) {
    var name = new StringBuilder(word.text());
    while (tokens.skip(Kind.DOUBLE_COLON)) {
      name.append("::")
          .append(tokens.take(Kind.IDENT, "The name of a function is expected here.").text());
    }
    tokens.take(Kind.OPEN_PAREN, "The parentheses of a function are expected here.");
    return tokens.within(false, () -> arguments(word, name.toString(), place));
  }

  private Expression arguments(Token word, String name, Place place) {
    var arguments = new ArrayList<Expression>();
    boolean isExpanded = false;
    while (!tokens.skip(Kind.CLOSE_PAREN)) {
      arguments.add(expressions.expression());
      if (tokens.skip(Kind.CLOSE_PAREN)) {
        break;
      }
      if (tokens.isAt(Kind.ELLIPSIS)) {
        var dots = tokens.take();
        isExpanded = true;
        if (!tokens.isAt(Kind.CLOSE_PAREN)) {
          throw new Mistake(dots, "Three points stand after the last argument of a function.");
        }
        continue;
      }
      endsEarly(word, "function's parenthesis");
      tokens.take(Kind.COMMA, "A comma is expected between the arguments of a function.");
    }
    return new Call(place, name, arguments, isExpanded);
  }
}
