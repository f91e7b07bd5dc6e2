package io.mindscape.slipway.policies.semantic.apps;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.meta.Names;

/** References from an autoscaler to what it scales, or to what a metric describes. */
final class TargetReferences {

  private TargetReferences() {}

  /** {@code scaleTargetRef}: all that can be scaled has a group, but for one kind. */
  static void ofScale(Field reference) {
    judge(reference);
    var version = reference.get("apiVersion");
    if (version.text().indexOf('/') <= 0
        && !reference.get("kind").text().equals("ReplicationController")) {
      version.invalid("it has to have a group, such as apps/v1.");
    }
  }

  /** A reference to any object. */
  static void judge(Field reference) {
    for (var name : new String[] {"kind", "name"}) {
      var field = reference.get(name);
      if (field.text().isEmpty()) {
        field.required();
      } else {
        field.check(Names.PATH_SEGMENT.problem(field.text(), false));
      }
    }
    var version = reference.get("apiVersion");
    if (version.text().indexOf('/') != version.text().lastIndexOf('/')) {
      version.invalid("it has to be group/version or version.");
    }
  }
}
