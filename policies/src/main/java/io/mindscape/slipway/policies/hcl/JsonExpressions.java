package io.mindscape.slipway.policies.hcl;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.hcl.Expression.Entry;
import io.mindscape.slipway.policies.hcl.Expression.Literal;
import io.mindscape.slipway.policies.hcl.Expression.Template;
import io.mindscape.slipway.policies.hcl.Json.Text;
import io.mindscape.slipway.policies.hcl.Token.Kind;
import io.mindscape.slipway.policies.hcl.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes expressions of JSON: a string is a template, or is taken as it is in a file of variables.
 * Its places are those of the file.
 */
final class JsonExpressions {

  private final boolean isLiteral;
  private final List<Problem> problems;

  /**
   * @param isLiteral whether strings mean nothing but themselves
   */
  JsonExpressions(boolean isLiteral, List<Problem> problems) {
    this.isLiteral = isLiteral;
    this.problems = problems;
  }

  Expression of(Json json) {
    return switch (json) {
      case Text text -> template(text);
      case Json.Numeral(var place, var number) -> new Literal(place, Value.of(number));
      case Json.Truth(var place, var isTrue) -> new Literal(place, Value.of(isTrue));
      case Json.Nothing(var place) -> new Literal(place, Value.nothing());
      case Json.Items(var place, var items) ->
          new Expression.Tuple(place, items.stream().map(this::of).toList());
      case Json.Members(var place, var members) ->
          new Expression.Entries(
              place,
              members.stream()
                  .map(member -> new Entry(key(member.key()), of(member.value())))
                  .toList());
    };
  }

  /** Without sequences it is what a bare name is in the native syntax. */
  private Expression key(Text text) {
    var key = template(text);
    var plain = key instanceof Template template ? template.literal() : null;
    return plain == null ? key : new Literal(text.place(), Value.of(plain));
  }

  /** A text in which an expression stands, as in {@code "type": "list(string)"}. */
  Expression expression(Json json) {
    if (json instanceof Json.Items(var place, var items)) {
      return new Expression.Tuple(place, items.stream().map(this::expression).toList());
    }
    if (json instanceof Json.Members(var place, var members)) {
      return new Expression.Entries(
          place,
          members.stream()
              .map(
                  member ->
                      new Entry(
                          new Literal(member.key().place(), Value.of(member.key().text())),
                          expression(member.value())))
              .toList());
    }
    if (!(json instanceof Text text)) {
      return of(json);
    }
    if (text.text().startsWith("${") && template(text) instanceof Template template) {
      return template.parts().size() == 1
              && template.parts().get(0) instanceof TemplatePart.Interpolation(var inner)
          ? inner
          : template;
    }
    var scan = Scanner.scan(text.place().file(), text.text());
    return read(
        text,
        scan,
        tokens ->
            tokens.within(
                false,
                () -> {
                  var found = new ExpressionParser(tokens).expression();
                  tokens.take(Kind.END, "The expression ends before this.");
                  return found;
                }));
  }

  private Expression template(Text text) {
    if (isLiteral) {
      var parts =
          text.text().isEmpty()
              ? List.<TemplatePart>of()
              : List.<TemplatePart>of(new TemplatePart.Text(text.text()));
      return new Template(text.place(), parts);
    }
    var scan = Scanner.template(text.place().file(), text.text());
    return read(
        text,
        scan,
        tokens -> new TemplateParser(tokens, new ExpressionParser(tokens)).whole(text.place()));
  }

  /** Something that is read from tokens. */
  private interface Reading {
    Expression of(Tokens tokens);
  }

  /** Reads the tokens of a string, which are put where they stand in the file. */
  private Expression read(Text text, Scanner.Scan scan, Reading reading) {
    scan.problems()
        .forEach(
            problem -> problems.add(new Problem(mapped(text, problem.place()), problem.message())));
    var tokens = new Tokens(text.place().file(), placed(text, scan.tokens()));
    try {
      return reading.of(tokens);
    } catch (Mistake mistake) {
      if (scan.problems().isEmpty()) {
        problems.add(new Problem(tokens.place(mistake.token()), mistake.text()));
      }
      return new Literal(text.place(), Value.unknown());
    }
  }

  private static List<Token> placed(Text text, List<Token> tokens) {
    var placed = new ArrayList<Token>();
    int offset = 0;
    for (var token : tokens) {
      placed.add(new Token(token.kind(), token.text(), text.place().line(), text.column(offset)));
      offset += token.text().length();
    }
    return placed;
  }

  /** Where a place within a string is in the file. */
  private static Place mapped(Text text, Place inner) {
    int offset = 0;
    for (int line = 1; line < inner.line(); line++) {
      offset = text.text().indexOf('\n', offset) + 1;
    }
    offset = text.text().offsetByCodePoints(offset, inner.column() - 1);
    return new Place(text.place().file(), text.place().line(), text.column(offset));
  }
}
