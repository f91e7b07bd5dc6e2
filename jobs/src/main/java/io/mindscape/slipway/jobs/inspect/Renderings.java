package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.jobs.render.HelmRenderer;
import io.mindscape.slipway.jobs.render.HelmRenderer.Release;
import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering;
import io.mindscape.slipway.jobs.render.Unit;
import io.mindscape.slipway.jobs.render.Unit.Source;
import io.mindscape.slipway.jobs.trace.Ask;
import io.mindscape.slipway.jobs.trace.Failure;
import io.mindscape.slipway.jobs.trace.Trace;
import io.mindscape.slipway.jobs.trace.Tracing;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Makes units into objects. */
final class Renderings {

  private final HelmRenderer helm;
  private final Overlaid overlaid;
  private final Strategy strategy;
  private final Files files;
  private final Map<Unit, Rendered> known = new HashMap<>();

  Renderings(Renderers renderers, Strategy strategy, Files files) {
    this.helm = renderers.helm();
    this.overlaid = new Overlaid(renderers.kustomize(), files);
    this.strategy = strategy;
    this.files = files;
  }

  Files files() {
    return files;
  }

  Strategy strategy() {
    return strategy;
  }

  /** A unit's objects; each unit is rendered once. */
  Rendered of(Unit unit) {
    return known.computeIfAbsent(unit, this::render);
  }

  private Rendered render(Unit unit) {
    return switch (unit.source()) {
      case Source.Plain(var paths) ->
          new Rendered(
              paths.stream().flatMap(path -> Manifests.in(files.yaml(path)).stream()).toList(),
              List.of(),
              Optional.empty());
      case Source.Helm helmUnit -> helm(unit, helmUnit);
      case Source.Kustomize overlay -> overlaid.render(overlay);
      case Source.NoChart(var values) ->
          problem(
              "no-chart",
              "Nothing says which chart these values are for, so nothing is rendered. Name it in %s: `delivery: {applications: {%s: {chart: charts/…}}}`."
                  .formatted(Strategy.FILE, unit.application()),
              Place.startOf(values.get(0)));
    };
  }

  private Rendered helm(Unit unit, Source.Helm source) {
    var links = files.tree().links(source.chart());
    if (!links.isEmpty()) {
      return problem(
          "link",
          "A symbolic link is no part of a chart: links are not followed, and what they stand for"
              + " may be anything. Put the file itself here.",
          Place.startOf(new TreeSet<>(links).getFirst()));
    }
    var chart = chart(source.chart());
    if (chart.isEmpty()) {
      return problem(
          "no-chart",
          "%s is rendered from the chart %s, which is not here. Add it, or correct its path in %s."
              .formatted(unit.application(), source.chart(), Strategy.FILE),
          Place.startOf(source.values().isEmpty() ? Strategy.FILE : source.values().get(0)));
    }
    var values = source.values().stream().map(files::source).flatMap(Optional::stream).toList();
    var release = new Release(unit.application(), namespace(unit));
    var ask = new Ask(helm, release, source, chart);
    return switch (helm.render(release, chart, values)) {
      case Rendering.Rendered(var rendered) -> rendered(ask, rendered);
      case Rendering.Failed failed ->
          new Rendered(List.of(), Failure.findings(failed, ask, files), Optional.empty());
    };
  }

  private Rendered rendered(Ask ask, List<SourceFile> rendered) {
    var parsed = rendered.stream().map(YamlReader::read).toList();
    return new Rendered(
        parsed.stream().flatMap(file -> Manifests.in(file).stream()).toList(),
        parsed.stream().flatMap(file -> file.findings().stream()).toList(),
        Optional.of(new Tracing(ask, rendered, parsed, files)));
  }

  private List<SourceFile> chart(String folder) {
    var found = new ArrayList<SourceFile>();
    for (var path : files.tree().list(folder)) {
      var below = folder.isEmpty() ? path : path.substring(folder.length() + 1);
      files.source(path).ifPresent(file -> found.add(new SourceFile(below, file.content())));
    }
    return found;
  }

  private String namespace(Unit unit) {
    var target = strategy.delivery().environments().get(unit.environment());
    return target == null ? "default" : target.namespace();
  }

  private static Rendered problem(String rule, String message, Place place) {
    var finding = new Finding("render/" + rule, Severity.ERROR, message, place, null, null, null);
    return new Rendered(List.of(), List.of(finding), Optional.empty());
  }

  /**
   * A unit's objects.
   *
   * @param problems why there are none, or what is wrong with the text they were read from
   * @param tracing leads from rendered lines to those that somebody wrote; empty where they are the
   *     same
   */
  record Rendered(List<Manifest> objects, List<Finding> problems, Optional<Trace> tracing) {
    Finding atSource(Finding finding) {
      return tracing.map(trace -> trace.atSource(finding)).orElse(finding);
    }
  }
}
