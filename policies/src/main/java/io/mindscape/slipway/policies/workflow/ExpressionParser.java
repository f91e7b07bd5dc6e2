package io.mindscape.slipway.policies.workflow;

import io.mindscape.slipway.policies.workflow.Expression.And;
import io.mindscape.slipway.policies.workflow.Expression.Call;
import io.mindscape.slipway.policies.workflow.Expression.Comparison;
import io.mindscape.slipway.policies.workflow.Expression.Literal;
import io.mindscape.slipway.policies.workflow.Expression.Not;
import io.mindscape.slipway.policies.workflow.Expression.Or;
import io.mindscape.slipway.policies.workflow.Expression.Part;
import io.mindscape.slipway.policies.workflow.Expression.Reference;
import io.mindscape.slipway.policies.workflow.ExpressionTokens.Kind;
import io.mindscape.slipway.policies.workflow.ExpressionTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads GitHub's expressions. */
final class ExpressionParser {

  private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

  private final List<Token> tokens;
  private int at;

  private ExpressionParser(List<Token> tokens) {
    this.tokens = tokens;
  }

  /**
   * Reads one as a whole.
   *
   * @throws MalformedExpression if it is none
   */
  static Expression parse(String text) throws MalformedExpression {
    var parser = new ExpressionParser(ExpressionTokens.of(text));
    if (parser.tokens.isEmpty()) {
      throw new MalformedExpression("there is nothing in it");
    }
    var expression = parser.either();
    if (parser.at < parser.tokens.size()) {
      throw new MalformedExpression(
          "\"%s\" is not expected there".formatted(parser.tokens.get(parser.at).text()));
    }
    return expression;
  }

  private Expression either() throws MalformedExpression {
    var expression = both();
    while (take("||")) {
      expression = new Or(expression, both());
    }
    return expression;
  }

  private Expression both() throws MalformedExpression {
    var expression = comparison();
    while (take("&&")) {
      expression = new And(expression, comparison());
    }
    return expression;
  }

  private Expression comparison() throws MalformedExpression {
    var expression = one();
    while (at < tokens.size() && COMPARISONS.contains(tokens.get(at).text())) {
      expression = new Comparison(tokens.get(at++).text(), expression, one());
    }
    return expression;
  }

  private Expression one() throws MalformedExpression {
    if (take("!")) {
      return new Not(one());
    }
    if (take("(")) {
      var inner = either();
      expect(")");
      return part(inner);
    }
    var token = next();
    return switch (token.kind()) {
      case TEXT -> new Literal(unquoted(token.text()));
      case NUMBER -> new Literal(number(token.text()));
      case NAME -> name(token.text());
      case SIGN ->
          throw new MalformedExpression("\"%s\" is not expected there".formatted(token.text()));
    };
  }

  private Expression name(String written) throws MalformedExpression {
    if (take("(")) {
      return part(new Call(written.toLowerCase(Locale.ROOT), written, arguments()));
    }
    return switch (written) {
      case "true" -> new Literal(true);
      case "false" -> new Literal(false);
      case "null" -> new Literal(null);
      case "NaN" -> new Literal(Double.NaN);
      case "Infinity" -> new Literal(Double.POSITIVE_INFINITY);
      default -> reference(written);
    };
  }

  private List<Expression> arguments() throws MalformedExpression {
    var arguments = new ArrayList<Expression>();
    if (take(")")) {
      return arguments;
    }
    do {
      arguments.add(either());
    } while (take(","));
    expect(")");
    return arguments;
  }

  private Expression reference(String first) throws MalformedExpression {
    var path = new ArrayList<String>();
    path.add(first.toLowerCase(Locale.ROOT));
    var written = new StringBuilder(first);
    var indexes = new ArrayList<Expression>();
    for (var index = index(); index != null; index = index()) {
      if (index instanceof Literal(String name)) {
        path.add(name.toLowerCase(Locale.ROOT));
        written.append('.').append(name);
      } else {
        path.add("*");
        written.append(".*");
        indexes.add(index);
      }
    }
    return new Reference(path, written.toString(), indexes);
  }

  private Expression part(Expression of) throws MalformedExpression {
    var indexes = new ArrayList<Expression>();
    for (var index = index(); index != null; index = index()) {
      indexes.add(index);
    }
    return indexes.isEmpty() ? of : new Part(of, indexes);
  }

  /** {@code .name}, {@code .*} or {@code [index]}; null where there is none. */
  private @Nullable Expression index() throws MalformedExpression {
    if (take(".")) {
      if (take("*")) {
        return new Literal(null);
      }
      var name = next();
      if (name.kind() != Kind.NAME) {
        throw new MalformedExpression("a name is missing after a dot");
      }
      return new Literal(name.text());
    }
    if (!take("[")) {
      return null;
    }
    var index = take("*") ? new Literal(null) : either();
    expect("]");
    return index;
  }

  private static String unquoted(String text) {
    return text.substring(1, text.length() - 1).replace("''", "'");
  }

  private static Double number(String text) {
    return text.contains("0x")
        ? (double)
            Long.parseUnsignedLong(
                text.substring(
                    text.indexOf('x') + 1, Math.min(text.length(), text.indexOf('x') + 16)),
                16)
        : Double.parseDouble(text);
  }

  private Token next() throws MalformedExpression {
    if (at == tokens.size()) {
      throw new MalformedExpression("it ends where something has to follow");
    }
    return tokens.get(at++);
  }

  private void expect(String sign) throws MalformedExpression {
    if (!take(sign)) {
      throw new MalformedExpression(
          at == tokens.size()
              ? "\"%s\" is missing at its end".formatted(sign)
              : "\"%s\" is missing before \"%s\"".formatted(sign, tokens.get(at).text()));
    }
  }

  private boolean take(String sign) {
    if (at < tokens.size() && tokens.get(at).is(sign)) {
      at++;
      return true;
    }
    return false;
  }
}
