package io.mindscape.slipway.policies.yaml;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import java.util.Locale;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says in a person's words why a text is no YAML. */
final class SyntaxProblem {

  private SyntaxProblem() {}

  static Finding of(String path, Marks marks, String text, MarkedYAMLException e) {
    Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
    var place = mark == null ? Place.startOf(path) : marks.place(mark);
    var indent = Lines.line(text, place.line());
    if (startsWithTab(indent)) {
      return YamlReader.problem(
          "yaml/tab",
          "A tab stands where YAML wants spaces. Indent with spaces.",
          new Place(path, place.line(), indent.indexOf('\t') + 1));
    }
    var problem = e.getProblem() == null ? "it cannot be read" : e.getProblem();
    var context = e.getContext() == null ? "" : " (" + e.getContext() + ")";
    return YamlReader.problem("yaml/syntax", "This is no YAML: " + problem + context + ".", place);
  }

  /** For limits, which SnakeYAML tells without a place. */
  static Finding withoutPlace(String path, String text, Throwable e) {
    if (e instanceof BoundedComposer.TooManyNodes) {
      return YamlReader.problem(
          "yaml/too-large",
          "The file has %s; Kubernetes takes no manifest of that size. Split it."
              .formatted(e.getMessage()),
          Place.startOf(path));
    }
    if (e instanceof NumberFormatException) {
      return YamlReader.problem(
          "yaml/syntax",
          "This is no YAML: the file ends within an escape.",
          Lines.placeOf(path, text, text.length()));
    }
    var words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    if (words.contains("alias") || words.contains("nesting") || e instanceof StackOverflowError) {
      return YamlReader.problem(
          "yaml/anchor-bomb",
          "The file has more aliases or is nested deeper than anything that Kubernetes takes.",
          Place.startOf(path));
    }
    return YamlReader.problem(
        "yaml/syntax", "This is no YAML: " + e.getMessage() + ".", Place.startOf(path));
  }

  private static boolean startsWithTab(String line) {
    int tab = line.indexOf('\t');
    return tab >= 0 && line.substring(0, tab).isBlank();
  }
}
