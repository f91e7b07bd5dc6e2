package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.jobs.render.Kustomizations;
import io.mindscape.slipway.jobs.render.Units;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.strategy.Delivery.Target;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Files that are taken as they stand, although the strategy file names a renderer that would do
 * something else, or that does nothing with what is there.
 */
final class Unexpected {

  private static final String RULE = "strategy/renderer";

  private Unexpected() {}

  /**
   * What is to be said of that.
   *
   * @param target the environment that the files are of; null where they are of none
   * @param files YAML that is taken as it stands
   */
  static List<Finding> in(@Nullable Target target, List<String> files) {
    if (target == null || files.isEmpty()) {
      return List.of();
    }
    return switch (target.renderer()) {
      case AUTO -> List.of();
      case KUSTOMIZE ->
          List.of(
              finding(
                  "%s is rendered with Kustomize, and no kustomization names this file: it is taken as it stands. Name it in one, or set `renderer: auto`."
                      .formatted(target.environment()),
                  files.get(0)));
      case HELM ->
          List.of(
              finding(
                  "%s is rendered with Helm, and there are no values for a chart beside this file: it is taken as it stands. Make it part of a chart, or set `renderer: auto`."
                      .formatted(target.environment()),
                  files.get(0)));
      case YAML ->
          files.stream().flatMap(file -> rendered(target.environment(), file).stream()).toList();
    };
  }

  private static Optional<Finding> rendered(String environment, String file) {
    var what =
        Kustomizations.isNamedAsOne(file)
            ? "a kustomization"
            : Units.isValues(file) ? "values for a chart" : "";
    return what.isEmpty()
        ? Optional.empty()
        : Optional.of(
            finding(
                "%s is taken as it stands (`renderer: yaml`), and this is called as %s: nothing is made of it. Take it away, or set `renderer: auto`."
                    .formatted(environment, what),
                file));
  }

  private static Finding finding(String message, String file) {
    return new Finding(RULE, Severity.WARNING, message, Place.startOf(file), null, null, null);
  }
}
