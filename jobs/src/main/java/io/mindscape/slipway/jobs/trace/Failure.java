package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering.Failed;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What is to be said of a failed rendering, and where its causes stand. */
public final class Failure {

  /** How a chart's {@code values.schema.json} tells what it does not like: by a JSON pointer. */
  private static final Pattern MISFIT = Pattern.compile("- at '(/[^']*)': (.*)");

  private Failure() {}

  /** The findings, at least one. */
  public static List<Finding> findings(Failed failed, Ask ask, Written files) {
    var misfits = misfits(failed, ask, files);
    return misfits.isEmpty()
        ? List.of(finding("failed", failed.message(), place(failed, ask, files)))
        : misfits;
  }

  /** Each value that the chart's schema refuses, where it is written. */
  private static List<Finding> misfits(Failed failed, Ask ask, Written files) {
    var found = new ArrayList<Finding>();
    var misfit = MISFIT.matcher(failed.message());
    while (misfit.find()) {
      var keys = List.of(misfit.group(1).substring(1).split("/", -1));
      var entry = Values.of(ask, files).nearest(keys);
      if (entry != null) {
        found.add(
            finding(
                "values",
                "The chart's values.schema.json does not take %s as it is here: %s."
                    .formatted(String.join(".", keys), misfit.group(2).strip()),
                entry.place()));
      }
    }
    return found;
  }

  private static Place place(Failed failed, Ask ask, Written files) {
    var file = ask.path(failed.file());
    if (!failed.file().isEmpty() && files.source(file).isPresent()) {
      return new Place(file, Math.max(1, failed.line()), 1);
    }
    return Place.startOf(
        ask.source().values().stream()
            .filter(failed.message()::contains)
            .findFirst()
            .orElseGet(() -> ask.path("Chart.yaml")));
  }

  private static Finding finding(String rule, String message, Place place) {
    return new Finding("render/" + rule, Severity.ERROR, message, place, null, null, null);
  }
}
