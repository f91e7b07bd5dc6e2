package io.mindscape.slipway.policies.requirement;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The objects of one environment beside what the strategy says of it.
 *
 * @param environment whose numbers are the measure
 * @param findings what was found so far
 */
record Scene(
    List<Manifest> objects, Strategy strategy, String environment, List<Finding> findings) {

  private static final String COMPONENT = "app.kubernetes.io/component";

  static Scene of(List<Manifest> objects, Strategy strategy, String environment) {
    var spokenOf =
        objects.stream()
            .filter(object -> object.ref().name().startsWith(strategy.speaksOf()))
            .toList();
    return new Scene(spokenOf, strategy, environment, new ArrayList<>());
  }

  List<Manifest> ofKind(String kind) {
    return objects.stream().filter(object -> object.text("kind").equals(kind)).toList();
  }

  /** Which of {@code components} a workload belongs to: by its label, else by its name. */
  static Optional<String> component(Manifest workload, Map<String, ?> components) {
    for (var labels :
        List.of(
            workload.text("metadata", "labels", COMPONENT),
            workload.text("spec", "template", "metadata", "labels", COMPONENT))) {
      if (!labels.isEmpty()) {
        return Optional.of(labels).filter(components::containsKey);
      }
    }
    var name = workload.ref().name();
    return components.keySet().stream()
        .filter(component -> name.equals(component) || name.endsWith("-" + component))
        .findFirst();
  }

  /** Where the strategy says so, for the end of a sentence: {@code (`slipway.yaml:31`)}. */
  String source(String key) {
    var place = strategy.places().get(key);
    return place == null ? "" : " (`" + place + "`)";
  }

  void error(Manifest object, String rule, String field, Place place, String message) {
    report(Severity.ERROR, object, rule, field, place, message);
  }

  void warning(Manifest object, String rule, String field, Place place, String message) {
    report(Severity.WARNING, object, rule, field, place, message);
  }

  private void report(
      Severity severity, Manifest object, String rule, String field, Place place, String message) {
    findings.add(
        new Finding("strategy/" + rule, severity, message, place, object.ref(), field, null));
  }
}
