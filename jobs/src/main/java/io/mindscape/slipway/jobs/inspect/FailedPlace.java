package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering.Failed;
import io.mindscape.slipway.jobs.render.Unit.Source;
import io.mindscape.slipway.policies.finding.Place;
import java.util.List;
import java.util.regex.Pattern;

/** Where the cause of a failed rendering stands. */
final class FailedPlace {

  /** How a chart's {@code values.schema.json} names what it does not like: a JSON pointer. */
  private static final Pattern POINTER = Pattern.compile("at '(/[^']*)'");

  private FailedPlace() {}

  static Place of(Failed failed, Source.Helm source, Files files) {
    var file = Files.join(source.chart(), failed.file());
    if (!failed.file().isEmpty() && files.source(file).isPresent()) {
      return new Place(file, Math.max(1, failed.line()), 1);
    }
    var pointer = POINTER.matcher(failed.message());
    if (pointer.find()) {
      var keys = List.of(pointer.group(1).substring(1).split("/", -1));
      var entry = Values.of(source, files).nearest(keys);
      if (entry != null) {
        return entry.place();
      }
    }
    return Place.startOf(
        source.values().isEmpty()
            ? Files.join(source.chart(), "Chart.yaml")
            : source.values().get(source.values().size() - 1));
  }
}
