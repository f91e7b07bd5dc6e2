package io.mindscape.slipway.policies.reference;

import io.mindscape.slipway.policies.finding.ResourceRef;

/**
 * Which object of a cluster is meant, whatever version its manifest is written in.
 *
 * @param group empty for the core group
 * @param namespace empty for what is in none
 */
public record Id(String group, String kind, String namespace, String name) {

  static final String SECRET = "Secret";
  static final String CONFIG_MAP = "ConfigMap";
  static final String SERVICE = "Service";
  static final String CLAIM = "PersistentVolumeClaim";
  static final String ACCOUNT = "ServiceAccount";
  static final String RBAC = "rbac.authorization.k8s.io";
  static final String GATEWAYS = "gateway.networking.k8s.io";

  /** Of an object that names its group by its version. */
  static Id of(ResourceRef object, String namespace) {
    return new Id(group(object.apiVersion()), object.kind(), namespace, object.name());
  }

  /** Of the core group. */
  static Id core(String kind, String namespace, String name) {
    return new Id("", kind, namespace, name);
  }

  static String group(String apiVersion) {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  /** The same of another name. */
  Id named(String other) {
    return new Id(group, kind, namespace, other);
  }

  /** {@code Secret db}, for a sentence. */
  String words() {
    return kind + " " + name;
  }
}
