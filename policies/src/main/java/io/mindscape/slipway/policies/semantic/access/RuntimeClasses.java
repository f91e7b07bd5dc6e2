package io.mindscape.slipway.policies.semantic.access;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import io.mindscape.slipway.policies.semantic.meta.Overheads;
import io.mindscape.slipway.policies.semantic.meta.Toleration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code node.k8s.io/v1/RuntimeClass}. */
final class RuntimeClasses {

  private RuntimeClasses() {}

  static void judge(Field object) {
    ObjectMeta.clusterWide(object, Names.SUBDOMAIN);
    var handler = object.get("handler");
    if (handler.text().isEmpty()) {
      handler.required();
    } else {
      handler.check(Formats.dnsLabel(handler.text()));
    }
    Overheads.judge(object.get("overhead", "podFixed"));
    ObjectMeta.labels(object.get("scheduling", "nodeSelector"));
    tolerations(object.get("scheduling", "tolerations"));
  }

  private static void tolerations(Field tolerations) {
    Toleration.judge(tolerations);
    Set<List<String>> seen = new HashSet<>();
    for (var item : tolerations.items()) {
      var key =
          List.of(
              item.get("key").text(),
              item.get("operator").text(),
              item.get("value").text(),
              item.get("effect").text());
      if (!seen.add(key)) {
        item.duplicate();
      }
    }
  }
}
