package io.mindscape.slipway.policies.semantic.access;

import io.mindscape.slipway.policies.semantic.access.Der.Malformed;
import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import io.mindscape.slipway.policies.semantic.meta.SignerNames;
import java.util.HashSet;
import java.util.Set;

/**
 * {@code certificates.k8s.io/v1/CertificateSigningRequest}; a status, and who asks, are dropped
 * when one is created.
 */
final class CertificateRequests {

  private static final long MIN_SECONDS = 600;
  private static final String CLIENT = "kubernetes.io/kube-apiserver-client";
  private static final String LEGACY = "kubernetes.io/legacy-unknown";

  private static final Set<String> USAGES =
      Set.of(
          "signing",
          "digital signature",
          "content commitment",
          "key encipherment",
          "key agreement",
          "data encipherment",
          "cert sign",
          "crl sign",
          "encipher only",
          "decipher only",
          "any",
          "server auth",
          "client auth",
          "code signing",
          "email protection",
          "s/mime",
          "ipsec end system",
          "ipsec tunnel",
          "ipsec user",
          "timestamping",
          "ocsp signing",
          "microsoft sgc",
          "netscape sgc");

  private CertificateRequests() {}

  static void judge(Field object) {
    ObjectMeta.clusterWide(object, Names.PATH_SEGMENT);
    var spec = object.get("spec");
    request(spec.get("request"), spec.get("signerName").text());
    usages(spec.get("usages"));
    signer(spec.get("signerName"));
    var seconds = spec.get("expirationSeconds");
    if (seconds.isSet() && seconds.number() < MIN_SECONDS) {
      seconds.invalid("it has to be at least %d.".formatted(MIN_SECONDS));
    }
  }

  private static void request(Field field, String signer) {
    var blocks = PemReader.blocks(field.bytes());
    if (blocks.isEmpty() || !blocks.getFirst().type().equals("CERTIFICATE REQUEST")) {
      field.report(
          "invalid", "%s has to be a PEM block CERTIFICATE REQUEST.".formatted(field.path()));
      return;
    }
    try {
      var request = SigningRequest.read(blocks.getFirst().bytes());
      if (!request.isSigned()) {
        field.report("invalid", "%s is not signed with its own key.".formatted(field.path()));
      }
      if (signer.equals(CLIENT) && request.organizations().contains("system:masters")) {
        field.forbidden("that signer makes nobody a member of system:masters.");
      }
    } catch (Malformed e) {
      field.report(
          "invalid", "%s is no PKCS #10 request: %s.".formatted(field.path(), e.getMessage()));
    }
  }

  private static void usages(Field usages) {
    if (usages.size() == 0) {
      usages.required("write what the certificate is for.");
    }
    Set<String> seen = new HashSet<>();
    for (var usage : usages.items()) {
      usage.oneOf(USAGES);
      if (!seen.add(usage.text())) {
        usage.duplicate();
      }
    }
  }

  private static void signer(Field name) {
    if (name.text().isEmpty()) {
      name.required();
    } else if (name.text().equals(LEGACY)) {
      name.invalid("this version of the API has no legacy signer.");
    } else {
      name.check(SignerNames.problem(name.text()));
    }
  }
}
