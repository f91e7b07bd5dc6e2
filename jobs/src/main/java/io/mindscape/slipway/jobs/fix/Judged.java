package io.mindscape.slipway.jobs.fix;

import io.mindscape.slipway.jobs.render.Unit;
import io.mindscape.slipway.policies.edit.Change;
import io.mindscape.slipway.policies.edit.Way;
import io.mindscape.slipway.policies.edit.Way.Step;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.fix.Fix;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import java.util.List;

/**
 * A finding on an object that was rendered.
 *
 * @param sketch what would mend the object, could one change it as it was rendered
 */
record Judged(Finding finding, Unit unit, Manifest object, Fix sketch) {

  /** The first change. */
  Change change() {
    return sketch.changes().getFirst();
  }

  /**
   * The steps of {@code way} that are there, down to the last mapping or list that has something.
   */
  List<Step> there(Way way) {
    int steps = 0;
    for (int length = 1; length <= way.steps().size(); length++) {
      var node = new Way(0, way.steps().subList(0, length)).of(object.root());
      if (node.isEmpty() || (node.get() instanceof Mapping some && some.entries().isEmpty())) {
        break;
      }
      steps = length;
    }
    return way.steps().subList(0, steps);
  }

  /** The template that the object came of; the file of the overlay, for Kustomize. */
  String template() {
    var rendered = finding.rendered();
    return rendered == null ? finding.place().file() : rendered.template();
  }
}
