package io.mindscape.slipway.jobs.maintenance.dependencies.chart;

import io.mindscape.slipway.jobs.maintenance.dependencies.chart.ChartFile.Name;
import io.mindscape.slipway.jobs.maintenance.proposal.Proposed;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.edit.Change;
import io.mindscape.slipway.policies.edit.Editor;
import io.mindscape.slipway.policies.edit.Value;
import io.mindscape.slipway.policies.edit.Way;
import io.mindscape.slipway.policies.yaml.SourceFile;

/**
 * Another version of a dependency in a {@code Chart.yaml}.
 *
 * @param from what stood there when it was looked at
 */
record ChartEdit(String file, Name name, String from, String to) implements Proposed.Edit {

  @Override
  public byte[] in(SourceFile content) {
    return with(content, file, name, to).content();
  }

  /** The file with that version of a dependency. */
  static SourceFile with(SourceFile content, String file, Name name, String to) {
    var entry =
        ChartFile.read(content).stream()
            .flatMap(chart -> chart.entries().stream())
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new Refused(
                        "%s does not depend on %s of %s any more: close the pull request, and the next window opens a new one"
                            .formatted(file, name.chart(), name.repository())));
    var way = Way.root(0).key("dependencies").item(entry.position()).key("version");
    return Editor.apply(content, new Change.Put(way, new Value.Text(to)));
  }

  @Override
  public String key() {
    return "%s %s of %s as %s: %s→%s"
        .formatted(file, name.chart(), name.repository(), name.alias(), from, to);
  }
}
