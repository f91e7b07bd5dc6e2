package io.mindscape.slipway.policies.reference;

import io.mindscape.slipway.policies.Given;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Objects, and what is to be said of them: {@code «rule»} or {@code «warning rule»} stands before
 * the value, or the key, where a finding has to begin.
 *
 * @param title a sentence
 * @param beside names of fragments
 * @param options {@code folder}, {@code partial}, {@code external Kind/name}
 * @param text without the marks
 * @param expected {@code line:column severity rule}
 * @param messages those that have to be, in order; empty for any
 */
record Example(
    String title,
    List<String> beside,
    List<String> options,
    String text,
    List<String> expected,
    List<String> messages) {

  private static final Pattern MARK = Pattern.compile("«(?:(warning) )?([a-z-]+)(@[a-z]+)?»");

  /** Reads those of a file: each begins with a line {@code @ fragments | title}. */
  static List<Example> all(String content) {
    var examples = new ArrayList<Example>();
    for (var part : content.split("(?m)^@ ", -1)) {
      if (!part.isBlank()) {
        examples.add(one(part.lines().toList()));
      }
    }
    return examples;
  }

  private static Example one(List<String> lines) {
    var head = lines.get(0).split(" \\| ", 2);
    var text = new StringBuilder();
    var options = new ArrayList<String>();
    var messages = new ArrayList<String>();
    var expected = new ArrayList<String>();
    int at = 0;
    for (var line : lines.subList(1, lines.size())) {
      if (line.startsWith("! ")) {
        options.add(line.substring(2));
      } else if (line.startsWith("> ")) {
        messages.add(line.substring(2));
      } else {
        at++;
        text.append(unmarked(line, at, expected)).append('\n');
      }
    }
    return new Example(
        head[1],
        head[0].equals("-") ? List.of() : List.of(head[0].split(",")),
        options,
        text.toString(),
        expected.stream().sorted().toList(),
        messages);
  }

  private static String unmarked(String line, int number, List<String> expected) {
    var rest = line;
    for (var mark = MARK.matcher(rest); mark.find(); mark = MARK.matcher(rest)) {
      rest = rest.substring(0, mark.start()) + rest.substring(mark.end());
      var key = mark.group(3);
      int column = key == null ? mark.start() : rest.indexOf(key.substring(1));
      var rule = Rule.valueOf(mark.group(2).toUpperCase(Locale.ROOT).replace('-', '_'));
      var severity = mark.group(1) == null ? rule.severity() : Severity.WARNING;
      expected.add(shown(number, column + 1, severity, rule.id()));
    }
    return rest;
  }

  static String shown(Finding finding) {
    var place = finding.place();
    return shown(place.line(), place.column(), finding.severity(), finding.rule());
  }

  private static String shown(int line, int column, Severity severity, String rule) {
    return "%d:%d %s %s".formatted(line, column, severity.id(), rule);
  }

  Links links() {
    return links("case", text);
  }

  static Links links(String name, String text) {
    var file = Given.file(name + ".yaml", text);
    return Links.of(name, Manifests.in(YamlReader.read(file)), "shop");
  }

  Setting setting() {
    if (options.contains("folder")) {
      return Setting.folder("this folder");
    }
    return new Setting(
        "this environment",
        options.contains("partial") ? Setting.Extent.PARTIAL : Setting.Extent.WHOLE,
        this::isExternal);
  }

  private boolean isExternal(String kind, String namespace, String name) {
    return options.stream()
        .filter(option -> option.startsWith("external "))
        .map(option -> option.substring("external ".length()).split("/"))
        .anyMatch(
            parts ->
                parts[0].equals(kind)
                    && (parts.length < 3 || parts[1].equals(namespace))
                    && (name.isEmpty()
                        || name.matches(parts[parts.length - 1].replace("*", ".*"))));
  }
}
