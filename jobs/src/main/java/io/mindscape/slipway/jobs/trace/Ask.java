package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.jobs.render.HelmRenderer;
import io.mindscape.slipway.jobs.render.HelmRenderer.Release;
import io.mindscape.slipway.jobs.render.Unit.Source;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.List;
import java.util.function.Supplier;

/**
 * How a unit was rendered, and can be once more.
 *
 * @param files reads the chart's files, which nobody needs as long as nothing is wrong
 */
public record Ask(
    HelmRenderer helm, Release release, Source.Helm source, Supplier<List<SourceFile>> files) {

  /** The chart's files, paths relative to its folder. */
  public List<SourceFile> chart() {
    return files.get();
  }

  /** The path in the tree of a file of the chart. */
  public String path(String below) {
    return source.path(below);
  }
}
