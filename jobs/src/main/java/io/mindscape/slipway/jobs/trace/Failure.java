package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering.Failed;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Severity;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is to be said of a failed rendering, and where its causes stand. */
public final class Failure {

  /** How {@link Failed} begins where a template renders something that Helm cannot read. */
  private static final String NO_YAML = "What it renders is no YAML";

  /** How it begins where Helm refuses. */
  private static final String BY_HELM = "Helm cannot render it";

  /** A value of the wrong shape, which a template names and cannot use. */
  private static final Pattern MISUSED =
      Pattern.compile(
          "(?s).*at <(?:tpl )?\\$?\\.Values\\.([A-Za-z0-9_.]+)[^>]*>: (?:error calling tpl: cannot"
              + " parse|range can't iterate|can't evaluate field|wrong type for value|error calling"
              + " \\w+: (?:wrong type|incompatible types|can't)).*");

  private Failure() {}

  /** The findings, at least one. */
  public static List<Finding> findings(Failed failed, Ask ask, Written files) {
    var misfits = Misfits.in(failed, ask, files);
    return misfits.isEmpty()
        ? List.of(finding("failed", failed.message(), place(failed, ask, files)))
        : misfits;
  }

  private static Place place(Failed failed, Ask ask, Written files) {
    return complaint(failed, ask, files)
        .or(() -> misused(failed, ask, files))
        .orElseGet(() -> told(failed, ask, files));
  }

  private static Optional<Place> complaint(Failed failed, Ask ask, Written files) {
    if (failed.message().startsWith(NO_YAML)) {
      return NoYaml.in(failed.file(), ask, files);
    }
    // Only what Helm itself says can be `fail` or `required`; the rest is not rendered once more.
    return failed.file().isEmpty() || !failed.message().startsWith(BY_HELM)
        ? Optional.empty()
        : Complaint.in(ask, files);
  }

  private static Optional<Place> misused(Failed failed, Ask ask, Written files) {
    var form = MISUSED.matcher(failed.message());
    if (!form.matches()) {
      return Optional.empty();
    }
    var keys = List.of(form.group(1).split("\\.", -1));
    return new Given(ask, files).nearest(failed.file(), keys);
  }

  /** Where Helm says that it is. */
  private static Place told(Failed failed, Ask ask, Written files) {
    var file = ask.path(failed.file());
    if (!failed.file().isEmpty() && files.source(file).isPresent()) {
      return new Place(file, Math.max(1, failed.line()), 1);
    }
    return ask.source().values().stream()
        .filter(failed.message()::contains)
        .findFirst()
        .map(Place::startOf)
        .or(() -> new OfChart(ask, files).named(failed.message()))
        .orElseGet(() -> Place.startOf(ask.path("Chart.yaml")));
  }

  static Finding finding(String rule, String message, Place place) {
    return new Finding("render/" + rule, Severity.ERROR, message, place, null, null, null);
  }
}
