package io.mindscape.slipway.policies.semantic.apps;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import java.util.Map;

/** {@code apps/v1/ControllerRevision}. */
final class ControllerRevisions {

  private ControllerRevisions() {}

  static void judge(Field object) {
    ObjectMeta.namespaced(object, Names.SUBDOMAIN);
    var revision = object.get("revision");
    revision.check(Formats.notNegative(revision.number()));
    if (!(object.get("data").value() instanceof Map)) {
      object.get("data").required("it has to be an object.");
    }
  }
}
