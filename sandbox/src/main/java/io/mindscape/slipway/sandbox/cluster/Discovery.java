package io.mindscape.slipway.sandbox.cluster;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The kinds that the clusters have besides Kubernetes' own: those of the Prometheus operator. */
final class Discovery {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String GROUP_VERSION = "monitoring.coreos.com/v1";
  private static final List<String> KINDS = List.of("PrometheusRule", "ServiceMonitor");

  private Discovery() {}

  /** What the API says of the group at {@code path}, if it is one that we have. */
  static Optional<String> answer(String path) {
    if (!path.equals("/apis/" + GROUP_VERSION)) {
      return Optional.empty();
    }
    var list = JSON.createObjectNode();
    list.put("kind", "APIResourceList").put("apiVersion", "v1").put("groupVersion", GROUP_VERSION);
    var resources = list.putArray("resources");
    for (var kind : KINDS) {
      var singular = kind.toLowerCase(Locale.ROOT);
      var resource = resources.addObject();
      resource.put("name", singular + "s").put("singularName", singular).put("kind", kind);
      resource.put("namespaced", true);
      resource.putArray("verbs").add("get").add("list").add("patch").add("create").add("delete");
    }
    return Optional.of(JSON.writeValueAsString(list));
  }
}
