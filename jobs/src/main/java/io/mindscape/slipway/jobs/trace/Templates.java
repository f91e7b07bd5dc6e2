package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a chart that tells more than the chart does.
 *
 * <p>Each template becomes a partial, and in its place stands one that gives what it renders as a
 * JSON text: so Helm does not read it, sort it or refuse it for being no YAML. Lines that begin
 * with a key or a dash end with a {@link Mark#LINE}, and so do instructions that render lines of
 * their own; what such a line renders leads back to it, through every {@code include} and {@code
 * tpl}. No line begins or ends because of that, so that each rendered line stands where it stood.
 */
final class Templates {

  private static final String PARTIAL = "_slipway-";
  private static final Pattern TEMPLATE =
      Pattern.compile("((?:charts/[^/]+/)*templates)/((?:[^/]+/)*)([^/\"\\\\{}]+)");
  private static final Pattern SCHEMA = Pattern.compile("(?:charts/[^/]+/)*values\\.schema\\.json");
  private static final Pattern OTHER_TEXT =
      Pattern.compile("(?!.*(?:values|Chart)\\.ya?ml$).*\\.(?:ya?ml|tpl|txt)");

  private static final Pattern BLOCK = Pattern.compile(".*[:\\s-]\\|[-+]?\\s*(?:#.*)?");

  private final List<Line> lines = new ArrayList<>();
  private final boolean isMarking;
  private UnaryOperator<String> paths = path -> path;

  private Templates(boolean isMarking) {
    this.isMarking = isMarking;
  }

  /**
   * A line of a template.
   *
   * @param file in the tree
   * @param number from 1
   * @param indent how many characters stand before its key or text
   * @param isInstruction whether it is there for the lines that it renders, and is none of them
   */
  record Line(String file, int number, int indent, boolean isInstruction) {
    Place place() {
      return new Place(file, number, indent + 1);
    }
  }

  /**
   * The copy.
   *
   * @param lines those with marks, by the numbers of these
   * @param values the values whose lines have marks
   */
  record Copy(List<SourceFile> files, List<Line> lines, Variation values) {
    Copy {
      files = List.copyOf(files);
      lines = List.copyOf(lines);
    }

    @Nullable Line line(int mark) {
      return mark < lines.size() ? lines.get(mark) : null;
    }
  }

  /** With marks; a value of several lines may be a template too, and gets them as well. */
  static Copy marked(Ask ask, Layers layers, Written files) {
    var templates = new Templates(true);
    templates.paths = ask::path;
    var copies = templates.copy(ask.chart());
    var values = new HashMap<Leaf, Object>();
    for (var layer : layers.all()) {
      var path = layer.isOfChart() ? ask.path(layer.path()) : layer.path();
      var lines = files.source(path).map(file -> file.text().lines().toList()).orElse(List.of());
      for (var leaf : layer.leaves()) {
        templates.block(path, leaf, lines).ifPresent(text -> values.put(leaf, text));
      }
    }
    return new Copy(copies, templates.lines, new Variation(values));
  }

  /** Without marks. */
  static List<SourceFile> bare(List<SourceFile> chart) {
    return new Templates(false).copy(chart);
  }

  /** A value that stands as a block of lines, with marks. */
  private Optional<String> block(String path, Leaf leaf, List<String> lines) {
    int first = leaf.scalar().place().line();
    if (!leaf.text().contains("\n")
        || first > lines.size()
        || !BLOCK.matcher(lines.get(first - 1)).matches()) {
      return Optional.empty();
    }
    var text = new StringBuilder();
    var form = new TemplateLines();
    int number = first;
    for (var line : leaf.text().split("\n", -1)) {
      number++;
      text.append(number == first + 1 ? "" : "\n");
      text.append(marked(path, number, line, form.next(line)));
    }
    return Optional.of(text.toString());
  }

  private List<SourceFile> copy(List<SourceFile> chart) {
    var copies = new ArrayList<SourceFile>();
    for (var file : chart) {
      var form = TEMPLATE.matcher(file.path());
      if (form.matches()) {
        template(file, form.group(2), form.group(3), copies);
      } else if (OTHER_TEXT.matcher(file.path()).matches() && !isPacked(file.path())) {
        copies.add(marked(file, file.path()));
      } else if (!SCHEMA.matcher(file.path()).matches()) {
        copies.add(file);
      }
    }
    return copies;
  }

  private static boolean isPacked(String path) {
    return path.startsWith("crds/") || path.contains("/crds/");
  }

  private void template(SourceFile file, String folder, String name, List<SourceFile> copies) {
    if (name.startsWith("_")) {
      copies.add(marked(file, file.path()));
    } else if (!name.equals("NOTES.txt")) {
      var path = file.path();
      var partial = path.substring(0, path.length() - name.length()) + PARTIAL + name;
      copies.add(marked(file, partial));
      copies.add(
          new SourceFile(
              path,
              "text: {{ include (print $.Template.BasePath \"/%s%s%s\") . | toJson }}%n"
                  .formatted(folder, PARTIAL, name)
                  .getBytes(StandardCharsets.UTF_8)));
    }
  }

  private SourceFile marked(SourceFile file, String path) {
    if (!isMarking) {
      return new SourceFile(path, file.content());
    }
    var text = new StringBuilder();
    var form = new TemplateLines();
    int number = 0;
    for (var line : file.text().split("\n", -1)) {
      number++;
      boolean isWindows = line.endsWith("\r");
      var bare = isWindows ? line.substring(0, line.length() - 1) : line;
      text.append(number == 1 ? "" : "\n")
          .append(marked(paths.apply(file.path()), number, bare, form.next(bare)))
          .append(isWindows ? "\r" : "");
    }
    return new SourceFile(path, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private String marked(String file, int number, String line, TemplateLines.Form form) {
    return switch (form) {
      case NEITHER -> line;
      case KEY -> line + mark(file, number, line, false);
      case INSTRUCTION -> line + mark(file, number, line, true);
      case KEY_AND_INSTRUCTION -> {
        int colon = TemplateLines.colon(line);
        yield line.substring(0, colon + 1)
            + mark(file, number, line, false)
            + line.substring(colon + 1)
            + mark(file, number, line, true);
      }
    };
  }

  private String mark(String file, int number, String line, boolean isInstruction) {
    if (lines.size() == Mark.most()) {
      return "";
    }
    int indent = 0;
    while (indent < line.length()
        && (line.charAt(indent) == ' ' || line.startsWith("- ", indent))) {
      indent++;
    }
    lines.add(new Line(file, number, indent, isInstruction));
    return Mark.LINE.of(lines.size() - 1);
  }
}
