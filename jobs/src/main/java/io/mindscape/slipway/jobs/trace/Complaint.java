package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering.Failed;
import io.mindscape.slipway.jobs.trace.Templates.Line;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a chart itself says that something is wrong. Helm names the template that was rendered, not
 * the helper in which {@code fail} or {@code required} stands; with marked words it does.
 */
final class Complaint {

  private static final Pattern WORDS =
      Pattern.compile("\\b((?:fail|required)\\s+(?:\\(\\s*printf\\s+)?[\"`])");
  private static final Pattern TEMPLATE = Pattern.compile("(?:charts/[^/]+/)*templates/.*");

  private final List<Line> lines = new ArrayList<>();

  private final Ask ask;

  private Complaint(Ask ask) {
    this.ask = ask;
  }

  /** The line that complains; empty where it is none of these two. */
  static Optional<Place> in(Ask ask, Written files) {
    var complaint = new Complaint(ask);
    var marked = ask.chart().stream().map(complaint::marked).toList();
    if (complaint.lines.isEmpty()) {
      return Optional.empty();
    }
    return new Trials(ask, files)
        .outcome(marked, Variation.none()).filter(Failed.class::isInstance).stream()
            .flatMap(failed -> Mark.VALUE.in(((Failed) failed).message()).stream())
            .filter(mark -> mark < complaint.lines.size())
            .findFirst()
            .map(mark -> complaint.lines.get(mark).place());
  }

  private SourceFile marked(SourceFile file) {
    if (!TEMPLATE.matcher(file.path()).matches() || !WORDS.matcher(file.text()).find()) {
      return file;
    }
    var text = new StringBuilder();
    int number = 0;
    for (var line : file.text().split("(?<=\n)", -1)) {
      number++;
      var at =
          new Line(
              ask.path(file.path()), number, line.length() - line.stripLeading().length(), true);
      text.append(WORDS.matcher(line).replaceAll(found -> marked(found.group(), at)));
    }
    return new SourceFile(file.path(), text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private String marked(String words, Line at) {
    if (lines.size() == Mark.most()) {
      return Matcher.quoteReplacement(words);
    }
    lines.add(at);
    return Matcher.quoteReplacement(words + Mark.VALUE.of(lines.size() - 1));
  }
}
