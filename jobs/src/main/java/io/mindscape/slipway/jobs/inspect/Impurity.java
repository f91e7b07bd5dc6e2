package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.jobs.render.Chance;
import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering;
import io.mindscape.slipway.jobs.render.TemplateWords;
import io.mindscape.slipway.jobs.trace.Ask;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a chart renders that does not come from the chart and its values alone: what it asks of a
 * cluster, and what is made by chance or tells the time.
 */
final class Impurity {

  private static final int MOST = 20;

  /** Kept with what was rendered. */
  static final Extract<Notes> EXTRACT =
      new Extract<>("impurity/1", Notes.class, objects -> new Notes(List.of()), Notes::bytes);

  /** What is to be said. */
  record Notes(List<Finding> findings) {
    Notes {
      findings = List.copyOf(findings);
    }

    private long bytes() {
      return 100 + 600L * findings.size();
    }
  }

  private final Ask ask;
  private final List<SourceFile> values;

  /**
   * @param values those that the chart was rendered with
   */
  Impurity(Ask ask, List<SourceFile> values) {
    this.ask = ask;
    this.values = List.copyOf(values);
  }

  /**
   * What is to be said of that.
   *
   * @param rendered what the chart renders
   */
  Notes notes(List<SourceFile> rendered) {
    var findings = new ArrayList<Finding>();
    var random = new HashMap<String, List<Finding>>();
    for (var file : ask.chart()) {
      if (isTemplate(file.path()) && file.text().contains("{{")) {
        look(file, findings, random);
      }
    }
    if (!random.isEmpty()) {
      findings.addAll(chosen(random, changing(rendered)));
    }
    return new Notes(findings.stream().limit(MOST).toList());
  }

  private void look(SourceFile file, List<Finding> lookups, Map<String, List<Finding>> random) {
    for (var word : TemplateWords.in(file.text())) {
      var place = new Place(ask.path(file.path()), word.line(), 1);
      if (word.text().equals(Chance.LOOKUP)) {
        lookups.add(
            finding(
                "lookup",
                Severity.INFO,
                "lookup asks a cluster, and there is none while a change is judged: it finds"
                    + " nothing here. What the template makes of what it would find is not judged.",
                place));
      } else if (Chance.is(word.text())) {
        random
            .computeIfAbsent(file.path(), any -> new ArrayList<>())
            .add(
                finding(
                    "random",
                    Severity.WARNING,
                    "%s gives something else at each rendering: what is judged here is not what will run, and every deployment changes it. Give the value in a values file, or refer to a Secret that is made elsewhere."
                        .formatted(word.text()),
                    place));
      }
    }
  }

  /** The templates whose output is another with other luck: the function was called. */
  private Set<String> changing(List<SourceFile> rendered) {
    if (!(ask.helm().render(ask.release().another(), ask.chart(), values)
        instanceof Rendering.Rendered(var others))) {
      return Set.of();
    }
    var before = new HashSet<>(rendered);
    var changed = new HashSet<String>();
    others.stream()
        .filter(file -> !before.contains(file))
        .forEach(file -> changed.add(file.path()));
    return changed;
  }

  /** Those in the templates that change; if it is in none of them, those in the helpers. */
  private static List<Finding> chosen(Map<String, List<Finding>> random, Set<String> changing) {
    if (changing.isEmpty()) {
      return List.of();
    }
    var direct =
        random.entrySet().stream()
            .filter(entry -> changing.contains(entry.getKey()))
            .flatMap(entry -> entry.getValue().stream())
            .toList();
    return direct.isEmpty()
        ? random.entrySet().stream()
            .filter(entry -> entry.getKey().matches("(.*/)?_[^/]*"))
            .flatMap(entry -> entry.getValue().stream())
            .toList()
        : direct;
  }

  private static boolean isTemplate(String path) {
    return path.startsWith("templates/") || path.contains("/templates/");
  }

  private static Finding finding(String rule, Severity severity, String message, Place place) {
    return new Finding("render/" + rule, severity, message, place, null, null, null);
  }
}
