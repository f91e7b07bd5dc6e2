package io.mindscape.slipway.policies.semantic.apps;

import io.mindscape.slipway.policies.semantic.field.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The template of a StatefulSet as its pods have it: each claim is a volume of the same name, which
 * hides one that the template has; host name and subdomain come from the set.
 */
final class ClaimVolumes {

  private ClaimVolumes() {}

  /** The template of {@code spec} with the volumes of its claims. */
  static Field added(Field spec) {
    var template = spec.get("template");
    var pod = template.get("spec").parts();
    pod.remove("hostname");
    pod.remove("subdomain");
    if (spec.get("volumeClaimTemplates").size() > 0) {
      pod.put("volumes", volumes(spec, template.get("spec", "volumes")));
    }
    var changed = template.parts();
    if (template.get("spec").isSet()) {
      changed.put("spec", template.get("spec").as(pod));
    }
    return template.as(changed);
  }

  private static List<Object> volumes(Field spec, Field own) {
    Map<String, Object> claimed = new LinkedHashMap<>();
    for (var claim : spec.get("volumeClaimTemplates").items()) {
      var name = claim.get("metadata", "name").as(claim.get("metadata", "name").text());
      claimed.put(
          name.text(),
          claim.as(Map.of("name", name, "persistentVolumeClaim", Map.of("claimName", name))));
    }
    var volumes = new ArrayList<Object>(claimed.values());
    for (var volume : own.items()) {
      if (!claimed.containsKey(volume.get("name").text())) {
        volumes.add(volume);
      }
    }
    return volumes;
  }
}
