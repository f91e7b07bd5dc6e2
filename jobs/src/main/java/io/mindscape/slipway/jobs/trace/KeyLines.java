package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.jobs.trace.Templates.Line;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Entry;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which line of a template a key comes from that went through {@code fromYaml}, as in charts that
 * merge what they render with what a library renders. Comments are lost there, but keys are not:
 * each line that writes the key writes it with a mark of its own.
 */
final class KeyLines {

  private static final Pattern TEMPLATE = Pattern.compile("(?:charts/[^/]+/)*templates/.*");

  private final Trials trials;
  private final Plain plain;

  KeyLines(Trials trials, Plain plain) {
    this.trials = trials;
    this.plain = plain;
  }

  /** The line that writes the key of a rendered entry; empty where none is known to. */
  Optional<Line> of(Sought sought) {
    var key =
        Pattern.compile(
            "(?m)(^\\s*(?:- +)*[\"']?|[{,]\\s*)(%s)(?=[\"']?\\s*:(?:\\s|$))"
                .formatted(Pattern.quote(sought.key())));
    var lines = new ArrayList<Line>();
    var chart = trials.ask().chart().stream().map(file -> marked(file, key, lines)).toList();
    return lines.isEmpty() || !(sought.way().getLast() instanceof Step.Key)
        ? Optional.empty()
        : trials
            .of(chart, Variation.none())
            .map(trial -> entry(trial, sought))
            .flatMap(entry -> Mark.VALUE.in(entry.key()).stream().findFirst())
            .filter(mark -> mark < lines.size())
            .map(lines::get);
  }

  private SourceFile marked(SourceFile file, Pattern key, List<Line> lines) {
    if (!TEMPLATE.matcher(file.path()).matches() || !key.matcher(file.text()).find()) {
      return file;
    }
    var text = new StringBuilder();
    int number = 0;
    for (var line : file.text().split("(?<=\n)", -1)) {
      number++;
      int indent = line.length() - line.stripLeading().length();
      var at = new Line(trials.ask().path(file.path()), number, indent, false);
      text.append(key.matcher(line).replaceAll(found -> marked(found.group(), at, lines)));
    }
    return new SourceFile(file.path(), text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String marked(String key, Line at, List<Line> lines) {
    lines.add(at);
    return Matcher.quoteReplacement(key + Mark.VALUE.of(lines.size() - 1));
  }

  /** Merged, a key may stand there twice; then the one with the right value counts. */
  private @Nullable Entry entry(Trial trial, Sought sought) {
    var twin = trial.twin(sought.template(), sought.doc(), plain.docs(sought.template()));
    var around = twin == null ? null : Nodes.at(twin.root(), sought.around().way());
    if (!(around instanceof Mapping mapping)) {
      return null;
    }
    var all =
        mapping.entries().stream()
            .filter(entry -> Mark.without(entry.key()).equals(sought.key()))
            .toList();
    return all.stream()
        .filter(entry -> reads(entry.value(), sought.text()))
        .findFirst()
        .orElse(all.isEmpty() ? null : all.getFirst());
  }

  private static boolean reads(YamlNode node, String text) {
    return node instanceof Scalar scalar && scalar.text().equals(text);
  }
}
