package io.mindscape.slipway.policies.finding;

/**
 * Names a Kubernetes object.
 *
 * @param namespace empty where the manifest names none
 * @param name empty where the manifest has none (yet)
 */
public record ResourceRef(String apiVersion, String kind, String namespace, String name) {

  /** {@code Deployment mindscape/api}, or {@code Deployment api} without a namespace. */
  @Override
  public String toString() {
    return kind + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
  }
}
