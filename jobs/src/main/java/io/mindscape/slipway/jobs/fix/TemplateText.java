package io.mindscape.slipway.jobs.fix;

import io.mindscape.slipway.policies.edit.Change;
import io.mindscape.slipway.policies.edit.Value;
import io.mindscape.slipway.policies.edit.Written;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A template as lines: it is no YAML before it is rendered, so what may be changed is guessed by
 * how it looks, and tried.
 */
final class TemplateText {

  private static final int LONGEST_BLOCK = 4;

  /** What stands before the key, the key, and what follows on the line. */
  private static final Pattern KEY =
      Pattern.compile("( *(?:- +)*)([A-Za-z0-9_][A-Za-z0-9_./-]*):(?: +(.*))?");

  private static final Pattern COMMENT = Pattern.compile("\\s+#[^{]*");

  private static final Pattern OPENS =
      Pattern.compile("\\{\\{-?\\s*(?:if|with|range|define|block)\\b");
  private static final Pattern ENDS = Pattern.compile("\\{\\{-?\\s*end\\b");
  private static final Pattern TURNS = Pattern.compile("\\{\\{-?\\s*else\\b");

  private final List<String> lines;

  TemplateText(SourceFile file) {
    this.lines = file.text().lines().toList();
  }

  /** A line with a key; {@code column} is that of the key. */
  private record Line(int at, int column, String before, String key, String rest) {
    boolean isItem() {
      return before.contains("-");
    }
  }

  private Optional<Line> line(int at) {
    if (at < 0 || at >= lines.size()) {
      return Optional.empty();
    }
    var found = KEY.matcher(lines.get(at));
    if (!found.matches()) {
      return Optional.empty();
    }
    var rest = found.group(3) == null ? "" : found.group(3).strip();
    return Optional.of(new Line(at, found.group(1).length(), found.group(1), found.group(2), rest));
  }

  private List<Line> linesOf(String key) {
    var found = new ArrayList<Line>();
    for (int at = 0; at < lines.size(); at++) {
      line(at).filter(line -> line.key().equals(key)).ifPresent(found::add);
    }
    return found;
  }

  /**
   * A key put in near a line.
   *
   * @param number of a line of the mapping that it goes into, or of one above it, from 1
   * @param parent the key of that mapping: the new one goes below it, where it is met
   */
  List<Change> insertions(int number, String parent, String key, Value value) {
    var near = line(number - 1);
    if (near.isEmpty()) {
      return List.of();
    }
    var line = near.get();
    var changes = new ArrayList<Change>();
    parent(line, parent)
        .map(above -> below(above, Written.lines(key, value, child(above), listStep())))
        .ifPresent(changes::add);
    if (!line.key().equals(parent)) {
      simple(line.at(), line.column())
          .map(other -> below(other, Written.lines(key, value, line.column(), listStep())))
          .ifPresent(changes::add);
    }
    return changes;
  }

  /** The line of a key with something below it, from a line to the end of what that is part of. */
  private Optional<Line> parent(Line from, String key) {
    for (int at = from.at(); at < lines.size(); at++) {
      if (isOutside(lines.get(at), from.column(), at > from.at())) {
        return Optional.empty();
      }
      var line = line(at).filter(one -> one.key().equals(key) && one.rest().isEmpty());
      if (line.isPresent()) {
        return line;
      }
    }
    return Optional.empty();
  }

  /** Something in the place of {@code {}} as the value of a key. */
  List<Change> filled(String key, Value value) {
    return linesOf(key).stream()
        .filter(line -> line.rest().equals("{}"))
        .map(
            line -> {
              var come = new ArrayList<>(Written.lines(key, value, line.column(), listStep()));
              come.set(0, line.before() + come.getFirst().substring(line.column()));
              return (Change) new Change.Lines(line.at() + 1, gone(line, 1), come);
            })
        .toList();
  }

  /** Another value where a key has the one that is given. */
  List<Change> replaced(String key, String old, Value value) {
    var changes = new ArrayList<Change>();
    for (var line : linesOf(key)) {
      var text = Written.inLine(value);
      for (var quote : List.of("", "\"", "'")) {
        var behind = behind(line.rest(), quote + old + quote);
        if (behind.isPresent()) {
          var quoted = text.startsWith("\"") || quote.isEmpty() ? text : quote + text + quote;
          var come = "%s%s: %s%s".formatted(line.before(), key, quoted, behind.get());
          changes.add(new Change.Lines(line.at() + 1, gone(line, 1), List.of(come)));
        }
      }
    }
    return changes;
  }

  /**
   * What stands behind a value: nothing, or a comment; nothing at all where it is another value.
   */
  private static Optional<String> behind(String rest, String value) {
    if (!rest.startsWith(value)) {
      return Optional.empty();
    }
    var behind = rest.substring(value.length());
    return Optional.of(behind).filter(text -> text.isEmpty() || COMMENT.matcher(text).matches());
  }

