package io.mindscape.slipway.policies.hcl;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.hcl.Expression.Binary;
import io.mindscape.slipway.policies.hcl.Expression.Conditional;
import io.mindscape.slipway.policies.hcl.Expression.Index;
import io.mindscape.slipway.policies.hcl.Expression.Item;
import io.mindscape.slipway.policies.hcl.Expression.Literal;
import io.mindscape.slipway.policies.hcl.Expression.Name;
import io.mindscape.slipway.policies.hcl.Expression.Parentheses;
import io.mindscape.slipway.policies.hcl.Expression.Splat;
import io.mindscape.slipway.policies.hcl.Expression.Unary;
import io.mindscape.slipway.policies.hcl.Token.Kind;
import io.mindscape.slipway.policies.hcl.value.Value;
import java.math.BigDecimal;

/**
 * Reads expressions. A mistake ends the reading by {@link Mistake}. Chains of operators and of
 * traversals are bounded like depth, for they make deep trees.
 */
final class ExpressionParser {

  private final Tokens tokens;
  private final TemplateParser templates;
  private final CollectionParser collections;

  ExpressionParser(Tokens tokens) {
    this.tokens = tokens;
    this.templates = new TemplateParser(tokens, this);
    this.collections = new CollectionParser(tokens, this);
  }

  Expression expression() {
    return tokens.deeper(this::conditional);
  }

  private Expression conditional() {
    var condition = binary(1);
    if (!tokens.skip(Kind.QUESTION)) {
      return condition;
    }
    var yes = expression();
    tokens.take(Kind.COLON, "A condition has two results: write condition ? one : other.");
    return new Conditional(condition.place(), condition, yes, expression());
  }

  private Expression binary(int level) {
    var left = traversed();
    int links = 0;
    var operator = Operator.between(tokens.peek().kind());
    while (operator != null && operator.level() >= level) {
      tokens.link(++links);
      tokens.take();
      left = new Binary(left.place(), operator, left, binary(operator.level() + 1));
      operator = Operator.between(tokens.peek().kind());
    }
    return left;
  }

  private Expression traversed() {
    return traversals(term());
  }

  private Expression traversals(Expression source) {
    var found = source;
    int links = 0;
    while (true) {
      tokens.link(++links);
      if (tokens.isAt(Kind.DOT)) {
        var dot = tokens.take();
        found = tokens.isAt(Kind.STAR) ? pointSplat(found) : attribute(found, dot);
      } else if (tokens.isAt(Kind.OPEN_BRACKET)) {
        tokens.take();
        found = tokens.isAt(Kind.STAR) ? splat(found) : index(found);
      } else {
        return found;
      }
    }
  }

  private Expression attribute(Expression of, Token dot) {
    if (tokens.isAt(Kind.NUMBER)) {
      return oldIndex(of);
    }
    var name = tokens.take(Kind.IDENT, "A name is expected after the point.");
    return new Expression.Attribute(of.place(), of, name.text(), tokens.place(dot));
  }

  /** {@code list.0}, as old files write {@code list[0]}. */
  private Expression oldIndex(Expression of) {
    var number = tokens.take();
    if (number.text().contains(".")) {
      throw new Mistake(
          number,
          "Two indices cannot be written like this. Write [%s]."
              .formatted(number.text().replace(".", "][")));
    }
    return new Index(of.place(), of, new Literal(tokens.place(number), number(number)));
  }

  /** {@code list.*.name}: attributes alone belong to each item. */
  private Expression pointSplat(Expression of) {
    var star = tokens.take();
    Expression each = new Item(tokens.place(star));
    int links = 0;
    while (tokens.isAt(Kind.DOT)) {
      tokens.link(++links);
      var dot = tokens.take();
      if (tokens.isAt(Kind.STAR)) {
        throw new Mistake(
            tokens.peek(), "A star after a star is written in brackets: list[*].items[*].");
      }
      each = attribute(each, dot);
    }
    return new Splat(of.place(), of, each);
  }

  private Expression splat(Expression of) {
    var star = tokens.take();
    tokens.take(Kind.CLOSE_BRACKET, "A bracket that closes is expected after the star.");
    var item = new Item(tokens.place(star));
    return new Splat(of.place(), of, tokens.deeper(() -> traversals(item)));
  }

  private Expression index(Expression of) {
    return tokens.within(
        false,
        () -> {
          var key = expression();
          tokens.take(Kind.CLOSE_BRACKET, "The bracket of the index is not closed.");
          return new Index(of.place(), of, key);
        });
  }

  private Expression term() {
    var start = tokens.peek();
    var place = tokens.place(start);
    return switch (start.kind()) {
      case OPEN_PAREN -> parentheses(place);
      case NUMBER -> new Literal(place, number(tokens.take()));
      case IDENT -> word(tokens.take(), place);
      case OPEN_QUOTE, OPEN_HEREDOC -> templates.template();
      case MINUS, NOT -> unary(place);
      case OPEN_BRACKET -> collections.list(place);
      case OPEN_BRACE -> collections.object(place);
      case END -> throw new Mistake(start, "A value is expected, and the file ends.");
      default -> throw new Mistake(start, "A value is expected here.");
    };
  }

  private Expression unary(Place place) {
    var operator = tokens.take().is(Kind.MINUS) ? Operator.NEGATE : Operator.NOT;
    return new Unary(place, operator, tokens.deeper(this::traversed));
  }

  private Expression parentheses(Place place) {
    tokens.take();
    return tokens.within(
        false,
        () -> {
          var inner = expression();
          tokens.take(Kind.CLOSE_PAREN, "A parenthesis that closes is expected here.");
          return new Parentheses(place, inner);
        });
  }

  private Expression word(Token word, Place place) {
    if (tokens.isAt(Kind.OPEN_PAREN) || tokens.isAt(Kind.DOUBLE_COLON)) {
      return collections.call(word, place);
    }
    return switch (word.text()) {
      case "true" -> new Literal(place, Value.of(true));
      case "false" -> new Literal(place, Value.of(false));
      case "null" -> new Literal(place, Value.nothing());
      default -> new Name(place, word.text());
    };
  }

  private static Value number(Token token) {
    try {
      var number = new BigDecimal(token.text());
      // An exponent must not make a number that fills the memory when it is written out.
      if (Math.abs((long) number.scale()) > 4000 || number.precision() > 4000) {
        throw new Mistake(token, "This number is too large or too exact to be meant.");
      }
      return Value.of(number);
    } catch (NumberFormatException e) {
      throw new Mistake(token, "This is no number.");
    }
  }

  /** A text in quotes without sequences, as labels are. */
  String plainText() {
    return templates.plain();
  }
}
