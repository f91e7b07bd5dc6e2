package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.jobs.trace.Spots.Spot;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Rendered;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlFile;
import io.mindscape.slipway.policies.yaml.YamlNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Leads from a line that Helm rendered to the line that somebody wrote.
 *
 * <p>The unit is rendered once more with marked lines and values ({@link Causes}), but only if
 * there is a finding; where that tells nothing, the template's layout does ({@link Guess}). A
 * message says what was rendered when the line itself does not.
 */
public final class Tracing implements Trace {

  private static final Set<String> NOT_TO_BE_REPEATED = Set.of("Secret", "ConfigMap");
  private static final String CRDS = "crds/";

  private final Ask ask;
  private final Written files;
  private final Map<String, YamlFile> rendered = new HashMap<>();
  private final Map<String, Spots> spots = new HashMap<>();
  private final Causes causes;
  private final Guess guess;

  /**
   * @param rendered as the renderer gave it
   */
  public Tracing(Ask ask, List<SourceFile> rendered, List<YamlFile> parsed, Written files) {
    this.ask = ask;
    this.files = files;
    parsed.forEach(file -> this.rendered.put(file.path(), file));
    this.causes = new Causes(ask, rendered, files);
    this.guess = new Guess(ask, files);
  }

  @Override
  public synchronized Finding atSource(Finding finding) {
    var template = finding.place().file();
    var path = ask.path(template);
    if (template.startsWith(CRDS)) {
      return finding.at(new Place(path, finding.place().line(), finding.place().column()));
    }
    var spot = spots(template).at(finding.place()).orElse(null);
    var line = spot == null ? "" : spot.line();
    var judged = finding.judged(new Rendered(path, finding.place().line(), line));
    if (spot == null) {
      return judged.at(causes.line(finding.place()).orElseGet(() -> start(template)));
    }
    var cause = causes.of(finding, spot).orElseGet(() -> guess(template, path, spot));
    return (cause.saysIt() ? judged : explained(judged, spot)).at(cause.place());
  }

  private Cause guess(String template, String path, Spot spot) {
    return files
        .source(path)
        .map(file -> guess.of(template, file.text(), spot))
        .orElseGet(() -> new Cause(start(template), true));
  }

  /** The template's first line; of a packed chart, whose lines are not in the tree, its mention. */
  private Place start(String template) {
    var path = ask.path(template);
    return files.source(path).isPresent() ? Place.startOf(path) : mention(template);
  }

  private Place mention(String template) {
    var chart = ask.path("Chart.yaml");
    var name = template.split("/", -1).length > 1 ? template.split("/", -1)[1] : "";
    return files.yaml(chart).documents().stream()
        .limit(1)
        .flatMap(root -> Nodes.items(root, "dependencies").stream())
        .filter(
            item -> Nodes.text(item, "name").equals(name) || Nodes.text(item, "alias").equals(name))
        .map(YamlNode::place)
        .findFirst()
        .orElseGet(() -> Place.startOf(chart));
  }

  private static Finding explained(Finding finding, Spot spot) {
    var object = finding.resource();
    if (spot.text() == null
        || spot.lastKey().equals("value")
        || finding.message().contains(spot.text())
        || (object != null && NOT_TO_BE_REPEATED.contains(object.kind()))) {
      return finding;
    }
    return finding.saying(
        "%s It renders as `%s: %s`.".formatted(finding.message(), spot.lastKey(), spot.text()));
  }

  private Spots spots(String template) {
    return spots.computeIfAbsent(
        template,
        any ->
            Spots.of(
                rendered.getOrDefault(template, new YamlFile(template, List.of(), List.of()))));
  }
}
