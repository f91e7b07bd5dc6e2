package io.mindscape.slipway.policies.reference;

import io.mindscape.slipway.policies.reference.Facts.Data;
import io.mindscape.slipway.policies.semantic.field.Field;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Objects that have others made, by the names that they give. */
final class Makers {

  private static final Set<String> CERTIFICATE = Set.of("ca.crt", "tls.crt", "tls.key");

  private Makers() {}

  /** What is made. */
  record Made(Id id, Facts facts) {}

  static List<Made> made(Referrer from) {
    var root = from.root();
    var spec = root.get("spec");
    var name = root.get("metadata", "name");
    return switch (from.object().ref().kind()) {
      case "ExternalSecret" -> List.of(external(from, spec, name));
      case "ClusterExternalSecret" ->
          List.of(external(from, spec.get("externalSecretSpec"), spec.get("externalSecretName")));
      case "SealedSecret" ->
          List.of(
              secret(
                  from,
                  orElse(spec.get("template", "metadata", "name"), name),
                  keys(spec.get("encryptedData"), spec.get("template", "data")),
                  false));
      case "Certificate" -> List.of(secret(from, spec.get("secretName"), CERTIFICATE, true));
      case "VaultStaticSecret", "VaultDynamicSecret", "VaultPKISecret" ->
          List.of(secret(from, spec.get("destination", "name"), Set.of(), true));
      case "OnePasswordItem" -> List.of(secret(from, name, Set.of(), true));
      case "SopsSecret" -> each(from, spec.get("secretTemplates"), "name");
      case "SecretProviderClass" -> each(from, spec.get("secretObjects"), "secretName");
      case "Ingress" -> certificates(from, root);
      default -> List.of();
    };
  }

  /**
   * The Secret of an ExternalSecret, with the keys that it names; where it takes all that is found
   * or fills in a template, there may be more.
   *
   * @see <a href="https://external-secrets.io/latest/api/externalsecret/">ExternalSecret</a>
   */
  private static Made external(Referrer from, Field spec, Field name) {
    var keys = new LinkedHashSet<String>();
    spec.get("data").items().forEach(item -> keys.add(item.get("secretKey").text()));
    var template = spec.get("target", "template");
    boolean isOpen = spec.get("dataFrom").size() > 0 || template.get("templateFrom").size() > 0;
    template.get("data").entries().forEach(entry -> keys.add(entry.key()));
    return secret(from, orElse(spec.get("target", "name"), name), keys, isOpen);
  }

  /** cert-manager makes the Secrets of an Ingress that names an issuer in an annotation. */
  private static List<Made> certificates(Referrer from, Field root) {
    var annotations = root.get("metadata", "annotations");
    boolean isIssued =
        annotations.has("cert-manager.io/issuer")
            || annotations.has("cert-manager.io/cluster-issuer")
            || annotations.has("kubernetes.io/tls-acme");
    return isIssued ? each(from, root.get("spec", "tls"), "secretName") : List.of();
  }

  private static List<Made> each(Referrer from, Field list, String key) {
    return list.items().stream().map(item -> secret(from, item.get(key), Set.of(), true)).toList();
  }

  private static Made secret(Referrer from, Field name, Set<String> keys, boolean isOpen) {
    return new Made(Id.core(Id.SECRET, from.namespace(), name.text()), new Data(keys, isOpen));
  }

  private static Set<String> keys(Field... maps) {
    var keys = new LinkedHashSet<String>();
    Stream.of(maps).forEach(map -> map.entries().forEach(entry -> keys.add(entry.key())));
    return keys;
  }

  private static Field orElse(Field wanted, Field otherwise) {
    return wanted.text().isEmpty() ? otherwise : wanted;
  }
}
