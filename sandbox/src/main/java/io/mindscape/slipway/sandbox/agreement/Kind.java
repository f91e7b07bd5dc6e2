package io.mindscape.slipway.sandbox.agreement;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A kind that the server lets one create.
 *
 * @param group empty for the core
 * @param shape of its objects
 */
record Kind(
    String group, String version, String name, String plural, boolean namespaced, Shape shape) {

  String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** How the bench calls it: {@code Deployment}, or, for the second of a name, with its group. */
  String id() {
    return (group.isEmpty() ? "core" : group) + "/" + version + "/" + name;
  }

  /** The name of its files: {@code apps-Deployment}; with its version where it has several. */
  String file() {
    return (group.isEmpty() ? "core" : group) + "-" + name;
  }

  /** Where objects of it are created. */
  String path(String namespace) {
    var root = group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version;
    return namespaced
        ? root + "/namespaces/" + encode(namespace) + "/" + plural
        : root + "/" + plural;
  }

  static String encode(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
