package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.SignerNames;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A certificate that is made for a pod and lies in a projected volume. */
final class PodCertificates {

  private static final Set<String> KEYS =
      Set.of("RSA3072", "RSA4096", "ECDSAP256", "ECDSAP384", "ECDSAP521", "ED25519");

  private static final int LEAST_SECONDS = 60 * 60;
  private static final int DAY = 24 * 60 * 60;
  private static final int MOST_DAYS = 91;
  private static final int MAX_ANNOTATIONS = 256 * 1024;

  private PodCertificates() {}

  /**
   * Judges it.
   *
   * @param once says of a path that another file has it
   */
  static void judge(Field certificate, Consumer<Field> once) {
    var signer = certificate.get("signerName");
    if (signer.isEmpty()) {
      signer.required();
    } else {
      signer.check(SignerNames.problem(signer.text()));
    }
    annotations(certificate.get("userAnnotations"));
    certificate.get("keyType").oneOf(KEYS);
    var seconds = certificate.get("maxExpirationSeconds");
    if (seconds.isSet()) {
      int days = SignerNames.isKubernetes(signer.text()) ? 1 : MOST_DAYS;
      seconds.check(Formats.range(seconds.number(), LEAST_SECONDS, (long) days * DAY));
    }
    paths(certificate, once);
  }

  private static void paths(Field certificate, Consumer<Field> once) {
    boolean any = false;
    for (var name : List.of("credentialBundlePath", "keyPath", "certificateChainPath")) {
      var path = certificate.get(name);
      if (!path.isEmpty()) {
        any = true;
        VolumeFiles.path(path);
        once.accept(path);
      }
    }
    if (!any) {
      certificate.required(
          "write at least one of credentialBundlePath, keyPath and certificateChainPath.");
    }
  }

  private static void annotations(Field annotations) {
    long bytes = 0;
    for (var annotation : annotations.entries()) {
      var problem = key(annotation.key().toLowerCase(Locale.ROOT));
      if (problem != null) {
        annotation.report(
            "invalid", "%s has a wrong key: %s".formatted(annotation.path(), problem));
      }
      bytes += Formats.bytes(annotation.key()) + Formats.bytes(annotation.text());
    }
    if (bytes > MAX_ANNOTATIONS) {
      annotations.tooLong(MAX_ANNOTATIONS);
    }
  }

  private static @Nullable String key(String key) {
    return key.contains("/")
        ? Formats.qualifiedName(key)
        : "it has to have a domain before it, such as example.com/name.";
  }
}
