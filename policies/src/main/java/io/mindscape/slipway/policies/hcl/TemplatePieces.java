package io.mindscape.slipway.policies.hcl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pieces of a template in a row, and how they become a tree. */
final class TemplatePieces {

  private static final int DEEPEST = 50;

  private final List<Piece> pieces;
  private final Token end;
  private int at;
  private int depth;

  /**
   * @param end the token that closes the template
   */
  TemplatePieces(List<Piece> pieces, Token end) {
    this.pieces = pieces;
    this.end = end;
  }

  /** A piece as it is written. */
  sealed interface Piece {
    Token token();

    /** Text, escapes resolved. */
    record Literal(Token token, String text) implements Piece {}

    record Interpolation(Token token, Expression expression, Token close) implements Piece {}

    record If(Token token, Expression condition, Token close) implements Piece {}

    record For(Token token, Expression.For.Intro intro, Token close) implements Piece {}

    /** {@code else}, {@code endif}, {@code endfor}. */
    record Word(Token token, String word, Token close) implements Piece {}

    private @Nullable Token closing() {
      return switch (this) {
        case Literal literal -> null;
        case Interpolation(var open, var expression, var close) -> close;
        case If(var open, var condition, var close) -> close;
        case For(var open, var intro, var close) -> close;
        case Word(var open, var word, var close) -> close;
      };
    }
  }

  List<TemplatePart> parts() {
    var parts = new ArrayList<TemplatePart>();
    while (at < pieces.size()) {
      if (pieces.get(at) instanceof Piece.Word word) {
        throw unexpected(word);
      }
      add(parts);
    }
    return parts;
  }

  private static Mistake unexpected(Piece.Word word) {
    return new Mistake(word.token(), "There is nothing for this %s to end.".formatted(word.word()));
  }

  private void add(List<TemplatePart> parts) {
    int here = at++;
    switch (pieces.get(here)) {
      case Piece.Literal literal -> text(parts, stripped(here, literal.text()));
      case Piece.Interpolation piece ->
          parts.add(new TemplatePart.Interpolation(piece.expression()));
      case Piece.If piece -> parts.add(branch(piece));
      case Piece.For piece -> {
        var body = new ArrayList<TemplatePart>();
        until(body, piece.token(), "for", "endfor");
        parts.add(new TemplatePart.Loop(piece.intro(), body));
      }
      case Piece.Word word -> throw unexpected(word);
    }
  }

  private TemplatePart branch(Piece.If piece) {
    var yes = new ArrayList<TemplatePart>();
    var no = new ArrayList<TemplatePart>();
    if (until(yes, piece.token(), "if", "else", "endif").equals("else")) {
      until(no, piece.token(), "if", "endif");
    }
    return new TemplatePart.If(piece.condition(), yes, no);
  }

  /** Reads up to one of the words and tells which it was. */
  private String until(List<TemplatePart> parts, Token open, String what, String... words) {
    while (at < pieces.size()) {
      if (pieces.get(at) instanceof Piece.Word word) {
        if (!List.of(words).contains(word.word())) {
          throw new Mistake(
              word.token(),
              "The %s of line %d expects %s here."
                  .formatted(what, open.line(), String.join(" or ", words)));
        }
        at++;
        return word.word();
      }
      deeper(parts, open);
    }
    throw new Mistake(end, "The %s of line %d has no end%s.".formatted(what, open.line(), what));
  }

  private void deeper(List<TemplatePart> parts, Token open) {
    if (depth >= DEEPEST) {
      throw new Mistake(open, "This stands more than %d levels deep.".formatted(DEEPEST));
    }
    depth++;
    add(parts);
    depth--;
  }

  private static void text(List<TemplatePart> parts, String text) {
    int last = parts.size() - 1;
    if (last >= 0 && parts.get(last) instanceof TemplatePart.Text(var before)) {
      parts.set(last, new TemplatePart.Text(before + text));
    } else {
      parts.add(new TemplatePart.Text(text));
    }
  }

  /** Without the spaces that a tilde beside it takes away. */
  private String stripped(int index, String text) {
    var kept = text;
    var before = index > 0 ? pieces.get(index - 1).closing() : null;
    if (before != null && before.text().startsWith("~")) {
      kept = kept.stripLeading();
    }
    var after = index + 1 < pieces.size() ? pieces.get(index + 1) : null;
    boolean isTilde =
        after != null && after.closing() != null && after.token().text().endsWith("~");
    return isTilde ? kept.stripTrailing() : kept;
  }

  /** Takes the indentation away that all lines share; blank lines do not count. */
  static void outdent(List<Piece> pieces) {
    int least = Integer.MAX_VALUE;
    var first = new ArrayList<Integer>();
    boolean isLineStart = true;
    for (int index = 0; index < pieces.size(); index++) {
      var text = pieces.get(index) instanceof Piece.Literal literal ? literal.text() : null;
      if (isLineStart && text == null) {
        least = 0;
      } else if (isLineStart && text != null && !(text.isBlank() && text.endsWith("\n"))) {
        first.add(index);
        least = Math.min(least, text.length() - text.stripLeading().length());
      }
      isLineStart = text != null && text.endsWith("\n");
    }
    for (int index : first) {
      var literal = (Piece.Literal) pieces.get(index);
      pieces.set(index, new Piece.Literal(literal.token(), literal.text().substring(least)));
    }
  }
}
