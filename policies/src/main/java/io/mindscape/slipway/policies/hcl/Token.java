package io.mindscape.slipway.policies.hcl;

/**
 * A piece of a file. The texts of all tokens, one after another, are the file.
 *
 * @param line from 1
 * @param column from 1, in code points
 */
record Token(Kind kind, String text, int line, int column) {

  boolean is(Kind other) {
    return kind == other;
  }

  boolean isWord(String word) {
    return kind == Kind.IDENT && text.equals(word);
  }

  /** What a token is. */
  enum Kind {
    /** A byte order mark. */
    BOM,
    /** Spaces and tabs. */
    SPACE,
    /** One that runs to the end of its line has the line's end in it. */
    COMMENT,
    NEWLINE,
    IDENT,
    NUMBER,
    OPEN_BRACE,
    CLOSE_BRACE,
    OPEN_BRACKET,
    CLOSE_BRACKET,
    OPEN_PAREN,
    CLOSE_PAREN,
    OPEN_QUOTE,
    CLOSE_QUOTE,
    /** {@code <<EOT} or {@code <<-EOT}, with the line's end. */
    OPEN_HEREDOC,
    /** The closing word, without the line's end. */
    CLOSE_HEREDOC,
    /** Text between quotes, escapes as they are written. */
    QUOTED_TEXT,
    /** Text of a heredoc, up to the end of its line. */
    HEREDOC_TEXT,
    /** <code>${</code> */
    OPEN_INTERPOLATION,
    /** <code>%{</code> */
    OPEN_DIRECTIVE,
    /** The end of either. */
    CLOSE_SEQUENCE,
    STAR,
    SLASH,
    PLUS,
    MINUS,
    PERCENT,
    EQUAL,
    SAME,
    NOT_SAME,
    LESS,
    LESS_OR_SAME,
    GREATER,
    GREATER_OR_SAME,
    AND,
    OR,
    NOT,
    DOT,
    COMMA,
    DOUBLE_COLON,
    ELLIPSIS,
    FAT_ARROW,
    QUESTION,
    COLON,
    /** What the language has no use for. */
    INVALID,
    /** The end of the file, of no length. */
    END
  }
}
