package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.jobs.trace.Spots.Alike;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a Helm template by their indentation. A template is no YAML, but whoever writes one
 * lays it out as the YAML that it is to become; lines of the template language alone are passed
 * over.
 */
final class Outline {

  private static final Pattern LINE =
      Pattern.compile("(\\s*)((?:- +)*)(?:\"?([A-Za-z0-9_./-]+)\"?\\s*:(?:\\s+(.*))?|(.*))");

  private final List<List<Row>> documents;

  private Outline(List<List<Row>> documents) {
    this.documents = documents;
  }

  static Outline of(String template) {
    var documents = new ArrayList<List<Row>>();
    var rows = new ArrayList<Row>();
    documents.add(rows);
    int number = 0;
    boolean inComment = false;
    for (var line : template.lines().toList()) {
      number++;
      var text = line.strip();
      if (inComment || text.matches("\\{\\{-? ?/\\*.*")) {
        inComment = !text.contains("*/");
      } else if (text.startsWith("---")) {
        rows = new ArrayList<>();
        documents.add(rows);
      } else if (text.startsWith("{{")) {
        instruct(rows, text);
      } else if (!text.isEmpty() && !text.startsWith("#")) {
        rows.add(row(number, line));
      }
    }
    return new Outline(documents);
  }

  /**
   * The row of a node, or of the nearest above it that the template writes; empty where the
   * template does not say which of its documents it is in.
   */
  Optional<Found> find(Alike document, List<Step> way) {
    var rows = rows(document);
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    var deepest = rows.get(0);
    int steps = 0;
    for (var step : way) {
      var next =
          switch (step) {
            case Step.Key(var key) -> key(rows, key);
            case Step.Item item -> item(rows, item);
          };
      if (next.isEmpty()) {
        break;
      }
      deepest = next.get(0);
      rows = step instanceof Step.Key ? next.subList(1, next.size()) : next;
      steps++;
    }
    return Optional.of(new Found(deepest, way.subList(steps, way.size())));
  }

  /** The rows of the document that became {@code document}. */
  private List<Row> rows(Alike document) {
    var alike = documents.stream().filter(rows -> isOfKind(rows, document.kind())).toList();
    if (alike.size() == 1) {
      return alike.get(0);
    }
    return alike.size() == document.of() ? alike.get(document.at()) : List.of();
  }

  private static boolean isOfKind(List<Row> rows, String kind) {
    return rows.stream().anyMatch(row -> row.indent() == 0 && row.is("kind", kind));
  }

  /** The row of a key directly in {@code rows}, and what is below it; empty where it is not. */
  private static List<Row> key(List<Row> rows, String key) {
    int indent = rows.stream().mapToInt(Row::indent).min().orElse(0);
    for (int at = 0; at < rows.size(); at++) {
      if (rows.get(at).indent() == indent && rows.get(at).key().equals(key)) {
        int end = at + 1;
        while (end < rows.size() && rows.get(end).indent() > indent) {
          end++;
        }
        return rows.subList(at, end);
      }
    }
    return List.of();
  }

  /** The rows of an item: by its position, else by its name, else the only one of a loop. */
  private static List<Row> item(List<Row> rows, Step.Item item) {
    var items = items(rows);
    if (items.size() == item.of()) {
      return items.get(item.at());
    }
    var named =
        items.stream()
            .filter(
                one ->
                    !item.name().isEmpty()
                        && key(one, "name").stream()
                            .limit(1)
                            .anyMatch(row -> row.is("name", item.name())))
            .toList();
    if (named.size() == 1) {
      return named.get(0);
    }
    return items.size() == 1 ? items.get(0) : List.of();
  }

  private static List<List<Row>> items(List<Row> rows) {
    int dash = rows.stream().mapToInt(Row::dash).filter(at -> at >= 0).min().orElse(-1);
    var items = new ArrayList<List<Row>>();
    int start = -1;
    for (int at = 0; at <= rows.size(); at++) {
      if (at == rows.size() || (dash >= 0 && rows.get(at).dash() == dash)) {
        if (start >= 0) {
          items.add(rows.subList(start, at));
        }
        start = at;
      }
    }
    return items;
  }

  /** What a line of a template says by itself. */
  static Row row(int number, String line) {
    var form = LINE.matcher(line);
    if (!form.matches()) {
      throw new IllegalStateException("every line has a form: " + line);
    }
    int spaces = form.group(1).length();
    int dashes = form.group(2).length();
    var key = form.group(3);
    var value = key == null ? form.group(5) : form.group(4);
    return new Row(
        number,
        spaces + dashes,
        dashes > 0 ? spaces : -1,
        key == null ? "" : key,
        value == null ? "" : value.strip());
  }

  /** An instruction on a line of its own fills in the key above it. */
  private static void instruct(List<Row> rows, String instruction) {
    if (rows.isEmpty() || !instruction.contains("toYaml")) {
      return;
    }
    var above = rows.get(rows.size() - 1);
    if (above.value().isEmpty()) {
      rows.set(
          rows.size() - 1,
          new Row(above.line(), above.indent(), above.dash(), above.key(), instruction));
    }
  }

  /**
   * A line with a key or an item.
   *
   * @param line from 1
   * @param indent how many characters stand before its key
   * @param dash how many stand before the dash of the item that it begins; -1 where it begins none
   * @param value what follows the key, or the instruction on the next line that fills it in
   */
  record Row(int line, int indent, int dash, String key, String value) {
    boolean is(String wantedKey, String wantedValue) {
      return key.equals(wantedKey) && plain().equals(wantedValue);
    }

    /** Whether the template writes that value itself; null for any. */
    boolean isLiteral(@Nullable String text) {
      return !value.isEmpty() && !value.contains("{{") && (text == null || plain().equals(text));
    }

    private String plain() {
      var bare = value.replaceFirst("\\s+#.*$", "");
      return bare.matches("\"[^\"]*\"|'[^']*'") ? bare.substring(1, bare.length() - 1) : bare;
    }
  }

  /**
   * What was found.
   *
   * @param rest the steps that lead on from there, which the template does not write itself
   */
  record Found(Row row, List<Step> rest) {
    /** The path of the only value that fills it in; null for none or several. */
    @Nullable String reference() {
      return References.only(row.value());
    }
  }
}
