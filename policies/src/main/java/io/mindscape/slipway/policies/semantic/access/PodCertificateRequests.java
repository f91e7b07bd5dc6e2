package io.mindscape.slipway.policies.semantic.access;

import io.mindscape.slipway.policies.semantic.access.Der.Malformed;
import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import io.mindscape.slipway.policies.semantic.meta.SignerNames;
import java.util.Locale;

/**
 * {@code certificates.k8s.io/v1/PodCertificateRequest}; a status is dropped when one is created.
 */
final class PodCertificateRequests {

  private static final int MAX_UID = 128;
  private static final int MAX_DER = 10 * 1024;
  private static final int MAX_ANNOTATIONS = 256 * 1024;

  private static final long HOUR = 60 * 60;
  private static final long DAY = 24 * HOUR;

  private PodCertificateRequests() {}

  static void judge(Field object) {
    ObjectMeta.namespaced(object, Names.SUBDOMAIN);
    var spec = object.get("spec");
    signer(spec.get("signerName"));
    annotations(spec.get("unverifiedUserAnnotations"));
    for (var what : new String[] {"pod", "serviceAccount", "node"}) {
      var name = spec.get(what + "Name");
      name.check(Formats.dnsSubdomain(name.text()));
      uid(spec.get(what + "UID"));
    }
    var most = SignerNames.isKubernetes(spec.get("signerName").text()) ? DAY : 91 * DAY;
    var seconds = spec.get("maxExpirationSeconds");
    seconds.check(Formats.range(seconds.number(DAY), HOUR, most));
    key(spec);
  }

  private static void signer(Field name) {
    if (name.text().isEmpty()) {
      name.required();
    } else {
      name.check(SignerNames.problem(name.text()));
    }
  }

  private static void uid(Field uid) {
    if (uid.text().isEmpty()) {
      uid.invalid("it may not be empty.");
    } else if (Formats.bytes(uid.text()) > MAX_UID) {
      uid.tooLong(MAX_UID);
    }
  }

  private static void annotations(Field annotations) {
    long bytes = 0;
    for (var entry : annotations.entries()) {
      var key = entry.key().toLowerCase(Locale.ROOT);
      if (!key.contains("/") || Formats.qualifiedName(key) != null) {
        annotations.report(
            "invalid",
            "%s has to have keys with a domain before a \"/\", such as example.com/name."
                .formatted(annotations.path()));
      }
      bytes += Formats.bytes(entry.key()) + Formats.bytes(entry.text());
    }
    if (bytes > MAX_ANNOTATIONS) {
      annotations.tooLong(MAX_ANNOTATIONS);
    }
  }

  private static void key(Field spec) {
    var request = spec.get("stubPKCS10Request");
    var key = spec.get("pkixPublicKey");
    var proof = spec.get("proofOfPossession");
    boolean hasRequest = request.bytes().length > 0;
    boolean hasKey = key.bytes().length > 0;
    boolean hasProof = proof.bytes().length > 0;
    if (hasRequest && !hasKey && !hasProof) {
      request(request);
    } else if (!hasRequest && hasKey && hasProof) {
      ProofsOfPossession.judge(key, proof, spec.get("podUID").text());
    } else {
      spec.invalid(
          "it has to have either stubPKCS10Request, or pkixPublicKey and proofOfPossession.");
    }
  }

  private static void request(Field field) {
    if (field.bytes().length > MAX_DER) {
      field.tooLong(MAX_DER);
      return;
    }
    try {
      var request = SigningRequest.read(field.bytes());
      var key = request.key();
      if (key == null || !ProofsOfPossession.isStrong(key)) {
        field.report("invalid", "%s: %s".formatted(field.path(), ProofsOfPossession.KEYS));
      } else if (!request.isSigned()) {
        field.report("invalid", "%s is not signed with its own key.".formatted(field.path()));
      }
    } catch (Malformed e) {
      field.report(
          "invalid", "%s is no PKCS #10 request: %s.".formatted(field.path(), e.getMessage()));
    }
  }
}
