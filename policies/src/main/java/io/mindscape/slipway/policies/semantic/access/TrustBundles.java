package io.mindscape.slipway.policies.semantic.access;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import io.mindscape.slipway.policies.semantic.meta.SignerNames;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code certificates.k8s.io/v1/ClusterTrustBundle}. */
final class TrustBundles {

  private static final int MAX_BYTES = 1024 * 1024;

  private TrustBundles() {}

  static void judge(Field object) {
    var signer = object.get("spec", "signerName");
    ObjectMeta.clusterWide(object, (name, prefix) -> name(name, prefix, signer.text()));
    if (!signer.text().isEmpty()) {
      signer.check(SignerNames.problem(signer.text()));
    }
    anchors(object.get("spec", "trustBundle"));
  }

  private static @Nullable String name(String name, boolean prefix, String signer) {
    if (signer.isEmpty()) {
      return name.contains(":")
          ? "a bundle without a signerName has no \":\" in its name."
          : Names.SUBDOMAIN.problem(name, prefix);
    }
    var start = signer.replace('/', ':') + ":";
    return name.startsWith(start)
        ? Names.SUBDOMAIN.problem(name.substring(start.length()), prefix)
        : "for this signerName it has to begin with %s.".formatted(start);
  }

  private static void anchors(Field bundle) {
    if (Formats.bytes(bundle.text()) > MAX_BYTES) {
      bundle.tooLong(MAX_BYTES);
      return;
    }
    var problem = problem(bundle.text());
    if (problem != null) {
      bundle.report("invalid", "%s %s".formatted(bundle.path(), problem));
    }
  }

  private static @Nullable String problem(String bundle) {
    var blocks = PemReader.blocks(bundle.getBytes(StandardCharsets.UTF_8));
    Set<String> seen = new HashSet<>();
    for (var block : blocks) {
      if (!block.type().equals("CERTIFICATE") || block.annotated()) {
        return "may contain PEM blocks of type CERTIFICATE only, without headers.";
      }
      if (!isAuthority(block.bytes())) {
        return "contains what is no certificate of an authority.";
      }
      if (!seen.add(block.der())) {
        return "contains the same certificate twice.";
      }
    }
    return blocks.isEmpty() ? "has to contain a certificate, as a PEM block." : null;
  }

  private static boolean isAuthority(byte[] der) {
    try {
      var stream = new ByteArrayInputStream(der);
      var certificate = CertificateFactory.getInstance("X.509").generateCertificate(stream);
      return stream.available() == 0
          && certificate instanceof X509Certificate x509
          && x509.getBasicConstraints() >= 0
          && x509.getSerialNumber().signum() >= 0;
    } catch (CertificateException e) {
      return false;
    }
  }
}
