package io.mindscape.slipway.policies.hcl;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.hcl.Token.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/**
 * The tokens of a file as the parser goes through them: without spaces and comments, and without
 * ends of lines where these mean nothing.
 */
final class Tokens {

  /** How deep expressions and blocks may stand in one another. */
  private static final int DEEPEST = 100;

  /** How long chains of operators may be at the outermost level. */
  private static final int LONGEST_CHAIN = 240;

  private final String path;
  private final List<Token> tokens;
  private final Deque<Boolean> newlines = new ArrayDeque<>(List.of(true));
  private int at;
  private int depth;

  Tokens(String path, List<Token> tokens) {
    this.path = path;
    this.tokens =
        tokens.stream()
            .filter(token -> !token.is(Kind.SPACE) && !token.is(Kind.BOM))
            .filter(token -> !token.is(Kind.COMMENT) || token.text().endsWith("\n"))
            .map(
                token ->
                    token.is(Kind.COMMENT)
                        ? new Token(Kind.NEWLINE, token.text(), token.line(), token.column())
                        : token)
            .toList();
  }

  Place place(Token token) {
    return new Place(path, token.line(), token.column());
  }

  Token peek() {
    return tokens.get(next());
  }

  boolean isAt(Kind kind) {
    return peek().is(kind);
  }

  boolean isAtWord(String word) {
    return peek().isWord(word);
  }

  Token take() {
    int found = next();
    at = Math.min(found + 1, tokens.size() - 1);
    return tokens.get(found);
  }

  /** Takes the next token if it is such a one. */
  boolean skip(Kind kind) {
    boolean found = isAt(kind);
    if (found) {
      take();
    }
    return found;
  }

  Token take(Kind kind, String otherwise) {
    if (!isAt(kind)) {
      throw new Mistake(peek(), otherwise);
    }
    return take();
  }

  /** How far the reading has come; for {@link #since}. */
  int mark() {
    return at;
  }

  /** All tokens from a mark on. */
  List<Token> since(int mark) {
    return tokens.subList(mark, tokens.size());
  }

  /** Goes on with the {@code index}th token behind a mark. */
  void goTo(int mark, int index) {
    at = Math.min(mark + index, tokens.size() - 1);
  }

  /** Reads something inside which ends of lines mean something or not. */
  <T> T within(boolean isByLine, Supplier<T> reading) {
    newlines.push(isByLine);
    try {
      return reading.get();
    } finally {
      newlines.pop();
    }
  }

  /** Reads something that stands in something else. */
  <T> T deeper(Supplier<T> reading) {
    if (depth >= DEEPEST) {
      throw new Mistake(
          peek(), "This stands more than %d levels deep, which nobody reads.".formatted(DEEPEST));
    }
    depth++;
    try {
      return reading.get();
    } finally {
      depth--;
    }
  }

  /**
   * Bounds chains of operators, which make deep trees too: the deeper they stand, the shorter they
   * have to be.
   */
  void link(int links) {
    if (links > Math.max(10, LONGEST_CHAIN / Math.max(1, depth))) {
      throw new Mistake(
          peek(), "This expression is a chain of more than %d links.".formatted(links - 1));
    }
  }

  private int next() {
    int found = at;
    while (tokens.get(found).is(Kind.NEWLINE) && !newlines.element()) {
      found++;
    }
    return found;
  }
}
