package io.mindscape.slipway.policies.semantic.apps;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;

/** {@code batch/v1/Job}. */
final class Jobs {

  private static final int MAX_LABEL = 63;

  private Jobs() {}

  static void judge(Field object) {
    ObjectMeta.namespaced(object, Names.SUBDOMAIN);
    var spec = object.get("spec");
    var completions = spec.get("completions");
    if (!completions.isSet() && !spec.get("parallelism").isSet()) {
      completions = completions.as(1);
    }
    JobSpecs.judge(spec, completions);
    JobSelectors.judge(object);
    name(object, completions);
  }

  private static void name(Field object, Field completions) {
    var name = object.get("metadata", "name");
    var called = ObjectMeta.nameOf(object.get("metadata"));
    if (!object.get("spec", "manualSelector").flag() && Formats.bytes(called) > MAX_LABEL) {
      name.invalid("it becomes a label of the pods, and may have at most 63 bytes.");
    }
    if (JobSpecs.isIndexed(object.get("spec")) && completions.number() > 0) {
      var last = called + "-" + (completions.number() - 1);
      if (Formats.dnsLabel(last) != null) {
        name.invalid("\"%s\" could not be the host name of the last pod.".formatted(last));
      }
    }
  }
}
