package io.mindscape.slipway.policies.semantic.device;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import java.util.Set;

/** {@code metadata} of a template that has labels and annotations, and may have nothing else. */
final class TemplateMeta {

  private static final Set<String> ALLOWED = Set.of("labels", "annotations");

  private TemplateMeta() {}

  static void judge(Field meta) {
    ObjectMeta.labels(meta.get("labels"));
    ObjectMeta.annotations(meta.get("annotations"));
    for (var entry : meta.entries()) {
      var field = meta.get(entry.key());
      boolean zero = entry.key().equals("generation") && field.number() == 0;
      if (!ALLOWED.contains(entry.key()) && field.isSet() && !field.isEmpty() && !zero) {
        field.forbidden("the template has labels and annotations only.");
      }
    }
  }
}
