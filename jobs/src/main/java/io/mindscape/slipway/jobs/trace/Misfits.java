package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering.Failed;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Values that the {@code values.schema.json} of a chart refuses, each where it is written. */
final class Misfits {

  private static final Pattern CHART = Pattern.compile("\\s*([A-Za-z0-9][A-Za-z0-9._-]*):\\s*");

  /** By a JSON pointer, which is empty for all values together. */
  private static final Pattern MISFIT = Pattern.compile("\\s*- at '((?:/[^']*)?)': (.*)");

  private final Given given;
  private final Ask ask;
  private final List<Finding> found = new ArrayList<>();

  private Misfits(Ask ask, Written files) {
    this.ask = ask;
    this.given = new Given(ask, files);
  }

  /** None where something else is wrong. */
  static List<Finding> in(Failed failed, Ask ask, Written files) {
    var misfits = new Misfits(ask, files);
    var chart = "";
    for (var line : failed.message().lines().toList()) {
      var heading = CHART.matcher(line);
      var misfit = MISFIT.matcher(line);
      if (heading.matches()) {
        chart = heading.group(1);
      } else if (misfit.matches()) {
        misfits.add(chart, misfit.group(1), misfit.group(2).strip());
      }
    }
    return misfits.found;
  }

  private void add(String chart, String pointer, String why) {
    var keys = pointer.isEmpty() ? List.<String>of() : List.of(pointer.substring(1).split("/", -1));
    var names = keys.stream().filter(key -> !key.matches("[0-9]+")).toList();
    var place = given.nearest(folder(chart), names).orElseGet(this::values);
    found.add(
        Failure.finding(
            "values",
            "The chart's values.schema.json does not take %s as it is here: %s."
                .formatted(keys.isEmpty() ? "what there is" : String.join(".", keys), why),
            place));
  }

  /** The folder of a subchart of that name; empty for the chart itself. */
  private String folder(String chart) {
    return ask.chart().stream()
        .map(file -> file.path())
        .filter(path -> path.endsWith("charts/" + chart + "/Chart.yaml"))
        .map(path -> path.substring(0, path.length() - "Chart.yaml".length()))
        .findFirst()
        .orElse("");
  }

  private Place values() {
    var above = ask.source().values();
    return Place.startOf(above.isEmpty() ? ask.path("values.yaml") : above.getLast());
  }
}
