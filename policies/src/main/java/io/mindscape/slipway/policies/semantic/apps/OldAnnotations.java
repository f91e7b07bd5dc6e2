package io.mindscape.slipway.policies.semantic.apps;

import io.mindscape.slipway.policies.semantic.field.Field;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Annotations in which {@code autoscaling/v1} keeps the metrics and the behavior of {@code
 * autoscaling/v2}, as JSON.
 */
final class OldAnnotations {

  private static final String GROUP = "autoscaling.alpha.kubernetes.io/";
  private static final String METRICS = GROUP + "metrics";
  private static final String BEHAVIOR = GROUP + "behavior";

  /** The server takes these out before it judges the rest. */
  private static final Set<String> TAKEN =
      Set.of(
          METRICS,
          BEHAVIOR,
          GROUP + "current-metrics",
          GROUP + "conditions",
          GROUP + "scale-down-tolerance",
          GROUP + "scale-up-tolerance");

  private OldAnnotations() {}

  /** The object without these annotations. */
  static Field takenOut(Field object) {
    var meta = object.get("metadata");
    var annotations = meta.get("annotations");
    var rest = annotations.parts();
    rest.keySet().removeAll(TAKEN);
    var others = meta.parts();
    others.put("annotations", annotations.as(rest));
    var changed = object.parts();
    changed.put("metadata", meta.as(others));
    return object.as(changed);
  }

  /** The metrics as v2 has them, at the place of the annotation; null where there are none. */
  static @Nullable Field metrics(Field annotations) {
    return read(annotations.entry(METRICS), json -> json.list(OldMetrics::current));
  }

  /** The behavior as v2 has it, at the place of the annotation; null where there is none. */
  static @Nullable Field behavior(Field annotations) {
    return read(annotations.entry(BEHAVIOR), OldMetrics::behavior);
  }

  private static @Nullable Field read(Field annotation, Function<GoJson, Object> reader) {
    if (annotation.text().isEmpty()) {
      return null;
    }
    try {
      return annotation.as(reader.apply(GoJson.parse(annotation.text())));
    } catch (GoJson.Unreadable passedOver) {
      return null;
    }
  }
}
