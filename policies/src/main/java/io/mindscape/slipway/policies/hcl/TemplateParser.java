package io.mindscape.slipway.policies.hcl;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.hcl.Expression.Template;
import io.mindscape.slipway.policies.hcl.TemplatePieces.Piece;
import io.mindscape.slipway.policies.hcl.Token.Kind;
import java.util.ArrayList;

/** Reads templates: texts in quotes and heredocs. */
final class TemplateParser {

  private static final String NOT_CLOSED = "This sequence ends with a brace, expected here.";

  private final Tokens tokens;
  private final ExpressionParser expressions;

  TemplateParser(Tokens tokens, ExpressionParser expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
  }

  Expression template() {
    var open = tokens.take();
    boolean isHeredoc = open.is(Kind.OPEN_HEREDOC);
    var pieces = new ArrayList<Piece>();
    var closing = isHeredoc ? Kind.CLOSE_HEREDOC : Kind.CLOSE_QUOTE;
    while (!tokens.isAt(closing)) {
      if (tokens.isAt(Kind.END)) {
        throw new Mistake(tokens.peek(), unclosed(open, isHeredoc));
      }
      pieces.add(piece());
    }
    var end = tokens.take();
    if (open.text().startsWith("<<-")) {
      TemplatePieces.outdent(pieces);
    }
    return new Template(tokens.place(open), new TemplatePieces(pieces, end).parts());
  }

  /** All that there is, as one template. */
  Expression whole(Place place) {
    var pieces = new ArrayList<Piece>();
    while (!tokens.isAt(Kind.END)) {
      pieces.add(piece());
    }
    return new Template(place, new TemplatePieces(pieces, tokens.peek()).parts());
  }

  private static String unclosed(Token open, boolean isHeredoc) {
    return isHeredoc
        ? "The heredoc of line %d is not closed: its word %s stands alone on a line that ends."
            .formatted(open.line(), Words.marker(open.text()))
        : "The string of line %d is not closed.".formatted(open.line());
  }

  private Piece piece() {
    var token = tokens.take();
    return switch (token.kind()) {
      case QUOTED_TEXT -> new Piece.Literal(token, Escapes.resolve(token, true));
      case HEREDOC_TEXT -> new Piece.Literal(token, Escapes.resolve(token, false));
      case OPEN_INTERPOLATION -> tokens.within(false, () -> interpolation(token));
      case OPEN_DIRECTIVE -> tokens.within(false, () -> directive(token));
      default -> throw new Mistake(token, "This does not belong into a text.");
    };
  }

  private Piece interpolation(Token open) {
    var expression = expressions.expression();
    return new Piece.Interpolation(open, expression, close(open));
  }

  private Token close(Token open) {
    if (tokens.isAt(Kind.END)) {
      throw new Mistake(open, "This sequence is not closed with a brace.");
    }
    if (tokens.isAt(Kind.COLON)) {
      throw new Mistake(
          tokens.peek(), "A colon means nothing here. If this is for a shell, write $${ for ${.");
    }
    return tokens.take(Kind.CLOSE_SEQUENCE, NOT_CLOSED);
  }

  private Piece directive(Token open) {
    var word = tokens.take(Kind.IDENT, "One of if, else, endif, for and endfor is expected here.");
    return switch (word.text()) {
      case "if" -> {
        var condition = expressions.expression();
        yield new Piece.If(open, condition, close(open));
      }
      case "for" -> {
        var intro = new CollectionParser(tokens, expressions).intro();
        yield new Piece.For(open, intro, close(open));
      }
      case "else", "endif", "endfor" -> new Piece.Word(open, word.text(), close(open));
      default ->
          throw new Mistake(
              word,
              "There is no \"%s\" in a template: it is if, else, endif, for or endfor."
                  .formatted(word.text()));
    };
  }

  /** A text in quotes without sequences. */
  String plain() {
    tokens.take();
    var text = new StringBuilder();
    while (!tokens.skip(Kind.CLOSE_QUOTE)) {
      var token = tokens.take();
      switch (token.kind()) {
        case QUOTED_TEXT -> text.append(Escapes.resolve(token, true));
        case OPEN_INTERPOLATION, OPEN_DIRECTIVE ->
            throw new Mistake(
                token, "A label is a plain text. For a sign as such, write it twice: $${.");
        default -> throw new Mistake(token, "This label is not closed with a quote.");
      }
    }
    return text.toString();
  }
}
