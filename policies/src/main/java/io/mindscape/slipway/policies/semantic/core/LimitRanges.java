package io.mindscape.slipway.policies.semantic.core;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import io.mindscape.slipway.policies.semantic.meta.ResourceNames;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code v1/LimitRange}: its types, and the names of what is limited. */
final class LimitRanges {

  static final String CONTAINER = "Container";

  private static final String POD = "Pod";
  private static final String CLAIM = "PersistentVolumeClaim";

  private LimitRanges() {}

  static void judge(Field object) {
    ObjectMeta.namespaced(object, Names.SUBDOMAIN_OR_NONE);
    Set<String> types = new HashSet<>();
    for (var limit : object.get("spec", "limits").items()) {
      var type = limit.get("type");
      type(type);
      if (!types.add(type.text())) {
        type.duplicate();
      }
      for (var list : List.of("max", "min", "default", "defaultRequest", "maxLimitRequestRatio")) {
        limit.get(list).entries().forEach(amount -> name(amount, type.text()));
      }
      if (type.text().equals(POD)) {
        noDefault(limit.get("default"));
        noDefault(limit.get("defaultRequest"));
      }
      if (type.text().equals(CLAIM)
          && !limit.get("min").has("storage")
          && !limit.get("max").has("storage")) {
        limit.report("required", "%s needs min or max of storage.".formatted(limit.path()));
      }
      LimitAmounts.judge(limit);
    }
  }

  private static void type(Field type) {
    var text = type.text();
    var problem = Formats.qualifiedName(text);
    if (problem != null) {
      type.invalid(problem);
    } else if (!text.contains("/") && !List.of(CONTAINER, POD, CLAIM).contains(text)) {
      type.unsupported(List.of(CONTAINER, POD, CLAIM));
    }
  }

  private static void name(Field amount, String type) {
    boolean ofPods = type.equals(POD) || type.equals(CONTAINER);
    var name = amount.key();
    var problem = ofPods ? ResourceNames.ofContainer(name) : ResourceNames.problem(name);
    if (problem != null) {
      amount.report("invalid", "%s has a wrong name: %s".formatted(amount.path(), problem));
    }
  }

  private static void noDefault(Field amounts) {
    if (amounts.size() > 0) {
      amounts.forbidden("limits of type Pod have no defaults.");
    }
  }
}
