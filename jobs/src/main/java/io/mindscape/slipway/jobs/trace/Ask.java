package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.jobs.render.HelmRenderer;
import io.mindscape.slipway.jobs.render.HelmRenderer.Release;
import io.mindscape.slipway.jobs.render.Unit.Source;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.List;

/**
 * How a unit was rendered, and can be once more.
 *
 * @param chart the chart's files, paths relative to its folder
 */
public record Ask(HelmRenderer helm, Release release, Source.Helm source, List<SourceFile> chart) {

  public Ask {
    chart = List.copyOf(chart);
  }

  /** The path in the tree of a file of the chart. */
  String path(String below) {
    return source.chart().isEmpty() ? below : source.chart() + "/" + below;
  }
}
