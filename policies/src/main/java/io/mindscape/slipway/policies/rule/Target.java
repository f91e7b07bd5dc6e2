package io.mindscape.slipway.policies.rule;

import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.schema.Schemas;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object that is created or changed, as the rules of a policy see it.
 *
 * @param before the object as it was; null where it is new
 * @param group empty for the core's
 * @param resource the plural by which the API knows its kind
 * @param isBuiltIn whether the kind is one of Kubernetes' own
 * @param isNamespaced whether objects of the kind live in a namespace
 * @param namespace where it will be; empty where it lives in none
 */
record Target(
    Manifest manifest,
    @Nullable Manifest before,
    String group,
    String version,
    String kind,
    String resource,
    boolean isBuiltIn,
    boolean isNamespaced,
    String namespace) {

  /** What policies never see: their own kind, so that a wrong one can be mended. */
  private static final String ADMISSION = "admissionregistration.k8s.io";

  static Target of(Manifest manifest, @Nullable Manifest before, Surroundings around) {
    var apiVersion = manifest.text("apiVersion");
    var kind = manifest.text("kind");
    int slash = apiVersion.indexOf('/');
    var known = Schemas.builtIn().kind(apiVersion, kind);
    var custom = known == null ? around.custom(apiVersion, kind) : null;
    boolean isNamespaced =
        known != null ? known.namespaced() : custom == null || custom.isNamespaced();
    var given = manifest.text("metadata", "namespace");
    return new Target(
        manifest,
        before,
        slash < 0 ? "" : apiVersion.substring(0, slash),
        apiVersion.substring(slash + 1),
        kind,
        known != null ? known.plural() : custom != null ? custom.plural() : plural(kind),
        known != null,
        isNamespaced,
        !isNamespaced ? "" : given.isEmpty() ? around.defaultNamespace() : given);
  }

  private static String plural(String kind) {
    var name = kind.toLowerCase(Locale.ROOT);
    if (name.endsWith("s") || name.endsWith("x") || name.endsWith("ch")) {
      return name + "es";
    }
    return name.endsWith("y") ? name.substring(0, name.length() - 1) + "ies" : name + "s";
  }

  String operation() {
    return before == null ? "CREATE" : "UPDATE";
  }

  String name() {
    return manifest.text("metadata", "name");
  }

  boolean isNamespace() {
    return group.isEmpty() && resource.equals("namespaces");
  }

  /** The namespace as the API server takes it for a request: a namespace is in itself. */
  String requestNamespace() {
    return isNamespace() ? name() : namespace;
  }

  boolean isExempt() {
    return group.equals(ADMISSION);
  }

  static Map<String, String> labels(Manifest manifest) {
    return Nodes.map(manifest.at("metadata", "labels"));
  }
}
