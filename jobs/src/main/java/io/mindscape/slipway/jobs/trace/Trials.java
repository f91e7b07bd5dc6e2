package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Renders a unit once more, with marks or other values, by the same renderer and its limits. */
final class Trials {

  /** How often one unit is rendered for the sake of its findings; what is not found then is not. */
  private static final int MOST = 80;

  /** Nor is what has not been found after that; charts render in milliseconds. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final Ask ask;
  private final Written files;
  private final Layers layers;
  private int made;
  private long nanos;

  Trials(Ask ask, Written files) {
    this.ask = ask;
    this.files = files;
    this.layers = Layers.of(ask, files);
  }

  Layers layers() {
    return layers;
  }

  Ask ask() {
    return ask;
  }

  Templates.Copy marked() {
    return Templates.marked(ask, layers, files);
  }

  /** With the chart and the values of a copy; empty where it cannot be rendered so. */
  Optional<Trial> of(Templates.Copy copy) {
    return render(copy.files(), copy.values());
  }

  /** With other values; empty where it cannot be rendered so. */
  Optional<Trial> of(Variation variation) {
    return of(ask.chart(), variation);
  }

  /** With another chart and other values; empty where it cannot be rendered so. */
  Optional<Trial> of(List<SourceFile> chart, Variation variation) {
    return render(Templates.bare(chart), variation);
  }

  /** How a rendering ends. */
  Optional<Rendering> outcome(List<SourceFile> chart, Variation variation) {
    if (made == MOST || nanos > LONGEST.toNanos()) {
      return Optional.empty();
    }
    made++;
    var varied = new ArrayList<>(chart);
    var values = new ArrayList<SourceFile>();
    for (var layer : layers.all()) {
      var file = new SourceFile(layer.path(), variation.write(layer));
      if (layer.isOfChart()) {
        varied.replaceAll(one -> one.path().equals(layer.path()) ? file : one);
      }
    }
    for (var path : ask.source().values()) {
      layers.all().stream()
          .filter(layer -> !layer.isOfChart() && layer.path().equals(path))
          .findFirst()
          .map(layer -> new SourceFile(path, variation.write(layer)))
          .or(() -> files.source(path))
          .ifPresent(values::add);
    }
    long began = System.nanoTime();
    var rendering = ask.helm().render(ask.release(), varied, values);
    nanos += System.nanoTime() - began;
    return Optional.of(rendering);
  }

  private Optional<Trial> render(List<SourceFile> chart, Variation variation) {
    return outcome(chart, variation)
        .filter(Rendering.Rendered.class::isInstance)
        .map(rendering -> Trial.of(((Rendering.Rendered) rendering).files()));
  }
}
