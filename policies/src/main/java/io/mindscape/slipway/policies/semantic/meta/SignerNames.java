package io.mindscape.slipway.policies.semantic.meta;

import io.mindscape.slipway.policies.semantic.field.Formats;
import org.jspecify.annotations.Nullable;

/**
 * Names of signers of certificates, such as {@code example.com/serving}, and of the trust bundles
 * that belong to one, such as {@code example.com:serving:roots}.
 */
public final class SignerNames {

  private static final int MAX_DOMAIN = 253;
  private static final int MAX_NAME = MAX_DOMAIN + 1 + (253 + 63 + 1);
  private static final String KUBERNETES = "kubernetes.io";

  private SignerNames() {}

  /** What is wrong with the name of a signer, or null. */
  public static @Nullable String problem(String name) {
    var parts = name.split("/", -1);
    if (parts.length != 2) {
      return "it has to be a domain and a path, such as example.com/signer-name.";
    }
    if (Formats.bytes(parts[0]) > MAX_DOMAIN || Formats.bytes(name) > MAX_NAME) {
      return Formats.longer(Formats.bytes(parts[0]) > MAX_DOMAIN ? MAX_DOMAIN : MAX_NAME);
    }
    var domain = domain(parts[0]);
    return domain == null ? path(parts[1]) : domain;
  }

  private static @Nullable String domain(String domain) {
    var labels = domain.split("\\.", -1);
    if (labels.length < 2) {
      return "its domain has to have a dot.";
    }
    for (var label : labels) {
      var problem = Formats.dnsLabel(label);
      if (problem != null) {
        return "of each part of its domain, " + problem;
      }
    }
    return null;
  }

  private static @Nullable String path(String path) {
    for (var label : path.split("\\.", -1)) {
      var problem = Formats.dnsSubdomain(label);
      if (problem != null) {
        return "behind the \"/\", " + problem;
      }
    }
    return null;
  }

  /** Whether a signer is one of Kubernetes itself. */
  public static boolean isKubernetes(String name) {
    int slash = name.indexOf('/');
    var domain = slash < 0 ? name : name.substring(0, slash);
    return domain.equals(KUBERNETES) || domain.endsWith("." + KUBERNETES);
  }

  /** What is wrong with a name by which a trust bundle is asked for, of a signer or of none. */
  public static @Nullable String bundle(String name) {
    int colon = name.lastIndexOf(':');
    if (colon == 0 || name.lastIndexOf('/', colon) >= 0) {
      return "before its last \":\" it has to have the name of a signer, with \":\" for \"/\".";
    }
    return Formats.dnsSubdomain(name.substring(colon + 1));
  }
}
