package io.mindscape.slipway.policies.fix;

import io.mindscape.slipway.policies.edit.Change;
import io.mindscape.slipway.policies.edit.Value;
import io.mindscape.slipway.policies.manifest.Workload;
import java.util.List;
import java.util.Optional;

/**
 * Selectors and the labels that they look for. A selector that is there is right, for it cannot be
 * changed in a cluster: then it is the labels that follow.
 */
final class Selectors {

  private static final String LABELS = "spec.template.metadata.labels";
  private static final String SELECTOR = "spec.selector.matchLabels";

  private Selectors() {}

  /** A selector that is required and not there. */
  static Optional<Fix> missing(Ill ill) {
    if (!Workload.hasSelector(ill.object())) {
      return Optional.empty();
    }
    var labels = ill.tree(LABELS);
    if (labels.isPresent()) {
      return Fixer.put(
          "Select the labels of the pod template", ill.root().below(SELECTOR), labels.get());
    }
    return both(ill, ill.tree(SELECTOR).orElseGet(() -> named(ill)));
  }

  /** Labels that the selector looks for and the pods do not carry. */
  static Optional<Fix> labels(Ill ill) {
    return Workload.hasSelector(ill.object())
        ? both(ill, ill.tree(SELECTOR).orElseGet(() -> named(ill)))
        : Optional.empty();
  }

  private static Optional<Fix> both(Ill ill, Value.Tree labels) {
    return Optional.of(
        new Fix(
            "Give the pods the labels that are selected",
            List.of(
                new Change.Put(ill.root().below(SELECTOR), labels),
                new Change.Put(ill.root().below(LABELS), labels))));
  }

  private static Value.Tree named(Ill ill) {
    return Value.tree("app.kubernetes.io/name", new Value.Text(ill.object().ref().name()));
  }

  /** The name that tools look for. */
  static Optional<Fix> recommended(Ill ill) {
    var name = ill.object().ref().name();
    var app = ill.text("metadata.labels.app");
    return name.isEmpty()
        ? Optional.empty()
        : Fixer.put(
            "Set the label app.kubernetes.io/name",
            ill.root().below("metadata.labels").key("app.kubernetes.io/name"),
            new Value.Text(app.isEmpty() ? name : app));
  }
}
