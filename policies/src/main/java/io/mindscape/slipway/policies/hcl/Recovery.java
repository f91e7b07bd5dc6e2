package io.mindscape.slipway.policies.hcl;

import io.mindscape.slipway.policies.hcl.Token.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds where to go on after a mistake: at the end of the line on which all brackets since the
 * start of the item are closed; at the brace that ends the body around it; at an argument that
 * stands where none can, for the bracket before it was forgotten; or at a block at the edge of the
 * file, where everything around has ended.
 */
final class Recovery {

  private final List<Token> rest;
  private final Deque<Kind> open = new ArrayDeque<>();
  private final boolean isNested;
  private final int from;
  private int index;
  private boolean endsAll;

  /**
   * @param rest the tokens from the start of the item on
   * @param where the token at which the mistake was found
   * @param isNested whether the item stands in a block
   */
  Recovery(List<Token> rest, Token where, boolean isNested) {
    this.rest = rest;
    this.isNested = isNested;
    this.from = Math.max(0, rest.indexOf(where));
    while (!isFound()) {
      index++;
    }
  }

  /** Which of the tokens to go on with; never the first, unless that is the brace of the body. */
  int index() {
    return index;
  }

  /** Whether every body around the mistake has ended. */
  boolean endsAll() {
    return endsAll;
  }

  private boolean isFound() {
    var token = rest.get(index);
    if (token.is(Kind.END) || (index > from && beginsBlock(token))) {
      endsAll = isNested;
      return true;
    }
    if (index > from && isMisplacedArgument(token)) {
      return true;
    }
    var opening = opposite(token.kind());
    if (opening != null) {
      return !close(opening) && endsBody(token);
    }
    if (opens(token.kind())) {
      open.push(token.kind());
    } else if (token.is(Kind.NEWLINE) && index >= from && open.isEmpty()) {
      index++;
      return true;
    }
    return false;
  }

  private boolean endsBody(Token token) {
    return token.is(Kind.CLOSE_BRACE) && isNested && index >= from;
  }

  /** Closes a bracket and all that was left open in it; false where there is none. */
  private boolean close(Kind opening) {
    if (!open.contains(opening)) {
      return false;
    }
    while (open.pop() != opening) {
      // left open
    }
    return true;
  }

  private boolean isMisplacedArgument(Token token) {
    boolean isInList = open.peek() == Kind.OPEN_BRACKET || open.peek() == Kind.OPEN_PAREN;
    return isInList
        && token.is(Kind.IDENT)
        && rest.get(index - 1).is(Kind.NEWLINE)
        && rest.get(index + 1).is(Kind.EQUAL);
  }

  private boolean beginsBlock(Token token) {
    if (token.column() != 1 || !token.is(Kind.IDENT)) {
      return false;
    }
    var next = rest.get(index + 1);
    return next.is(Kind.OPEN_QUOTE) || next.is(Kind.OPEN_BRACE);
  }

  private static boolean opens(Kind kind) {
    return switch (kind) {
      case OPEN_BRACE, OPEN_BRACKET, OPEN_PAREN, OPEN_INTERPOLATION -> true;
      default -> false;
    };
  }

  private static @Nullable Kind opposite(Kind kind) {
    return switch (kind) {
      case CLOSE_BRACE -> Kind.OPEN_BRACE;
      case CLOSE_BRACKET -> Kind.OPEN_BRACKET;
      case CLOSE_PAREN -> Kind.OPEN_PAREN;
      case CLOSE_SEQUENCE -> Kind.OPEN_INTERPOLATION;
      default -> null;
    };
  }
}
