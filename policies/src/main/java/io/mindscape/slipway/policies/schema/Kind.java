package io.mindscape.slipway.policies.schema;

/**
 * A kind that an API server lets one create.
 *
 * @param apiVersion such as {@code apps/v1}
 * @param plural the name in paths, such as {@code deployments}
 * @param namespaced whether its objects live in a namespace
 * @param type the number of its type
 */
public record Kind(String apiVersion, String kind, String plural, boolean namespaced, int type) {

  /** The group, empty for the core's. */
  public String group() {
    return group(apiVersion);
  }

  static String group(String apiVersion) {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }
}
