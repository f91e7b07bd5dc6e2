package io.mindscape.slipway.policies.rule.served;

import io.mindscape.slipway.policies.rule.cel.value.TypedMap;
import java.util.Map;

/** What a table cannot say: limits that become requests, ports of the host, a volume of nothing. */
final class PodDefaults implements Defaults {

  @Override
  public void fill(String apiVersion, String kind, TypedMap object) {
    if (kind.equals("Pod") && apiVersion.equals("v1")) {
      if (object.get("spec") instanceof TypedMap spec) {
        pod(spec);
        template(spec);
      }
    } else if (object.get("spec") instanceof TypedMap spec) {
      inTemplate(kind.equals("CronJob") ? job(spec) : spec);
    }
  }

  private static TypedMap job(TypedMap spec) {
    return spec.get("jobTemplate") instanceof TypedMap template
            && template.get("spec") instanceof TypedMap job
        ? job
        : new TypedMap();
  }

  private static void inTemplate(TypedMap owner) {
    if (owner.get("template") instanceof TypedMap template
        && template.get("spec") instanceof TypedMap spec) {
      template(spec);
    }
  }

  private static void pod(TypedMap spec) {
    spec.putIfAbsent("enableServiceLinks", true);
    boolean isHost = Boolean.TRUE.equals(spec.get("hostNetwork"));
    for (var list : new String[] {"containers", "initContainers"}) {
      for (var item : Served.items(spec, list)) {
        if (item instanceof TypedMap container) {
          if (container.get("resources") instanceof TypedMap resources) {
            requests(resources);
          }
          if (isHost) {
            hostPorts(container);
          }
        }
      }
    }
  }

  // Not in templates: the server leaves them as they are.
  private static void hostPorts(TypedMap container) {
    for (var port : Served.items(container, "ports")) {
      if (port instanceof TypedMap one && one.get("containerPort") instanceof Long number) {
        one.putIfAbsent("hostPort", number);
      }
    }
  }

  private static void requests(TypedMap resources) {
    if (resources.get("limits") instanceof Map<?, ?> limits && !limits.isEmpty()) {
      var requests = resources.get("requests") instanceof TypedMap there ? there : new TypedMap();
      limits.forEach((name, amount) -> requests.putIfAbsent(String.valueOf(name), amount));
      resources.put("requests", requests);
    }
  }

  private static void template(TypedMap spec) {
    for (var item : Served.items(spec, "volumes")) {
      if (item instanceof TypedMap volume && volume.size() == 1 && volume.containsKey("name")) {
        volume.put("emptyDir", new TypedMap());
      }
    }
  }
}
