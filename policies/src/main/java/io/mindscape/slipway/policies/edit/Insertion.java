package io.mindscape.slipway.policies.edit;

import io.mindscape.slipway.policies.edit.Cst.Mapping;
import io.mindscape.slipway.policies.edit.Cst.Pair;
import io.mindscape.slipway.policies.edit.Cst.Scalar;
import io.mindscape.slipway.policies.edit.Cst.Sequence;
import io.mindscape.slipway.policies.edit.Value.Tree;
import java.util.List;

/** Where something new goes, and how it is written there. */
final class Insertion {

  private final Page page;
  private final Script script;

  Insertion(Page page, Script script) {
    this.page = page;
    this.script = script;
  }

  /** A key into a mapping that has others. */
  Span key(Mapping mapping, String key, Value value) {
    if (mapping.flow()) {
      return mapping.pairs().isEmpty()
          ? inside(mapping.start(), mapping.end(), flowPair(mapping, key, value))
          : behind(
              page.last(mapping.pairs().get(Order.before(mapping, key)).value()),
              mapping.start(),
              flowPair(mapping, key, value));
    }
    int column = page.column(mapping.pairs().getFirst().key().start());
    int last = page.last(mapping.pairs().get(Order.before(mapping, key)).value());
    return lines(last, column, script.pair(key, value, column));
  }

  /** An item to the end of a list. */
  Span item(Sequence list, Value item) {
    if (list.flow()) {
      return list.items().isEmpty()
          ? inside(list.start(), list.end(), script.flow(item))
          : behind(page.last(list.items().getLast()), list.start(), script.flow(item));
    }
    int column = page.column(list.start());
    return lines(page.last(list), column, script.item(item, column));
  }

  /** A mapping or a list as the value of a key that has none: nothing, or an empty one. */
  Span value(Pair pair, Value value) {
    int colon = page.text().indexOf(':', page.last(pair.key()));
    int end = page.last(pair.value());
    boolean isOneLine = page.lineEnd(colon) == page.lineEnd(end) && page.endsLine(end);
    if (!isOneLine || hasProperties(pair.value(), colon)) {
      throw new Unfit("its value is written in a way that cannot be changed in place");
    }
    int column = page.column(pair.key().start());
    var below = script.pair(pair.name(), value, column);
    var added = joined(end, below.subList(1, below.size()));
    return new Span(colon + 1, page.lineEnd(end), trimmed(page.rest(end)) + added);
  }

  /** The same within braces, or where it is an item of a list. */
  Span flowValue(Cst nothing, Value value) {
    boolean isUnwritten = nothing.start() == nothing.end();
    return new Span(nothing.start(), nothing.end(), (isUnwritten ? " " : "") + script.flow(value));
  }

  /** A single value as the value of a key that has none. */
  Span scalar(Scalar nothing, Value value) {
    return flowValue(nothing, value);
  }

  private boolean hasProperties(Cst value, int colon) {
    return !page.text().substring(colon + 1, value.start()).isBlank();
  }

  private static String trimmed(String rest) {
    return rest.isBlank() ? "" : rest;
  }

  private Span lines(int behind, int column, List<String> lines) {
    if (!page.endsLine(behind)) {
      throw new Unfit("something follows in the line where it would have to go");
    }
    int last = page.lastComment(behind, column);
    return Span.insertion(page.lineEnd(last), joined(last, lines));
  }

  private String joined(int at, List<String> lines) {
    var eol = page.eol(at);
    return eol + String.join(eol, lines);
  }

  /** Between the braces or brackets, where nothing is. */
  private Span inside(int start, int end, String text) {
    var between = page.text().substring(start + 1, end - 1);
    if (!between.isBlank()) {
      throw new Unfit("there is a comment where it would have to go");
    }
    var pad = between.equals(" ") ? " " : "";
    return new Span(start + 1, end - 1, pad + text + pad);
  }

  /** After another within braces or brackets; in a line of its own where the others are. */
  private Span behind(int last, int start, String text) {
    int open = page.lineEnd(start);
    boolean ownLines =
        open != page.lineEnd(last) && page.text().substring(start + 1, open).isBlank();
    if (!ownLines) {
      return Span.insertion(last, ", " + text);
    }
    var first = page.text().substring(page.lineStart(last), page.lineEnd(last));
    var indent = first.substring(0, first.length() - first.stripLeading().length());
    var rest = page.rest(last);
    var after = rest.stripLeading();
    boolean hasComma = after.startsWith(",");
    var tail = hasComma ? after.substring(1) : after;
    if (!tail.isBlank() && !Page.isComment(tail)) {
      return Span.insertion(last, ", " + text);
    }
    return new Span(
        last,
        page.lineEnd(last),
        (hasComma ? rest : "," + rest) + page.eol(last) + indent + text + (hasComma ? "," : ""));
  }

  /** Where the other keys are in quotes, as in JSON, this one is. */
  private String flowPair(Mapping mapping, String key, Value value) {
    var writer = Habits.allQuoted(mapping) ? new Script(script.habits().quoting()) : script;
    return writer.flowPair(new Value.Pair(key, value));
  }

  /** What a mapping becomes that is put in for nothing. */
  static boolean isMany(Value value) {
    return value instanceof Tree || value instanceof Value.Items;
  }
}