  /** A key that goes, with its value. */
  List<Change> removed(String key) {
    return linesOf(key).stream()
        .filter(line -> !line.isItem())
        .filter(line -> isPlain(line, block(line)))
        .map(line -> (Change) new Change.Lines(line.at() + 1, gone(line, block(line)), List.of()))
        .toList();
  }

  /** A key of one line that is only there where something is not so. */
  List<Change> unless(String condition, String key) {
    var not = condition.indexOf(' ') < 0 ? condition : "(" + condition + ")";
    return linesOf(key).stream()
        .filter(line -> !line.isItem() && isSingle(line))
        .map(
            line -> {
              var indent = " ".repeat(line.column());
              var come =
                  List.of(
                      indent + "{{- if not " + not + " }}",
                      lines.get(line.at()),
                      indent + "{{- end }}");
              return (Change) new Change.Lines(line.at() + 1, gone(line, 1), come);
            })
        .toList();
  }

  /** What {@code .Values.…} a key is made of, in its line or in the next. */
  List<String> values(String key) {
    var found = new ArrayList<String>();
    for (var line : linesOf(key)) {
      var next = line.at() + 1 < lines.size() ? lines.get(line.at() + 1) : "";
      var text = line.rest().isEmpty() ? next : line.rest();
      var value = VALUES.matcher(text);
      if (value.find()) {
        found.add(value.group(1));
      }
    }
    return found.stream().distinct().toList();
  }

  private static final Pattern VALUES =
      Pattern.compile("\\{\\{-?[^}]*?\\.Values\\.([A-Za-z0-9_]+(?:\\.[A-Za-z0-9_]+)*)");

  /** The condition of the first line, on which all of the template depends. */
  Optional<String> condition() {
    return lines.stream()
        .map(CONDITION::matcher)
        .limit(1)
        .filter(java.util.regex.Matcher::matches)
        .map(found -> found.group(1).strip())
        .findFirst();
  }

  private static final Pattern CONDITION =
      Pattern.compile("\\{\\{-?\\s*if\\s+([^{}]*?)\\s*-?\\}\\}\\s*");

  private Change below(Line line, List<String> more) {
    var come = new ArrayList<>(gone(line, 1));
    come.addAll(more);
    return new Change.Lines(line.at() + 1, gone(line, 1), come);
  }

  private List<String> gone(Line line, int count) {
    return lines.subList(line.at(), line.at() + count);
  }

  /** The first line from {@code at} whose key is at the column, whose value ends with it. */
  private Optional<Line> simple(int at, int column) {
    int depth = 0;
    for (int each = at; each < lines.size(); each++) {
      var text = lines.get(each);
      if (depth == 0 && (TURNS.matcher(text).find() || isOutside(text, column, each > at))) {
        return Optional.empty();
      }
      var line = line(each).filter(one -> one.column() == column && isSingle(one));
      if (depth == 0 && line.isPresent() && (each == at || !line.get().isItem())) {
        return line;
      }
      depth += count(OPENS, text) - count(ENDS, text);
      if (depth < 0) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean isOutside(String text, int column, boolean isLater) {
    return isLater && !text.isBlank() && !isAction(text) && indent(text) < column;
  }

  private static int count(Pattern pattern, String text) {
    return (int) pattern.matcher(text).results().count();
  }

  /** Whether the line has the whole value. */
  private boolean isSingle(Line line) {
    return !line.rest().isEmpty()
        && !line.rest().matches("[|>&*].*|.*\\b(?:n?indent|toYaml)\\b.*")
        && count(OPEN, line.rest()) == count(CLOSE, line.rest())
        && block(line) == 1;
  }

  private static final Pattern OPEN = Pattern.compile("\\{\\{");
  private static final Pattern CLOSE = Pattern.compile("\\}\\}");

  private boolean isPlain(Line line, int count) {
    if (count == 1) {
      return isSingle(line);
    }
    return count <= LONGEST_BLOCK
        && gone(line, count).stream().noneMatch(one -> one.contains("{{"));
  }

  /** How many lines the key and its value have. */
  private int block(Line line) {
    int end = line.at() + 1;
    for (int at = end; at < lines.size(); at++) {
      var text = lines.get(at);
      if (!text.isBlank()) {
        if (indent(text) <= line.column()) {
          break;
        }
        end = at + 1;
      }
    }
    return end - line.at();
  }

  private int child(Line line) {
    for (int at = line.at() + 1; at < lines.size(); at++) {
      var text = lines.get(at);
      if (!text.isBlank() && !isAction(text)) {
        return indent(text) > line.column() ? indent(text) : line.column() + 2;
      }
    }
    return line.column() + 2;
  }

  private int listStep() {
    for (int at = 0; at + 1 < lines.size(); at++) {
      var line = line(at).filter(one -> one.rest().isEmpty());
      var next = lines.get(at + 1);
      if (line.isPresent() && next.stripLeading().startsWith("- ")) {
        return Math.max(0, indent(next) - line.get().column());
      }
    }
    return 0;
  }

  private static boolean isAction(String text) {
    return text.stripLeading().startsWith("{{");
  }

  private static int indent(String text) {
    return text.length() - text.stripLeading().length();
  }
}
