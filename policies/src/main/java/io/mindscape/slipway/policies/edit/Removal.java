package io.mindscape.slipway.policies.edit;

import io.mindscape.slipway.policies.edit.Cst.Mapping;

/** What goes with a key that is taken away. */
final class Removal {

  private static final String EMPTY = "{}";

  private final Page page;

  Removal(Page page) {
    this.page = page;
  }

  /**
   * The pair at {@code position}.
   *
   * @param isRoot whether the mapping is a whole document, whose first comments are the file's
   */
  Span pair(Mapping mapping, int position, boolean isRoot) {
    var pair = mapping.pairs().get(position);
    int start = pair.key().start();
    int end = page.last(pair.value());
    if (mapping.pairs().size() == 1) {
      return mapping.flow()
          ? new Span(mapping.start(), mapping.end(), EMPTY)
          : new Span(start, end, EMPTY);
    }
    if (mapping.flow()) {
      return fromBraces(mapping, position);
    }
    if (!page.endsLine(end)) {
      throw new Unfit("something follows in its last line");
    }
    if (!page.beginsLine(start)) {
      return behindDash(mapping, position);
    }
    boolean ownsComments = !(isRoot && position == 0);
    return wholeLines(ownsComments ? firstComment(start) : page.lineStart(start), start, end);
  }

  private Span wholeLines(int from, int key, int end) {
    // Deeper comments below belong to what goes.
    int last = page.lastComment(end, page.column(key));
    int to = page.nextLine(last);
    boolean isLast = to == page.text().length() && page.lineEnd(last) == to;
    return isLast && from > 0 ? new Span(beforeBreak(from), to, "") : new Span(from, to, "");
  }

  /** Without an end of the last line, the one before it becomes the last, and has none either. */
  private int beforeBreak(int lineStart) {
    int at = lineStart;
    if (at > 0 && page.text().charAt(at - 1) == '\n') {
      at--;
    }
    if (at > 0 && page.text().charAt(at - 1) == '\r') {
      at--;
    }
    return at;
  }

  /** Where the comment begins that stands right above a key, as far in as it. */
  private int firstComment(int key) {
    int from = page.lineStart(key);
    while (from > 0) {
      int above = page.lineStart(from - 1 - (endsWithTwo(from) ? 1 : 0));
      var line = page.rest(above);
      boolean isOwn =
          Page.isComment(line) && line.length() - line.stripLeading().length() == page.column(key);
      if (!isOwn || above >= from) {
        return from;
      }
      from = above;
    }
    return from;
  }

  private boolean endsWithTwo(int lineStart) {
    return lineStart > 1 && page.text().startsWith("\r\n", lineStart - 2);
  }

  /** The first of several in an item of a list: the next takes its place behind the dash. */
  private Span behindDash(Mapping mapping, int position) {
    if (position > 0) {
      throw new Unfit("it does not begin its line");
    }
    int start = mapping.pairs().getFirst().key().start();
    int end = page.last(mapping.pairs().getFirst().value());
    int next = mapping.pairs().get(1).key().start();
    var between = page.text().substring(page.lineEnd(end), next);
    int comment = between.indexOf('#');
    return new Span(start, comment < 0 ? next : page.lineEnd(end) + comment, "");
  }

  private Span fromBraces(Mapping mapping, int position) {
    var pair = mapping.pairs().get(position);
    if (position + 1 < mapping.pairs().size()) {
      int next = mapping.pairs().get(position + 1).key().start();
      var span = new Span(pair.key().start(), next, "");
      return withoutComment(span, page.last(pair.value()));
    }
    var before = mapping.pairs().get(position - 1);
    return withoutComment(
        new Span(page.last(before.value()), page.last(pair.value()), ""),
        page.last(before.value()));
  }

  private Span withoutComment(Span span, int from) {
    if (page.text().substring(from, span.end()).indexOf('#') >= 0) {
      throw new Unfit("a comment stands beside it within the braces");
    }
    return span;
  }
}
