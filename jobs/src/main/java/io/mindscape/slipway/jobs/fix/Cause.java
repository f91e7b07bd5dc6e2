package io.mindscape.slipway.jobs.fix;

import io.mindscape.slipway.policies.edit.Change;
import io.mindscape.slipway.policies.edit.Editor;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.fix.Fix;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import java.util.List;
import java.util.Optional;

/**
 * Leads a change of a rendered object back to the value that it was rendered from: one that stands
 * in the object as it is written.
 */
final class Cause {

  private Cause() {}

  /**
   * The same change, of the value at the place of the finding.
   *
   * @param sketch what would mend the rendered object
   */
  static Optional<Fix> of(Finding finding, Manifest object, SourceFile file, Fix sketch) {
    if (sketch.changes().size() != 1
        || !(sketch.changes().getFirst() instanceof Change.Put put)
        || !(put.way().of(object.root()).orElse(null) instanceof Scalar rendered)) {
      return Optional.empty();
    }
    return Editor.value(file, finding.place(), rendered.text())
        .map(way -> new Fix(sketch.title(), List.of(new Change.Put(way, put.value()))));
  }
}
